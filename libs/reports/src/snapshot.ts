import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { type IndicatorFacts, INDICATOR_IDS, indicatorDefinition, type PetitionId } from '#domain';
import { canonicalText, toPlainJson } from '#event-store';
import {
  measuresBy,
  type QuarterStatistics,
  type StatQuestion,
  type StatScope,
  statisticsOf,
  type WeighedMember,
  weighedMembers,
} from '#projections';
import { ReportsRefused } from './reports-refused.js';
import type { ScoreBoard } from './score-board.js';
import type { BookKey } from './stat-books.js';

/** Version of the definitions that a snapshot was made with; raised when a formula changes. */
export const DEFINITIONS_VERSION = 'I-2026.4';

/** An item of a snapshot: the petition and the legal days of its clocks as they were then (O-65). */
type SnapshotItem = [id: PetitionId, mainDue: string | null, notifyDue: string | null];

/** All that was signed (O-65). @shape members: indexes into `items` */
export type Snapshot = {
  format: 1;
  definitions: string;
  profileVersion: string;
  calendarVersion: string;
  signerId: string;
  signedOn: string;
  period: string;
  orgId: number;
  asOf: string;
  page: QuarterStatistics;
  /** 考核得分 of the year as of the same evening; null where there was no scheme. */
  scores: ScoreBoard | null;
  items: SnapshotItem[];
  members: Record<string, { numerator: number[]; denominator: number[] }>;
  /** Of figures to which a petition may add more than one: 人次、次数、天数. Absent where it was frozen before these were kept. */
  sums?: Record<string, { numerator: number; denominator: number }>;
};

/** As it may have been written by an older program. */
type Written = Omit<Snapshot, 'page' | 'scores'> & {
  scores?: ScoreBoard | null;
  page: Omit<QuarterStatistics, 'office'> & Partial<Pick<QuarterStatistics, 'office'>>;
};

/** Keys whose items a snapshot lists: every indicator, and the total by channel, class, content, key area. */
export function snapshotKeys(): string[] {
  const dimensions = ['channel', 'class', 'categoryGroup', 'keyArea', 'origin'] as const;
  return [...INDICATOR_IDS, ...dimensions.flatMap((name) => measuresBy(name).map(({ key }) => key))];
}

/** Makes a snapshot of the facts. */
export function snapshotOf(
  facts: readonly IndicatorFacts[],
  question: StatQuestion,
  signed: Pick<Snapshot, 'signerId' | 'signedOn' | 'profileVersion' | 'calendarVersion' | 'scores'>,
): Snapshot {
  const { period, asOf, orgId } = question;
  const index = new Map<PetitionId, number>();
  const rows = new Map(facts.map((row) => [row.petitionId, row]));
  const items: SnapshotItem[] = [];
  const place = (id: PetitionId): number => {
    const known = index.get(id);
    if (known !== undefined) return known;
    const row = rows.get(id);
    items.push([id, row?.main?.legalDue ?? null, row?.notify?.legalDue ?? null]);
    index.set(id, items.length - 1);
    return items.length - 1;
  };
  const members: Snapshot['members'] = {};
  const sums: Snapshot['sums'] = {};
  for (const key of snapshotKeys()) {
    const { numerator, denominator } = membersOfKey(facts, question, key);
    if (numerator.length + denominator.length === 0) continue;
    const at = ({ petitionId }: WeighedMember): number => place(petitionId);
    members[key] = { numerator: numerator.map(at), denominator: denominator.map(at) };
    const sum = { numerator: sumOf(numerator), denominator: sumOf(denominator) };
    if (sum.numerator !== numerator.length || sum.denominator !== denominator.length) sums[key] = sum;
  }
  return {
    format: 1,
    definitions: DEFINITIONS_VERSION,
    ...signed,
    period,
    orgId,
    asOf,
    page: statisticsOf(facts, question),
    items,
    members,
    sums,
  };
}

/** What the members add up to. */
export const sumOf = (members: readonly WeighedMember[]): number =>
  members.reduce((sum, { adds }) => sum + adds, 0);

/** The number that was frozen, as it stands on the page and not as the number of petitions behind it. */
export const frozenNumber = (snapshot: Snapshot, key: string, part: 'numerator' | 'denominator'): number =>
  snapshot.sums?.[key]?.[part] ?? snapshot.members[key]?.[part].length ?? 0;

/**
 * What a snapshot says to those who may see signed figures: how many, never which (decision 0082). Its items would tell a
 * reader of a petition that accuses him: when it came, by when it is due, of which class and channel it is.
 */
export function toldOf({ items, members, sums, ...rest }: Snapshot): Omit<
  Snapshot,
  'items' | 'members' | 'sums'
> & {
  itemCount: number;
  figures: NonNullable<Snapshot['sums']>;
} {
  const figures = Object.fromEntries(
    Object.entries(members).map(([key, { numerator, denominator }]) => [
      key,
      sums?.[key] ?? { numerator: numerator.length, denominator: denominator.length },
    ]),
  );
  return { ...rest, itemCount: items.length, figures };
}

/** The petitions behind a key, both sides, each with what it adds. */
export function membersOfKey(
  facts: readonly IndicatorFacts[],
  scope: StatScope,
  key: string,
): { numerator: WeighedMember[]; denominator: WeighedMember[] } {
  const rate = key in INDICATORS_BY_KEY && INDICATORS_BY_KEY[key] !== 'count';
  const of = (part: 'numerator' | 'denominator' | null): WeighedMember[] =>
    weighedMembers({ ...scope, measure: key, part }, facts);
  if (!rate) return { numerator: of(null), denominator: [] };
  return { numerator: of('numerator'), denominator: of('denominator') };
}

const INDICATORS_BY_KEY: Record<string, string> = Object.fromEntries(
  INDICATOR_IDS.map((id) => [id, indicatorDefinition(id).kind]),
);

/** The text that is kept and its hash: canonical, so that equal snapshots are equal bytes. */
export function sealSnapshot(snapshot: Snapshot): { body: string; hash: string } {
  const body = canonicalText(toPlainJson(snapshot, 'snapshot'));
  return { body, hash: sha256Of(body) };
}

/** SHA-256 of a text in hex. */
export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A signed snapshot with the hash that its event holds. @rejects STAT_SNAPSHOT_MISSING STAT_SNAPSHOT_DAMAGED */
export async function readSnapshot(
  pool: Pool,
  { orgId, period }: BookKey,
  signedHash: string | null,
): Promise<{ snapshot: Snapshot; body: string; hash: string; frozenAt: string }> {
  const { rows } = await pool.query<{ body: string; hash: string; frozenAt: string }>(
    `select body, hash, to_char(frozen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "frozenAt"
     from stat.snapshot where org_id = $1 and period = $2`,
    [orgId, period],
  );
  const [row] = rows;
  if (!row || signedHash === null)
    throw new ReportsRefused('STAT_SNAPSHOT_MISSING', '本期尚未冻结,没有签发的数。');
  if (sha256Of(row.body) !== signedHash || row.hash !== signedHash)
    throw new ReportsRefused('STAT_SNAPSHOT_DAMAGED', '冻结的数与签发时的散列不符,请立即核查数据库(O-65)。');
  const snapshot = JSON.parse(row.body) as Written;
  // figures of the office's own work came later: a page of before says nothing of them
  const page = { ...snapshot.page, office: snapshot.page.office ?? null };
  return { snapshot: { ...snapshot, page, scores: snapshot.scores ?? null }, ...row };
}
