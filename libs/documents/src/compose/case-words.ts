import { CHANNELS, CLASSES, FINDINGS, ORIGINS, type NoteKind } from '#domain';
import {
  type DocumentCase,
  isRestricted,
  latestWords,
  ownMatters,
  petitionerNames,
} from '../document-case.js';
import { fullWidth, para, sentence } from '../wording.js';
import type { Paragraph } from '../document-model.js';
import { ordinalZh } from '../wording.js';

/** Who reported, as this paper may say it: of an accusation nobody is named below, beside or to the accused (30③). */
export const petitionerZh = (theCase: DocumentCase): string =>
  isRestricted(theCase)
    ? '有关信访人（身份信息已隐去）'
    : petitionerNames(theCase).join('、') || '有关信访人';

/** How it came. */
export const sourceZh = ({ state: { arrival } }: DocumentCase): string =>
  `${ORIGINS[arrival.origin].zh}，${CHANNELS[arrival.channel].zh}${arrival.via12380 ? '（12380）' : ''}`;

/** What it is about, in a line for a title. */
export const aboutZh = (theCase: DocumentCase): string =>
  isRestricted(theCase)
    ? `${theCase.state.arrival.displayNo}信访事项`
    : `${petitionerNames(theCase).join('、') || CLASSES[theCase.state.class].zh}信访事项`;

/** Names and posts of the accused. */
export const accusedZh = ({ state, texts }: DocumentCase): string =>
  state.arrival.subjects
    .filter(({ role }) => role === 'accused' || role === 'accusedOrganisation')
    .map(({ subjectId }) => texts.persons[subjectId])
    .map((person) => [person?.unit, person?.post, person?.name].filter(Boolean).join(''))
    .filter((words) => words !== '')
    .join('、');

/** The matters in full, for those who handle them. */
export const mattersFull = (theCase: DocumentCase): Paragraph[] =>
  ownMatters(theCase).flatMap(({ summary, points }) => [
    ...(summary === '' ? [] : [para(sentence(summary))]),
    ...(points.length < 2
      ? []
      : points.map(({ text }, at) => para(`（${ordinalZh(at + 1)}）${sentence(text)}`))),
  ]);

/** The points in one text, numbered. */
export const pointsText = (theCase: DocumentCase): string =>
  ownMatters(theCase)
    .flatMap(({ points }) => points)
    .map(({ text }, at) => `${at + 1}．${text}`)
    .join('\n');

/** The summaries in one text. */
export const summaryText = (theCase: DocumentCase): string =>
  ownMatters(theCase)
    .map(({ summary }) => summary)
    .filter((summary) => summary !== '')
    .join('\n');

/** Words of notes of one kind, in order. */
export function notesText({ state, texts }: DocumentCase, kinds: readonly NoteKind[]): string {
  return state.notes
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ noteId }) => texts.notes[noteId]?.['text'])
    .filter((words): words is string => typeof words === 'string')
    .join('\n');
}

/** The result in force, field by field; '' where there is none. */
export const resultWords = (theCase: DocumentCase) => latestWords(theCase, 'ResultSubmitted');

/** Each point with its finding. */
export function findingsText(theCase: DocumentCase): string {
  const submitted = theCase.state.submissions.at(-1);
  const spoken: unknown = theCase.texts.latest.ResultSubmitted?.['answers'];
  const words = typeof spoken === 'object' && spoken !== null ? (spoken as Record<string, unknown>) : {};
  return ownMatters(theCase)
    .flatMap(({ points }) => points)
    .map(({ ref, text }, at) => {
      const answer = submitted?.answers.find(({ point }) => point === ref);
      const found = answer?.finding == null ? '' : fullWidth(FINDINGS[answer.finding].zh);
      const said = words[ref];
      return `（${ordinalZh(at + 1)}）关于“${text}”：${found === '' ? '' : `经查，${found}。`}${typeof said === 'string' ? sentence(said) : ''}`;
    })
    .join('\n');
}

/** Measures of the result, one in a line. */
export function measuresText({ texts }: DocumentCase): string {
  const spoken: unknown = texts.latest.ResultSubmitted?.['measures'];
  return Array.isArray(spoken)
    ? spoken.filter((each): each is string => typeof each === 'string').join('\n')
    : '';
}
