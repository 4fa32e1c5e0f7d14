import {
  type Calendar,
  type CheckCode,
  type PetitionState,
  clocksOf,
  gateOutcome,
  gateRound,
  indicatorFactsOf,
  judgeGate,
  type PetitionClock,
  type Policy,
  shanghaiTime,
  STATUSES,
  type Verdict,
} from '#domain';
import type { ClientBase } from 'pg';
import type { Vault } from '#vault';
import { awaitedSteps, waitsAtGate } from './awaited-steps.js';
import { clockRowOf, type ClockRow, nextClockColumns } from './clock-rows.js';
import { type FactRow, factRowOf } from './fact-row.js';
import { guardColumns } from './guard-columns.js';
import { identifierMac } from './identifiers.js';
import { type IdentifierKind, petitionersOf, type RowText } from './row-text.js';
import { sealedNameAad, sealedTitleAad, SEALED_PART } from './sealed-columns.js';

/** What the rows of a petition are made with, besides its state. */
export type RowContext = {
  calendar: Calendar;
  policy: Policy;
  text: RowText | null;
  /** The petition's own key; null where it is gone: then nothing is sealed anew. */
  keyId: string | null;
  /** It has no rows yet; nothing is looked for that could be replaced. */
  isNew?: boolean;
  vault: Pick<Vault, 'sealParts' | 'blindIndex'>;
};

type Json = string | number | boolean | null | readonly string[];

/** One judgement of a gate. @shape codes of its checks in their order, each in one of the four lists */
type VerdictRow = {
  gate: string;
  round: number;
  judged_on: string;
  org_id: number;
  passed: CheckCode[];
  failed: CheckCode[];
  not_applicable: CheckCode[];
  awaiting: CheckCode[];
};

/** All rows of one petition, as they are written. */
export type PetitionRows = {
  isNew: boolean;
  petition: Record<string, Json>;
  clocks: ClockRow[];
  access: { account_id: string; reason: string }[];
  exclusion: string[];
  /** Only what changed; mac null = taken away. */
  identifiers: { subject_id: string; kind: IdentifierKind; mac: string | null }[];
  fact: FactRow;
  verdicts: VerdictRow[];
};

/**
 * The rows of a petition: a function of its stream alone, so that a rebuild comes to the same. Asynchronous only
 * because title and name are sealed.
 * @rejects KEY_UNKNOWN (the petition's key is gone although `keyId` was given)
 */
export async function petitionRowsOf(state: PetitionState, context: RowContext): Promise<PetitionRows> {
  const { calendar, policy, text, vault } = context;
  const orgId = state.arrival.orgId;
  const clocks = clocksOf(state, policy, calendar);
  const guard = guardColumns(state);
  const clockRows = clocks.map((clock) => clockRowOf(clock, guard, calendar));
  return {
    isNew: context.isNew ?? false,
    petition: {
      ...guard,
      ...columnsOf(state),
      ...nextClockColumns(clockRows),
      ...waiting(state, clocks, context),
      ...(await sealedColumns(state, context)),
    },
    clocks: clockRows,
    access: state.needToKnow.map((account_id) => ({ account_id, reason: reasonFor(state, account_id) })),
    exclusion: excludedFrom(state),
    identifiers: identifierRows(text, vault),
    fact: factRowOf(indicatorFactsOf(state, calendar, policy), guard),
    verdicts: verdictRows(text, orgId),
  };
}

/** From now on the figures of a past day do not count these any more either: they never were petitions of ours. */
export async function closeHistory(
  client: ClientBase,
  petitionIds: readonly string[],
  { now }: { now: string },
): Promise<void> {
  await client.query(
    `update rm.fact_history set replaced_at = greatest($2::timestamptz, recorded_at), is_ended = true
      where petition_id = any($1::uuid[]) and replaced_at is null`,
    [petitionIds, now],
  );
}

/** The accused who are users, and those with a confirmed conflict as accused. */
export function excludedFrom(state: PetitionState): string[] {
  const accused = state.arrival.subjects.flatMap(({ role, accountId }) =>
    (role === 'accused' || role === 'accusedOrganisation') && accountId ? [accountId] : [],
  );
  const confirmed = state.recusals.flatMap(({ ruling, ground, accountId }) =>
    ruling === 'confirmed' && ground === 'accused' ? [accountId] : [],
  );
  return [...new Set([...accused, ...confirmed])].sort();
}

function columnsOf(state: PetitionState): PetitionRows['petition'] {
  const { arrival, triage, status } = state;
  return {
    petition_id: state.petitionId,
    petition_no: arrival.petitionNo,
    display_no: arrival.displayNo,
    channel: arrival.channel,
    origin: arrival.origin,
    via12380: arrival.via12380,
    anonymity: arrival.anonymity,
    petitioner_count: petitionersOf(state).length,
    class: state.class,
    appeal_kind: state.appealKind,
    category_code: state.categoryCode,
    key_area: state.keyArea,
    status,
    disposition: triage?.disposition ?? state.history?.disposition ?? null,
    intake_decision: triage?.intakeDecision ?? null,
    received_on: arrival.receivedOn,
    registered_on: arrival.registeredOn,
    visitor_count: arrival.visitorCount,
    repeat: state.repeatOf !== null,
    urgent: arrival.urgentGrounds.length > 0,
    history: state.history !== null,
    is_open: STATUSES[status].open,
    handler_id: state.handlerId,
    handler_ids: state.handlerId === null ? [] : [state.handlerId, ...state.coHandlerIds],
    parent_id: state.parentId,
    repeat_of: state.repeatOf,
    version: state.version,
  };
}

function waiting(
  state: PetitionState,
  clocks: readonly PetitionClock[],
  { text, policy, calendar }: RowContext,
): PetitionRows['petition'] {
  const at = waitsAtGate(state);
  const awaits = awaitedSteps(state, clocks);
  if (at === null || text === null)
    return {
      awaits,
      gate: at?.gate ?? null,
      gate_round: at === null ? null : gateRound(state, at.gate),
      gate_since: at?.since ?? null,
      gate_failed_hard: null,
      gate_awaiting: null,
    };
  // Judged on the day of the last event, not today: a row must not depend on when it is written.
  const today = shanghaiTime(text.recordedAt).on;
  const outcome = gateOutcome(judgeGate(state, at.gate, { today, policy, calendar }));
  return {
    awaits,
    gate: at.gate,
    gate_round: gateRound(state, at.gate),
    gate_since: at.since,
    gate_failed_hard: outcome.failedHard.length,
    gate_awaiting: outcome.awaiting.length,
  };
}

async function sealedColumns(
  { petitionId, zone }: PetitionState,
  { text, keyId, vault }: RowContext,
): Promise<PetitionRows['petition']> {
  const nothing = {
    updated_at: text?.recordedAt ?? null,
    sealed: null,
    sealed_name: null,
    name_erased: null,
  };
  if (text === null) return nothing;
  const seal = async (value: string | null | undefined, aad: string): Promise<string | null> => {
    // A title that is gone says that the petition's key is.
    if (value === null || value === undefined || keyId === null || text.title === null) return null;
    const sealed = await vault.sealParts({
      parts: { [SEALED_PART]: value },
      keys: { [SEALED_PART]: keyId },
      aad,
    });
    return `\\x${sealed.toString('hex')}`;
  };
  const { title, petitionerShown: name } = text;
  return {
    ...nothing,
    sealed: await seal(title, sealedTitleAad(petitionId)),
    // No name stands in the register of the restricted zones, not even sealed (domain.md §9).
    sealed_name: zone === 'general' ? await seal(name, sealedNameAad(petitionId)) : null,
    name_erased: name === undefined ? null : name === null,
  };
}

const reasonFor = (state: PetitionState, accountId: string): string =>
  state.handlerId === accountId
    ? 'handler'
    : state.coHandlerIds.includes(accountId)
      ? 'coHandler'
      : 'needToKnow';

function identifierRows(text: RowText | null, vault: RowContext['vault']): PetitionRows['identifiers'] {
  const latest = new Map<string, PetitionRows['identifiers'][number]>();
  for (const { subjectId, kind, value } of text?.identifiers ?? [])
    latest.set(`${subjectId}/${kind}`, {
      subject_id: subjectId,
      kind,
      mac: value === null ? null : identifierMac(vault, kind, value),
    });
  return [...latest.values()];
}

/** A gate that was judged twice in one round counts as it was judged at last. */
function verdictRows(text: RowText | null, orgId: number): VerdictRow[] {
  const latest = new Map<string, VerdictRow>();
  for (const { gate, round, judgedOn, verdicts } of text?.verdicts ?? []) {
    const codes = (wanted: Verdict['value']): CheckCode[] =>
      verdicts.flatMap(({ check, value }) => (value === wanted ? [check] : [])).sort();
    latest.set(`${gate}/${round}`, {
      gate,
      round,
      judged_on: judgedOn,
      org_id: orgId,
      passed: codes('passed'),
      failed: codes('failed'),
      not_applicable: codes('notApplicable'),
      awaiting: codes('awaitingPerson'),
    });
  }
  return [...latest.values()];
}
