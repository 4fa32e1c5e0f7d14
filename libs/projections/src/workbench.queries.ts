import { type Calendar, type ClockKind, dueOf, type PetitionCommandType } from '#domain';
import type { Role, Viewer } from '#identity';
import type { ClientBase } from 'pg';
import type { ClockRow } from './clock-rows.js';
import {
  clockOfRow,
  type ClockShown,
  clockShown,
  type ListContext,
  REGISTER_COLUMNS,
  REGISTER_FROM,
  type RegisterRow,
  registerRowsOf,
  type StoredRegisterRow,
} from './register-row.js';

/** Who looks at his workbench. */
export type Worker = Pick<Viewer, 'accountId' | 'orgId' | 'roles' | 'smallOffice'>;

/** A petition that waits for this person. @shape steps: his to take, the first one next */
export type WorkbenchRow = {
  petition: RegisterRow;
  steps: PetitionCommandType[];
  /** The running clock that this step is to meet; null where none runs. */
  clock: ClockShown | null;
};

/** Who takes a step: those who hold the case, or a role of its organisation. */
type Taker = { own: boolean; roles: readonly Role[]; inSmallOffice?: readonly Role[]; notOwn?: boolean };

const HEADS: readonly Role[] = ['windowHead', 'deputyLeader', 'leader'];
const DESK: readonly Role[] = ['reception', 'windowHead'];
const HOLDER: Taker = { own: true, roles: [] };
const HOLDER_OR_DESK: Taker = { own: true, roles: DESK };

/** As casework lets them, narrowed to who is expected to do it. */
const TAKERS: Partial<Record<PetitionCommandType, Taker>> = {
  reportUrgent: HOLDER_OR_DESK,
  signFor: { own: false, roles: DESK },
  triage: { own: false, roles: HEADS },
  raiseObjection: { own: false, roles: HEADS },
  answerObjection: { own: false, roles: DESK },
  designateHandler: { own: false, roles: HEADS },
  sendDown: { own: false, roles: DESK },
  recordSigning: { own: false, roles: DESK },
  sendSealedPacket: { own: false, roles: DESK },
  answerObjectionBelow: { own: false, roles: HEADS },
  notify: HOLDER_OR_DESK,
  exemptNotification: { own: false, roles: DESK },
  accept: HOLDER,
  submitResult: HOLDER,
  decideExtension: { own: false, roles: ['leader'], inSmallOffice: ['deputyLeader'] },
  notifyExtension: HOLDER,
  passGate: {
    own: false,
    roles: ['examiner'],
    inSmallOffice: ['windowHead', 'deputyLeader'],
    notOwn: true,
  },
  // of what the superior sent back: whoever examines it here
  returnForRework: { own: false, roles: ['examiner'], inSmallOffice: ['windowHead', 'deputyLeader'] },
  issue: { own: false, roles: ['deputyLeader', 'leader'] },
  dispatch: HOLDER_OR_DESK,
  recordDelivery: HOLDER_OR_DESK,
  addNote: HOLDER,
  sendReport: HOLDER,
  giveReporterFeedback: HOLDER,
  concludeReview: HOLDER_OR_DESK,
  reportHearing: HOLDER_OR_DESK,
  recordReviewDelivery: HOLDER_OR_DESK,
  reopen: { own: true, roles: ['windowHead'] },
  completeMeasure: HOLDER,
  recordMeasureFollowUp: HOLDER,
  close: { own: false, roles: HEADS },
  archive: { own: false, roles: DESK },
};

/** Of a case until it is closed: what its answer promised has periods of its own, which hurry none of these steps. */
const TO_THE_END: readonly ClockKind[] = ['dueHandle', 'simplifiedDue', 'verificationDue', 'feedbackDue'];

/** Clocks that a step is to meet; all others go by the most urgent one. */
export const CLOCKS_OF: Partial<Record<PetitionCommandType, readonly ClockKind[]>> = {
  // by minutes, which no row holds
  reportUrgent: [],
  signFor: ['objectionDue', 'dueNotify'],
  triage: ['proposeDue', 'reportUpDue', 'objectionDue', 'dueNotify'],
  raiseObjection: ['objectionDue'],
  notify: ['dueNotify'],
  exemptNotification: ['dueNotify'],
  // by the day on which the period ends that they know of
  notifyExtension: ['dueHandle', 'simplifiedDue'],
  submitResult: ['reworkDue', ...TO_THE_END, 'inquiryReplyDue'],
  // neither has a period of its own, and another's must not look like it
  dispatch: TO_THE_END,
  recordDelivery: [],
  addNote: ['completionDue'],
  passGate: [...TO_THE_END, 'completionDue'],
  returnForRework: TO_THE_END,
  close: [...TO_THE_END, 'completionDue'],
  sendReport: ['feedbackDue'],
  giveReporterFeedback: ['feedbackToReporterDue', 'completionDue'],
  concludeReview: ['dueReview', 'dueRecheck'],
  reportHearing: ['dueRecheck'],
  recordReviewDelivery: [],
  completeMeasure: ['executionDue'],
  recordMeasureFollowUp: ['selfReviewDue', 'rectificationDue'],
};

/** May this person be expected to take that step on this petition? */
export function isTaker(
  step: PetitionCommandType,
  worker: Worker,
  row: { org_id: number; own: boolean },
): boolean {
  const taker = TAKERS[step];
  if (taker === undefined) return false;
  if (taker.own && row.own) return true;
  if (row.org_id !== worker.orgId || (taker.notOwn === true && row.own)) return false;
  const roles = [...taker.roles, ...(worker.smallOffice ? (taker.inSmallOffice ?? []) : [])];
  return worker.roles.some((role) => roles.includes(role));
}

/** The steps that this person may be expected to take, somewhere. */
export const stepsFor = (worker: Worker): PetitionCommandType[] =>
  (Object.keys(TAKERS) as PetitionCommandType[]).filter(
    (step) => isTaker(step, worker, { org_id: worker.orgId, own: false }) || TAKERS[step]?.own,
  );

/** Lines of the workbench on the screen. */
const ROWS = 500;

// written as in the index `petition_to_do`, so that the first lines are read in their order and the others are not read at all
const SOONEST = `('reportUrgent' = any(p.awaits)) desc, coalesce(p.next_due, '9999-12-31'::date), p.petition_id`;
const TO_DO = `p.petition_id, p.awaits, p.next_due, p.org_id, $1::uuid = any(p.handler_ids) as own`;
const AWAITED = `p.awaits <> '{}' and p.awaits && $3::text[]`;

/**
 * What waits in the worker's organisation, and what he handles elsewhere. Apart, because one condition for both is found by no index;
 * all who handle a petition stand in `rm.access`, from where the few are looked up one by one.
 */
const waitingSql = (
  end: string,
): string => `(select ${TO_DO} from rm.petition p where ${AWAITED} and p.org_id = $2 ${end})
  union all
  (select ${TO_DO} from rm.access a
    cross join lateral (select p.* from rm.petition p where p.petition_id = a.petition_id offset 0) p
    where a.account_id = $1 and a.reason <> 'needToKnow' and ${AWAITED} and p.org_id <> $2 and $1::uuid = any(p.handler_ids)
    ${end})`;
const FIRST = `order by ${SOONEST} limit $4`;
/** The first that wait. @shape $1 account, $2 organisation, $3 steps, $4 how many */
export const WAITING = `select p.* from (${waitingSql(FIRST)}) p ${FIRST}`;
/** All of it, sealed columns and order left alone: only asked where the first lines are not all. */
const EVERY = waitingSql('');

const SHOWN = `select ${REGISTER_COLUMNS}, to_json(array(
      select to_jsonb(c) from rm.clock c where c.petition_id = p.petition_id and c.stopped_on is null and not c.petitioners)) as clocks
    from ${REGISTER_FROM} where p.petition_id = any($1::uuid[])`;

type Waiting = { petition_id: string; awaits: PetitionCommandType[]; org_id: number; own: boolean };

/** The lines of the workbench. @shape total: of all that waits for this person, of which `rows` are the first */
export type WorkbenchPage = { rows: WorkbenchRow[]; total: number };

const stepsOf = (
  rows: readonly Waiting[],
  worker: Worker,
): (readonly [petitionId: string, steps: PetitionCommandType[]])[] =>
  rows
    .map((row) => [row.petition_id, row.awaits.filter((step) => isTaker(step, worker, row))] as const)
    .filter(([, steps]) => steps.length > 0);

/** 工作台: what waits for this person, in the order of what must be done next. */
export const workbenchRows = async (
  client: ClientBase,
  worker: Worker,
  context: ListContext,
): Promise<WorkbenchRow[]> => (await workbenchPage(client, worker, context)).rows;

/** 工作台 with how much there is in all, so that a list that is cut says so. */
export async function workbenchPage(
  client: ClientBase,
  worker: Worker,
  context: ListContext & { limit?: number },
): Promise<WorkbenchPage> {
  const { today, calendar, limit = ROWS } = context;
  const values = [worker.accountId, worker.orgId, stepsFor(worker)];
  const waiting = await client.query<Waiting>({
    name: 'rm_workbench_3',
    text: WAITING,
    values: [...values, limit * 2],
  });
  const found = stepsOf(waiting.rows, worker);
  // of the first lines some may be another's: only a short answer is surely all
  const whole = waiting.rows.length < limit * 2;
  const total = whole
    ? found.length
    : stepsOf((await client.query<Waiting>({ name: 'rm_workbench_all', text: EVERY, values })).rows, worker)
        .length;
  const mine = new Map(found.slice(0, limit));
  const { rows } = await client.query<StoredRegisterRow & { clocks: ClockRow[] }>({
    name: 'rm_workbench_rows',
    text: SHOWN,
    values: [[...mine.keys()]],
  });
  const petitions = await registerRowsOf(rows, context);
  const lines = petitions
    .flatMap((petition, index) => {
      const row = rows[index];
      const steps = mine.get(petition.petitionId);
      if (row === undefined || steps === undefined) return [];
      const clock = clockFor(steps[0], row, calendar);
      return [{ petition, steps, clock: clock === null ? null : clockShown(clock, today, calendar) }];
    })
    .sort(byUrgency);
  return { rows: lines, total };
}

const dueOfRow = (row: ClockRow): string => row.legal_due ?? row.nominal_due;

function clockFor(
  step: PetitionCommandType | undefined,
  { clocks, next }: { clocks: ClockRow[]; next: ClockRow | null },
  calendar: Calendar,
): ClockRow | null {
  const kinds: readonly string[] | undefined = step === undefined ? undefined : CLOCKS_OF[step];
  if (kinds === undefined) return next;
  const first = clocks
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => (dueOfRow(a) < dueOfRow(b) ? -1 : dueOfRow(a) > dueOfRow(b) ? 1 : 0))[0];
  if (first === undefined) return null;
  return step === 'notifyExtension' ? beforeExtension(first, calendar) : first;
}

/** The clock as it was before it was extended: until its last day the petitioner is to be told. */
export function beforeExtension(row: ClockRow, calendar: Calendar): ClockRow {
  const due = dueOf({ ...clockOfRow(row), extensions: [] }, calendar);
  return {
    ...row,
    extended_days: 0,
    nominal_due: due.nominalDue,
    legal_due: due.legalDue,
    provisional: due.provisional,
  };
}

/** What runs by minutes, then soonest first; what has no day comes after, oldest letter first. */
function byUrgency(a: WorkbenchRow, b: WorkbenchRow): number {
  const key = ({ clock, petition, steps }: WorkbenchRow): string =>
    `${steps[0] === 'reportUrgent' ? 0 : 1}/${clock?.legalDue ?? clock?.nominalDue ?? '9999-12-31'}/${petition.urgent ? 0 : 1}/${petition.receivedOn}/${petition.petitionId}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
