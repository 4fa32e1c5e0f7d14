import type {
  Anonymity,
  AppealKind,
  CadreAuthority,
  Channel,
  Conclusion,
  Disposition,
  Finding,
  KeyArea,
  Measure,
  NoteKind,
  Origin,
  PetitionClass,
  Purpose,
  Satisfaction,
  UrgentGround,
  Way12380,
} from '#domain';
import type { OrgKey, Seat } from './city.js';

/** Who wrote, came or called. Every name is invented; numbers are made by `fictitious-numbers.ts`. */
export type Person = {
  readonly name: string;
  readonly gender?: 'male' | 'female';
  readonly address?: string;
  readonly unit?: string;
  readonly post?: string;
  readonly birthOn?: string;
  readonly politicalStatus?: string;
};

export type Accused = {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly authority: CadreAuthority;
};

export type Matter = {
  readonly class: PetitionClass;
  readonly appealKind?: AppealKind;
  readonly category: string;
  readonly keyArea?: KeyArea;
  readonly purpose?: Purpose;
  readonly summary: string;
  readonly points: readonly string[];
};

export type Note = readonly [kind: NoteKind, text: string, evidenceTitle?: string];
export type Answer = readonly [outcome: Conclusion | Finding, text: string];

/** What a handler reports; request and remedy are written by the life itself. */
export type Result = {
  readonly facts: string;
  readonly opinion: string;
  readonly basis?: string;
  readonly answers: readonly Answer[];
  readonly measures?: readonly (readonly [Measure, string])[];
  readonly conclusion?: Conclusion;
  readonly legal?: readonly (readonly [source: string, article: string])[];
  readonly petitionerOpinion?: 'agree' | 'disagree' | 'none';
};

/** What the first version of a result lacks, so that it comes back. */
export type Flaw = 'remedy' | 'measures' | 'evidence' | 'none';

export type Rework = { readonly flaw: Flaw; readonly reason: string; readonly actions: readonly string[] };

export type ExtensionStory = {
  readonly days: number;
  readonly reason: string;
  readonly outcome: 'approved' | 'refused' | 'pending';
  readonly answer?: string;
  /** Days after acceptance on which it is asked for. */
  readonly askedAfter?: number;
};

/** Which way it goes (domain.md §1.14). */
export type Road =
  | 'handle'
  | 'redirect'
  | 'import'
  | 'passDown'
  | 'assignDown'
  | 'refer'
  | 'reportUp'
  | 'file'
  | 'merge'
  | 'notAccepted'
  | 'objection'
  | 'withdraw'
  | 'split';

/** Names of steps after which a story may stop, so that it stands there today. */
export type Milestone =
  | 'register'
  | 'triage'
  | 'designate'
  | 'accept'
  | 'notify'
  | 'notes'
  | 'extension'
  | 'result'
  | 'rework'
  | 'signing'
  | 'issue'
  | 'dispatch'
  | 'delivered'
  | 'completion'
  | 'closing'
  | 'close'
  | 'rate';

/** How a petition goes through the office. Days not given are drawn from the story's own generator. */
export type LifeStory = {
  readonly road: Road;
  readonly disposition?: Disposition;
  readonly way12380?: Way12380;
  readonly proposal?: string;
  readonly instruction?: string;
  readonly reason?: string;
  readonly test?: readonly [significance: boolean, clarity: boolean, specificity: boolean];
  readonly caseOpened?: boolean;
  readonly target?: string;
  readonly targetOrg?: OrgKey;
  readonly into?: string;
  readonly reasonCode?: string;
  readonly simplified?: boolean;
  readonly triageAfter?: number;
  /** Days before today on which it is accepted, for stories that stand near a deadline. */
  readonly acceptedDaysAgo?: number;
  /** Days between receipt and notice; more than fifteen need `lateNotice`. */
  readonly noticeAfter?: number;
  readonly lateNotice?: string;
  readonly noNotice?: boolean;
  readonly handleDays?: number;
  readonly extension?: ExtensionStory;
  readonly rework?: readonly Rework[];
  readonly completion?: { readonly actions: readonly string[]; readonly note: string };
  readonly overdue?: string;
  readonly service?: 'posted' | 'handed' | 'electronic' | 'failed';
  readonly feedback?: string;
  readonly rating?: Satisfaction;
  readonly ratingRemark?: string;
  readonly recusal?: string;
  readonly objection?: { readonly reason: string; readonly organ: string; readonly consent: boolean | null };
  /** 包案: the leader who takes it over once it is accepted. */
  readonly sponsor?: Extract<Seat, 'deputy' | 'leader'>;
  readonly keepOpen?: boolean;
  readonly until?: Milestone;
};

/** One petition with its whole life. */
export type Story = {
  /** Unique and never changed: ids of commands follow from it. */
  readonly key: string;
  readonly org: OrgKey;
  /** Calendar days before today; `rollover`: the notice falls due on a day of rest and is told on the next working day. */
  readonly received: number | 'rollover';
  readonly channel: Channel;
  readonly origin?: Origin;
  readonly transferKind?: 'transfer' | 'assign' | 'briefing';
  readonly externalNo?: string;
  readonly via12380?: boolean;
  readonly anonymity?: Anonymity;
  readonly petitioners?: readonly Person[];
  readonly petitionerType?: 'citizen' | 'legalPerson' | 'organisation';
  readonly visitorCount?: number;
  readonly jointSignerCount?: number;
  readonly urgent?: readonly UrgentGround[];
  readonly accused?: readonly Accused[];
  readonly resultRequired?: boolean;
  readonly repeatOf?: string;
  readonly title: string;
  readonly content: string;
  readonly place?: string;
  readonly matters: readonly Matter[];
  /** Who handles it in the city; a county has one handler. */
  readonly handler?: Extract<Seat, 'supervision' | 'organisation' | 'veterans'>;
  readonly notes?: readonly Note[];
  readonly result?: Result;
  readonly life: LifeStory;
  /** Of a split letter: what becomes of each matter, in their order. */
  readonly parts?: readonly Pick<Story, 'life' | 'notes' | 'result' | 'handler'>[];
};
