import type { ArticleKey } from '../articles.js';
import type { Calendar } from '../calendar.js';
import type { Clock } from '../deadlines/index.js';
import type { PetitionClass, RegisterCode, Role, Zone } from '../glossary/index.js';
import type { FiledPetition } from '../destruction/filed-petition.js';
import type { Policy } from '../parameters.js';
import type {
  AccountId,
  Instant,
  OrganisationFacts,
  PetitionId,
  PlainDate,
  SeriesRef,
} from '../petition/context.js';
import type { AffairFields } from './fields.js';

/** What every event of an affair has; free text and names stand in `sealed` only. */
export type AnyAffairEvent = {
  type: string;
  occurredOn: PlainDate;
  occurredAt?: Instant;
  article: ArticleKey;
  data: object;
  sealed?: object | undefined;
  /** Identities, each sealed under a key of its own. @shape by id of the person */
  persons?: Readonly<Record<string, object>> | undefined;
};

/** As the store gives it back; text whose key was destroyed is gone. */
export type RecordedAffairEvent<E extends AnyAffairEvent = AnyAffairEvent> = E & {
  meta: {
    eventId: string;
    version: number;
    recordedAt: Instant;
    actorId: AccountId | null;
    capacity: string | null;
  };
};

/** Who acts; a machine (a rule of the clocks) has no account. */
export type AffairActor = {
  accountId: AccountId | null;
  orgId: number;
  capacity: Role | 'machine';
  roles: readonly Role[];
};

/** The petition that an affair concerns, as far as its rules need it. */
export type PetitionConcerned = {
  petitionId: PetitionId;
  orgId: number;
  class: PetitionClass;
  zone: Zone;
  anonymous: boolean;
  handlerIds: readonly AccountId[];
  receivedOn: PlainDate;
  keyArea: string | null;
  /** The unit below that has it now (交办、转送), null while it is with us. */
  sentDownTo: number | null;
  /** Its volume is with a borrower; of a petition that was put away alone. */
  volumeIsOut?: boolean;
};

/** Another affair that a command names, as its register line tells it. */
export type RelatedAffair = {
  affairId: string;
  category: string;
  orgId: number;
  status: string;
  facts: Readonly<Record<string, unknown>>;
};

/** All that a decision may know besides state and command. Nothing is read from the outside. */
export type AffairContext = {
  today: PlainDate;
  now: Instant;
  policy: Policy;
  calendar: Calendar;
  actor: AffairActor;
  organisation: OrganisationFacts;
  /** The organisations below it, where an affair is opened. */
  belowIds: readonly number[];
  numbers: Readonly<Record<string, number>>;
  /** Ten random digits for the number of what concerns a restricted petition. */
  randomNo: string;
  /** Made from the command, so that a repetition names the same. */
  commandId: string;
  petition: PetitionConcerned | null;
  /** The heads (部长) of the organisation of record. */
  headIds: readonly AccountId[];
  /** The files of a list, one by one; empty for affairs that keep none (`listedIn`). */
  filed: readonly FiledPetition[];
  /** The affairs named in the command, each of which the person may see. */
  related: readonly RelatedAffair[];
};

/** What every folded affair has. */
export type AnyAffairState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: string;
  readonly petitionId: PetitionId | null;
};

/** Names for what is shown; staff and units, never petitioners. */
export type AffairNames = {
  account: (accountId: AccountId) => string;
  organisation: (orgId: number) => string;
  /** Display number of a petition; `—` where this person may not see it. */
  petition: (petitionId: PetitionId) => string;
};

/**
 * The line of an affair in its register (台账): what lists, row-level security and lamps need, without any text.
 * @shape partyOrgIds: organisations that see it beside its own; accountIds: people who do; only: as long as it concerns no petition, these
 *   roles of its own organisation alone, and of them not the accounts to which it is closed; facts: plain codes and days
 */
export type AffairRow = {
  open: boolean;
  number: string | null;
  openedOn: PlainDate;
  partyOrgIds: readonly number[];
  accountIds: readonly AccountId[];
  only?: { readonly roles: readonly Role[]; readonly closedTo: readonly AccountId[] };
  clock: Clock | null;
  /** Where no clock runs, a day by which it is to be done: what is due first stands first. */
  dueOn?: PlainDate | null;
  facts: Readonly<Record<string, unknown>>;
};

/** One event type: version of its stored form, its frozen sample, its sentence. */
export type AffairEventSpec<E extends AnyAffairEvent> = {
  readonly version: number;
  readonly sample: E;
  readonly sentence: (event: RecordedAffairEvent<E>, names: AffairNames) => string;
};

/** One command: what it is called, who may give it, where it stands in the life, what it asks. */
export type AffairCommandSpec<S> = {
  readonly zh: string;
  readonly roles: readonly Role[];
  /** Whose people: of the organisation of record, of those concerned, of any of them, or of one above the first. */
  readonly where: 'own' | 'party' | 'any' | 'superior';
  /** May a rule of the clocks give it? */
  readonly machine?: boolean;
  /** Given by another command of the program alone: no route, no form. */
  readonly inner?: true;
  /** What an inner command has beside its fields, made by us and judged by its rule alone. */
  readonly carries?: readonly string[];
  /** May the handlers of the petition concerned give it, whatever their role? */
  readonly handlers?: boolean;
  /** It may open the affair. */
  readonly opens?: true;
  /** Statuses in which it may be given to one that is open already. */
  readonly from: readonly string[];
  /** A further reason against it that the state knows. */
  readonly unless?: (state: S) => string | null;
  readonly fields: AffairFields;
};

/**
 * An aggregate beside the petition (事务): supervision, information, duty, targets … One table from which the road of
 * commands, the read model, the routes and the forms follow (decision 0060).
 */
export type Affair<
  S extends AnyAffairState = AnyAffairState,
  E extends AnyAffairEvent = AnyAffairEvent,
  C extends { type: string } = { type: string },
> = {
  readonly category: string;
  readonly zh: string;
  /** Path of its routes, in the plural. */
  readonly path: string;
  readonly register: RegisterCode;
  readonly statuses: Readonly<Record<string, { readonly zh: string }>>;
  readonly events: { readonly [T in E['type']]: AffairEventSpec<Extract<E, { type: T }>> };
  readonly commands: { readonly [T in C['type']]: AffairCommandSpec<S> };
  /** Chinese names of the sealed texts, by field; `title` is what lists show, and nothing else where its name is empty. */
  readonly texts: Readonly<Record<string, string>>;
  readonly evolve: (state: S | null, event: RecordedAffairEvent<E>, id: string) => S;
  readonly decide: (state: S | null, command: C, ctx: AffairContext) => E[];
  readonly seriesNeeded?: (state: S | null, command: C, ctx: AffairContext) => SeriesRef[];
  readonly rowOf: (state: S) => AffairRow;
  /** Petitions listed: whoever is not named in the affair sees it only where he may see every one of them. */
  readonly listedIn?: (state: S) => readonly PetitionId[];
  /** Columns of its register after number, title and status, in the order of §6.1. */
  readonly columns: readonly AffairColumn[];
};

/** A column of a register. @shape value: from the row's facts */
export type AffairColumn = {
  readonly zh: string;
  readonly value: (facts: Readonly<Record<string, unknown>>, names: AffairNames) => string;
};
