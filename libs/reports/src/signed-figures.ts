import type { PoolClient } from 'pg';
import { addDays, cutoffOf, type IndicatorFacts } from '#domain';
import { listOrganisations, organisationIdsBelow, type Viewer } from '#identity';
import { inTransaction } from '#platform';
import {
  countedFacts,
  factsRecordedAt,
  firstDays,
  type InUse,
  officeRows,
  ONLY_OWN,
  periodOfCode,
  type QuarterStatistics,
  type SignedWindow,
  statFacts,
  statisticsOf,
  type StatQuestion,
  windowsOf,
} from '#projections';
import { type FrozenStanding, restatedFigures } from './frozen-sheet.js';
import { readScores, scoredYearOf } from './read-scores.js';
import {
  type ReconciledPart,
  type Reconciliation,
  reconcile,
  type Restatement,
  restatementsOf,
  type WrittenThenAndNow,
} from './restatements.js';
import type { ScoreBoard } from './score-board.js';
import { isScored } from './score-tables.js';
import { DEFINITIONS_VERSION, readSnapshot, sealSnapshot, type Snapshot, snapshotOf } from './snapshot.js';
import type { BookFrame, BookKey, OpenedBook, StatBooks, StatBooksParts } from './stat-books.js';
import { withoutAccusations, writtenSources } from './written-sources.js';

type Parts = StatBooksParts & {
  books: StatBooks;
  /** Who was there when, from what was done to the organisations. */
  uses: (orgIds: readonly number[]) => Promise<InUse>;
};

/** Signed figures are counted for no account in particular. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Freezing a period, and what came to it afterwards. */
export class SignedFigures {
  constructor(private readonly parts: Parts) {}

  /**
   * Signs the figures of a period with all below the organisation, as of the cutoff (O-64, O-65).
   * @rejects STAT_ALREADY_FROZEN STAT_PERIOD_RUNNING STAT_BEFORE_CUTOFF STAT_PERIOD_NOT_CLOSABLE STAT_SIGNER_ROLE
   */
  async freeze(key: BookKey, frame: Omit<BookFrame, 'alongside'>): Promise<OpenedBook> {
    const { books, calendar, profiles } = this.parts;
    const { today } = frame.time ?? (await this.now());
    const policy = profiles.policyOn(key.orgId, today);
    const asOf = cutoffOf(periodOfCode(key.period), { calendar: calendar(), policy });
    const { facts, question } = await this.questionOf(key, asOf);
    const snapshot = snapshotOf(facts, question, {
      signerId: frame.viewer.accountId,
      signedOn: today,
      profileVersion: policy.version,
      calendarVersion: calendar().version,
      scores: await this.scoresOf(key, today),
    });
    const { body, hash } = sealSnapshot(snapshot);
    const counted = { figureCount: Object.keys(snapshot.members).length, itemCount: snapshot.items.length };
    return books.execute(
      key,
      { type: 'freeze', snapshot: { asOf, hash, definitions: DEFINITIONS_VERSION, ...counted } },
      {
        ...frame,
        alongside: async (client: PoolClient, { now }) => {
          await client.query(
            'insert into stat.snapshot (org_id, period, hash, frozen_at, body) values ($1, $2, $3, $4, $5)',
            [key.orgId, key.period, hash, now, body],
          );
        },
      },
    );
  }

  /** What was signed, checked against the hash of its event. @rejects STAT_SNAPSHOT_MISSING STAT_SNAPSHOT_DAMAGED */
  async snapshot(
    key: BookKey,
  ): Promise<{ snapshot: Snapshot; body: string; hash: string; frozenAt: string }> {
    const { book } = await this.parts.books.open(key);
    return readSnapshot(this.parts.pool, key, book.frozen?.hash ?? null);
  }

  /** The days whose arrivals were signed, of which organisations: a signed total is the same for everybody. */
  async windows(): Promise<SignedWindow[]> {
    const { rows } = await this.parts.pool.query<{ orgIds: number[]; period: string }>(
      'select idn.organisations_below(org_id) as "orgIds", period from stat.snapshot',
    );
    return rows.map(({ orgIds, period }) => ({ orgIds, ...periodOfCode(period) }));
  }

  /**
   * The page of a period without any accusation, for readers outside the house (O-71): of what was signed where it is
   * frozen, as it was known then.
   */
  async generalPage(key: BookKey, today: string): Promise<QuarterStatistics> {
    const { book } = await this.parts.books.open(key);
    const frozen = book.frozen === null ? null : await this.snapshot(key);
    const asOf = frozen?.snapshot.asOf ?? addDays(today, -1);
    const { facts, question } = await this.questionOf(key, asOf, {
      general: true,
      knownAt: frozen?.frozenAt ?? null,
    });
    const page = statisticsOf(facts, question);
    const notes = page.notes.filter((note) => note !== ONLY_OWN);
    return { ...page, notes: [...notes, '本版不含检举控告件(O-71)。'] };
  }

  /** The ledger of restatements of a frozen period, of petitions and of what units wrote down (L26, O-66, O-73). */
  async restatements(key: BookKey): Promise<{ snapshot: Snapshot; frozenAt: string; lines: Restatement[] }> {
    const { snapshot, frozenAt } = await this.snapshot(key);
    const orgIds = await organisationIdsBelow(this.parts.pool, key.orgId);
    const windows = [periodOfCode(key.period)];
    const rows = await this.snapshotOfNow(async (client) => ({
      then: await factsRecordedAt(client, { orgIds, windows, at: frozenAt }),
      now: await statFacts(client, { orgIds, windows }),
    }));
    const written = await this.writtenSince(key, { orgIds, frozenAt });
    return { snapshot, frozenAt, lines: restatementsOf(snapshot, rows, written) };
  }

  /** What units below wrote down for a period, when it was frozen and now (O-73). */
  private async writtenSince(
    { orgId, period }: BookKey,
    { orgIds, frozenAt }: { orgIds: readonly number[]; frozenAt: string | undefined },
  ): Promise<WrittenThenAndNow> {
    const asked = { orgId, orgIds, period };
    const [then, now] = await Promise.all(
      [frozenAt, undefined].map((before) => writtenSources(this.parts.books, { ...asked, before })),
    );
    return { then: then?.manual ?? new Map(), now: now?.manual ?? new Map() };
  }

  /** What a workbook of the signed figures says of them on its first sheet. @rejects STAT_SNAPSHOT_MISSING STAT_SNAPSHOT_DAMAGED */
  async standing(key: BookKey): Promise<FrozenStanding> {
    const { hash } = await this.snapshot(key);
    const { snapshot, lines } = await this.restatements(key);
    const { rows } = await this.parts.pool.query<{ name: string }>(
      'select display_name as name from idn.account where id = $1',
      [snapshot.signerId],
    );
    const { signedOn, asOf } = snapshot;
    const signer = rows[0]?.name ?? '';
    return { holds: 'signed', signedOn, asOf, signer, hash, changed: restatedFigures(lines) };
  }

  /**
   * The year recomputed, reconciled with its frozen quarters (O-67), as this viewer may count it: what accuses him and stands in
   * no signed quarter is in no line, as on his page.
   */
  async reconciliation(
    orgId: number,
    { year, asOf, accountId }: { year: string; asOf: string; accountId: string },
  ): Promise<Reconciliation[]> {
    const { pool } = this.parts;
    const orgIds = await organisationIdsBelow(pool, orgId);
    const signed = await this.windows();
    const rows = await this.snapshotOfNow((client) =>
      countedFacts(
        { client, store: client, countsRestricted: true, accountId, signed },
        { orgIds, windows: [periodOfCode(year)] },
      ),
    );
    const quarters: ReconciledPart[] = [];
    for (const n of [1, 2, 3, 4]) {
      const key = { orgId, period: `${year}Q${n}` };
      const { book } = await this.parts.books.open(key);
      const { snapshot = null, frozenAt } = book.frozen === null ? {} : await this.snapshot(key);
      const written = await this.writtenSince(key, { orgIds, frozenAt });
      quarters.push({ period: key.period, snapshot, written });
    }
    const { manual } = await writtenSources(this.parts.books, { orgId, orgIds, period: year });
    return reconcile({ period: year, asOf, orgId, written: manual }, rows, quarters);
  }

  /** Facts and question of a whole organisation, nobody's view: what is signed is the same for everyone. */
  private async questionOf(
    { orgId, period }: BookKey,
    asOf: string,
    { general = false, knownAt = null }: { general?: boolean; knownAt?: string | null } = {},
  ): Promise<{ facts: IndicatorFacts[]; question: StatQuestion }> {
    const { pool, books, profiles } = this.parts;
    const orgIds = await organisationIdsBelow(pool, orgId);
    const organisations = (await listOrganisations(pool)).filter(({ id }) => orgIds.includes(id));
    const { current, previous, lastYear } = windowsOf(periodOfCode(period), asOf);
    const windows = [current.period, previous.period, lastYear.period];
    const rows = await this.snapshotOfNow((client) =>
      knownAt === null
        ? statFacts(client, { orgIds, windows })
        : factsRecordedAt(client, { orgIds, windows, at: knownAt, generalOnly: general }),
    );
    const facts = general ? rows.filter(({ zone }) => zone === 'general') : rows;
    const office = await officeRows(pool, orgIds);
    const question: StatQuestion = {
      period,
      asOf,
      axis: 'received',
      orgId,
      withSubordinates: true,
      organisations: organisations.map(({ id, name }) => ({ id, name })),
      inUse: await this.parts.uses(orgIds),
      policy: { smallSample: profiles.policyOn(orgId, asOf).smallSample },
      policyOn: (day) => profiles.policyOn(orgId, day),
      topFailures: [],
      countsRestricted: !general,
      // cases that units opened themselves may be accusations: the general version is silent on them
      since: await firstDays(pool, {
        orgIds,
        generalOnly: general,
        ...(knownAt === null ? {} : { at: knownAt }),
      }),
      office: general ? { ...office, cases: [] } : office,
      ...(await writtenSources(books, { orgId, orgIds, period, before: knownAt ?? undefined })),
    };
    if (!general) return { facts, question };
    return { facts, question: { ...question, ...withoutAccusations(question), historic: null } };
  }

  /** 考核得分 up to the end of a period, nobody's view; null where the period or its year cannot be scored (O-87). */
  private async scoresOf({ orgId, period }: BookKey, today: string): Promise<ScoreBoard | null> {
    const { pool, books, profiles, vault, calendar } = this.parts;
    const scored = scoredYearOf(period);
    // a year that had not begun yesterday has nothing to score
    if (scored === null || `${scored.year}-01-01` >= today) return null;
    const orgIds = await organisationIdsBelow(pool, orgId);
    const request = {
      orgId,
      withSubordinates: true,
      today,
      orgIds,
      organisations: (await listOrganisations(pool)).filter(({ id }) => orgIds.includes(id)),
      inUse: await this.parts.uses(orgIds),
      policy: profiles.policyOn(orgId, today),
      countsRestricted: true,
      accountId: NOBODY,
      office: await officeRows(pool, orgIds),
      ...(await writtenSources(books, { orgId, orgIds, period: String(scored.year) })),
    };
    const context = {
      today,
      calendar: calendar(),
      open: (items: Parameters<typeof vault.openPage>[0]) => vault.openPage(items),
    };
    const board = await inTransaction(pool, (client) =>
      readScores({ client, store: pool, context }, { ...scored, request }),
    );
    return isScored(board) ? board : null;
  }

  private snapshotOfNow<T>(fn: (client: PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.parts.pool, fn, { isolation: 'repeatable read', readOnly: true });
  }

  private async now(): Promise<{ today: string }> {
    const { rows } = await this.parts.pool.query<{ today: string }>(
      `select to_char(statement_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`,
    );
    return { today: rows[0]?.today ?? '' };
  }
}

/** May this person see figures that were signed with accusations in them? */
export const maySeeSigned = ({ roles }: Viewer): boolean =>
  roles.some((role) => role === 'windowHead' || role === 'deputyLeader' || role === 'leader');
