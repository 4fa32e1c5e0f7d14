import { CATEGORY_WORDS, CLASS_CUES } from './category-words.js';
import {
  CATEGORIES,
  CATEGORY_GROUPS,
  type CategoryCode,
  type CategoryGroup,
  type IntakeArea,
  type KeyArea,
  type PetitionClass,
} from './glossary/index.js';

/** Narrows a string from outside to a category of §6.3. */
export const isCategoryCode = (code: string): code is CategoryCode => Object.hasOwn(CATEGORIES, code);

/** The first level of a category. */
export const groupOf = (code: CategoryCode): CategoryGroup => code.slice(0, 2) as CategoryGroup;

/** 01 选人用人: by §2.1 the business of 12380. */
export const isPersonnelSelection = (code: CategoryCode): boolean => groupOf(code) === '01';

/** 12 不属职权 (O-21). */
export const isOutOfScope = (code: CategoryCode): boolean => groupOf(code) === '12';

/**
 * Which of the eight areas of work it belongs to (O-21); null = outside our powers.
 * READING: 0803 落实政策 is the carrying out of organisational policy, the rest of 08 are appeals.
 */
export const intakeAreaOf = (code: CategoryCode): IntakeArea | null =>
  code === '0803' ? 'area1' : CATEGORY_GROUPS[groupOf(code)].area;

/**
 * A proposal for the person who registers, never a decision.
 * @shape matched: the words in the text that speak for it; score: only for the order
 */
export type CategorySuggestion = {
  readonly code: CategoryCode;
  readonly class: PetitionClass;
  readonly keyArea: KeyArea | null;
  readonly matched: readonly string[];
  readonly score: number;
};

const CODES = Object.keys(CATEGORIES) as CategoryCode[];
const MAX_SUGGESTIONS = 5;

type FoundWord = { readonly word: string; readonly decisive: boolean };

// A longer word says more than a short one: 突击提拔 outweighs 提拔. A decisive one outweighs the setting: 贿选 at a
// 村委会换届 is about the bribe.
const weightOf = ({ word, decisive }: FoundWord): number => word.length * word.length + (decisive ? 25 : 0);

const wordsIn = (text: string, words: string): FoundWord[] =>
  words
    .split(' ')
    .map((entry) => ({ word: entry.replace('!', ''), decisive: entry.endsWith('!') }))
    .filter(({ word }) => text.includes(word));

// 离休费 inside 拖欠离休费 is no second witness, but lends it its weight.
const withoutContained = (found: readonly FoundWord[]): FoundWord[] =>
  found
    .filter(({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)))
    .map(({ word, decisive }) => ({
      word,
      decisive: decisive || found.some((other) => other.decisive && word.includes(other.word)),
    }));

/** The class that the wording itself speaks for; null where it says nothing or speaks with two tongues. */
const classByCues = (text: string): PetitionClass | null => {
  const heard = (Object.keys(CLASS_CUES) as PetitionClass[]).filter(
    (petitionClass) => wordsIn(text, CLASS_CUES[petitionClass]).length > 0,
  );
  return heard.length === 1 ? (heard[0] ?? null) : null;
};

// What accuses stays an accusation whatever the tone: taken for a suggestion it would lose its protection.
// Questions and thanks stay suggestions.
const classFor = (code: CategoryCode, cue: PetitionClass | null): PetitionClass => {
  const usual: PetitionClass = CATEGORIES[code].class;
  return cue === null || usual === 'accusation' || groupOf(code) === '11' ? usual : cue;
};

/**
 * Ranks categories by the words of a text: a small dictionary, offline, the same for the same text.
 * @shape best first, at most five; empty when no word is known
 */
export const suggestCategory = (text: string): readonly CategorySuggestion[] => {
  const compact = text.replace(/\s+/g, '');
  const cue = classByCues(compact);
  return CODES.flatMap((code) => {
    const found = withoutContained(wordsIn(compact, CATEGORY_WORDS[code]));
    if (found.length === 0) return [];
    const score = found.reduce((sum, word) => sum + weightOf(word), 0);
    const matched = found.map(({ word }) => word);
    // What is said first is mostly what it is about; it decides between equals.
    const first = Math.min(...matched.map((word) => compact.indexOf(word)));
    const suggestion = {
      code,
      class: classFor(code, cue),
      keyArea: CATEGORIES[code].keyArea,
      matched,
      score,
    };
    return [{ suggestion, first }];
  })
    .sort(
      (a, b) =>
        b.suggestion.score - a.suggestion.score ||
        a.first - b.first ||
        (a.suggestion.code < b.suggestion.code ? -1 : 1),
    )
    .slice(0, MAX_SUGGESTIONS)
    .map(({ suggestion }) => suggestion);
};
