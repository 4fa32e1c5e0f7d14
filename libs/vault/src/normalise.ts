import { plainName } from './name-variants.js';

/** How a value is made comparable before it is hashed: two ways of writing one thing must meet. */
export type BlindKind = 'text' | 'name' | 'idNumber' | 'phone';

const squeeze = (value: string) => value.normalize('NFKC').trim().replace(/\s+/gu, ' ');

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

// 十五位旧号补世纪和校验码成十八位(GB 11643—1999):同一个人的新旧两号要碰得上
function eighteen(number: string): string {
  if (!/^\d{15}$/u.test(number)) return number;
  const long = `${number.slice(0, 6)}19${number.slice(6)}`;
  const sum = [...long].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return `${long}${CHECK_DIGITS[sum % 11] ?? ''}`;
}

const NORMALISERS: Record<BlindKind, (value: string) => string> = {
  text: (value) => squeeze(value).toLowerCase(),
  // 名字中间的空格和各种间隔号(阿依古丽·买买提)写法不一,一律去掉;繁体、异体按规范字比
  name: (value) =>
    plainName(squeeze(value))
      .replace(/[\s·•・‧∙.]/gu, '')
      .toLowerCase(),
  idNumber: (value) => eighteen(squeeze(value).replace(/\s/gu, '').toUpperCase()),
  phone: (value) =>
    squeeze(value)
      .replace(/\D/gu, '')
      .replace(/^(?:00)?86(?=1\d{10}$)/u, ''),
};

/** The comparable form of a value: NFKC (全角→半角), trimmed; ids in upper case, phones as digits only. */
export const normalise = (value: string, kind: BlindKind): string => NORMALISERS[kind](value);

const HAN = /^\p{Script=Han}$/u;
const WORDS = /\p{Script=Han}+|[\p{L}\p{M}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{M}\p{N}]|$)/gu;

/** Runs of Chinese characters, and words of anything else, in order. */
const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORDS) ?? [];

const pairsOf = (run: readonly string[]): string[] => run.slice(1).map((next, i) => run[i]! + next);

/**
 * The 1- and 2-grams of the Chinese runs of a text, and its Latin or digit words whole; without repeats.
 */
export const gramsOf = (text: string): string[] => {
  const grams = new Set<string>();
  for (const run of runsOf(text)) {
    const characters = [...run];
    if (!HAN.test(characters[0]!)) grams.add(run);
    else for (const gram of [...characters, ...pairsOf(characters)]) grams.add(gram);
  }
  return [...grams];
};

/**
 * The grams a search asks for: pairs where a run has two characters or more, the character itself where not.
 * Fewer and rarer than {@link gramsOf}, and each of them is among the grams of a text that holds the words.
 */
export const queryGramsOf = (text: string): string[] => {
  const grams = new Set<string>();
  for (const run of runsOf(text)) {
    const characters = [...run];
    if (!HAN.test(characters[0]!) || characters.length === 1) grams.add(run);
    else for (const gram of pairsOf(characters)) grams.add(gram);
  }
  return [...grams];
};
