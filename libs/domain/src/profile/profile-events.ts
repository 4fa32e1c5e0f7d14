import type { ArticleKey } from '../articles.js';
import type { ParameterValue } from '../parameters.js';

/** What a local value rests on: a paper of the office or of its superior, never words of a petition. */
export type ProfileBasis = {
  readonly docNo: string;
  readonly title: string;
  /** @shape YYYY-MM-DD */
  readonly decidedOn: string;
};

type Recorded = {
  /** Number of the change in the book, from 1; versions of policies name it. */
  readonly no: number;
  readonly orgId: number;
  /** The day on which it was entered: what was closed before does not know it. @shape YYYY-MM-DD */
  readonly recordedOn: string;
  /** Why, for whoever asks later. */
  readonly reason: string;
  readonly basis: ProfileBasis;
};

/** 参数设定: a local value of an organisation, from a day on. */
export type ParameterSet = {
  readonly type: 'ParameterSet';
  readonly article: ArticleKey | null;
  readonly data: Recorded & {
    readonly key: string;
    readonly value: ParameterValue;
    readonly from: string;
    readonly to: string | null;
    /** Holds for the organisations below as well, unless they set their own. */
    readonly forBelow: boolean;
  };
};

/** 参数停用: a local value holds to a day and no longer. @shape ends: number of the change that set it */
export type ParameterEnded = {
  readonly type: 'ParameterEnded';
  readonly article: ArticleKey | null;
  readonly data: Recorded & { readonly ends: number; readonly to: string };
};

/** Everything that ever happened to the parameters of the organisations of an installation. */
export type ProfileEvent = ParameterSet | ParameterEnded;

/** Newest schema version of each. */
export const PROFILE_EVENT_VERSIONS = {
  ParameterSet: 1,
  ParameterEnded: 1,
} as const satisfies Record<ProfileEvent['type'], number>;
