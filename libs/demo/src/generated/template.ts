import type { Accused, LifeStory, Matter, Note, Result, Story } from '../story.js';
import type { Random } from '../random.js';
import type { Words } from './words.js';

/** What is drawn from words to make one petition. */
export type Drawn = {
  readonly title: string;
  readonly content: string;
  readonly matter: Matter;
  readonly accused?: readonly Accused[];
  readonly notes?: readonly Note[];
  readonly result?: Result;
  readonly life: LifeStory;
  readonly change?: Partial<Story>;
};

/** A kind of petition: how often it comes, and how one is written. */
export type Template = {
  readonly name: string;
  readonly weight: number;
  /** City only, counties only, or both. */
  readonly at: 'city' | 'county' | 'both';
  /** Nobody signs these. @shape probability */
  readonly anonymous?: number;
  readonly write: (words: Words, random: Random) => Drawn;
};

/** 元, as it is written in letters. */
export const yuan = (sum: number): string => `${sum}元`;
