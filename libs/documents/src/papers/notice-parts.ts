import type { DocumentCase, Words } from '../document-case.js';
import type { Paragraph } from '../document-model.js';
import { bodyOf, para, sentence } from '../wording.js';

/** What a notice is made of. */
export type Told = {
  theCase: DocumentCase;
  /** As entered when the notice was recorded. */
  route: string;
  /** Of the entry decision. */
  triage: Words;
  short: boolean;
};

/** The last line of every notice. */
export const END = para('特此告知。');

/** A typed text behind its label, each line a sentence; nothing where nothing was typed. */
export const labelled = (label: string, text: string): Paragraph[] => {
  const [first, ...rest] = bodyOf(text).map(({ text: line }) => para(sentence(line)));
  return first === undefined ? [] : [para(`${label}：${first.text}`), ...rest];
};
