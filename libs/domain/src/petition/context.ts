import type { PetitionClass, PetitionStatus, Role } from '../glossary/index.js';
import type { Calendar } from '../calendar.js';
import type { Policy } from '../parameters.js';

/** A civil date in Asia/Shanghai. @shape `YYYY-MM-DD` (K-18) */
export type PlainDate = string;
/** A moment. @shape ISO 8601 in UTC, e.g. `2026-11-22T06:20:00.000Z` */
export type Instant = string;
/** @shape UUID */
export type PetitionId = string;
/** @shape UUID of an account */
export type AccountId = string;
/** A petitioner, representative or accused within one petition; each has a key of its own. @shape UUID */
export type SubjectId = string;
/** A point (诉求或举报要点) of a matter. @shape `<matterNo>.<pointNo>`, both from 1, e.g. `1.2` */
export type PointRef = string;

/** Who acts, and in which capacity of those that the account holds. */
export type Actor = {
  accountId: AccountId;
  orgId: number;
  capacity: Role;
  roles: readonly Role[];
};

/** The organisation of record, as far as decisions need it. */
export type OrganisationFacts = {
  id: number;
  /** Code in petition numbers, e.g. `411300Z`. */
  code: string;
  /** Issuer code in document numbers 机关代字, e.g. `宛组`. */
  shortCode: string;
  level: 'province' | 'city' | 'county';
  /** Small-office profile 小机关模式 (§2.14, O-98). */
  smallOffice: boolean;
};

/**
 * A series 系列 from which a number is taken (§6.2): organisation × year × book.
 * @shape book: a channel letter (`L` … `O`) for petitions, or an issuer code with kind for documents (`信复`, `信告` …)
 */
export type SeriesRef = { orgId: number; year: number; book: string };

/** What a decision looks at on the other side; a petition's state has all of it. */
export type RelatedPetition = {
  readonly petitionId: PetitionId;
  readonly status: PetitionStatus;
  readonly issued: object | null;
  readonly agreement: object | null;
  readonly submissions: readonly object[];
  readonly below: { readonly objectedOn: PlainDate | null } | null;
  readonly reportedUp: { readonly submission: number } | null;
};

/** The petition that goes on when another is merged into it (主件); a petition's state has all of it. */
export type MainPetition = {
  readonly status: PetitionStatus;
  readonly class: PetitionClass;
  readonly arrival: { readonly orgId: number };
};

/** All that a decision may know besides state and command. Nothing is read from the outside. */
export type DecisionContext = {
  today: PlainDate;
  now: Instant;
  policy: Policy;
  calendar: Calendar;
  actor: Actor;
  organisation: OrganisationFacts;
  /**
   * Numbers taken for this command, keyed by `seriesKey`; on the trial run they are provisional.
   * See `seriesNeeded` in numbering.ts.
   */
  numbers: Readonly<Record<string, number>>;
  /**
   * The other side of something sent down, where the command touches both: the petition there, and the organ that
   * receives. Found by the caller.
   */
  related?: {
    state: RelatedPetition | null;
    organisation: (OrganisationFacts & { name: string; active?: boolean }) | null;
    /** Where a petition is merged into another: that other; null where there is none. */
    main?: MainPetition | null;
  };
  /** Ten random digits for the number of a restricted petition (accusation, sealed). */
  randomNo: string;
};

/** The key under which a taken number stands in `DecisionContext.numbers`. */
export function seriesKey(series: SeriesRef): string {
  return `${series.orgId}/${series.year}/${series.book}`;
}
