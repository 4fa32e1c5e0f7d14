import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { CaseworkRefused, usesOfOrganisations } from '#casework';
import { addDays, cutoffOf, freezeDayOf, isOfFrozen, type ReportKind, type StatBookCommand } from '#domain';
import { listOrganisations, organisationIdsBelow, type Viewer, withViewer } from '#identity';
import { today } from '#platform';
import {
  type Counting,
  keptFor,
  officeRows,
  periodOfCode,
  quarterCodeOf,
  type QuarterRequest,
  quarterStatistics,
  type QuarterStatistics,
  statisticsRecordedAt,
} from '#projections';
import {
  type BookKey,
  isOnPaper,
  maySeeSigned,
  type OpenedBook,
  readScores,
  type ScoreBoard,
  scoredYearOf,
  type SignedFigures,
  withoutAccusations,
  writtenSources,
} from '#reports';
import type { CurrentCommand } from '../shared/case-context.js';
import { listContextOf } from '../petitions/register-view.js';
import { Runtime } from '../shared/runtime.js';
import type { BookView, ReportView } from './book.dto.js';
import { accountNames } from './account-names.js';
import { scanViewOf } from './historic-scan.view.js';
import { organisationsInView } from './organisations-in-view.js';
import { signedFiguresOf } from './signed-figures-of.js';
import type { QuarterQuery } from './statistics.dto.js';

/** Pages, books and papers of figures, as this viewer may see them. */
@Injectable()
export class FiguresService {
  constructor(private readonly runtime: Runtime) {}

  /** Frozen periods and what came to them afterwards. */
  get signed(): SignedFigures {
    return signedFiguresOf(this.runtime);
  }

  /** What a question of this viewer is about: organisations in view, rules of the day, what was written down by hand. */
  async requestOf(
    viewer: Viewer,
    query: QuarterQuery,
    { whole = false }: { whole?: boolean } = {},
  ): Promise<QuarterRequest> {
    const { pools, statBooks, store } = this.runtime;
    const now = await today(pools.store);
    const scope = { orgId: query.orgId ?? viewer.orgId, withSubordinates: query.withSubordinates ?? true };
    const inView = await organisationsInView(this.runtime, viewer, scope);
    const signer = maySeeSigned(viewer);
    const orgIds =
      whole && signer && viewer.orgId === scope.orgId
        ? await organisationIdsBelow(pools.store, scope.orgId)
        : inView;
    // figures go up to yesterday evening
    const period = query.period ?? quarterCodeOf(addDays(now.today, -1));
    const [all, inUse, office, written, signed] = await Promise.all([
      listOrganisations(pools.store),
      usesOfOrganisations({ store, pool: pools.store }, orgIds),
      officeRows(pools.store, orgIds),
      writtenSources(statBooks, { orgId: scope.orgId, orgIds, period }),
      signer ? this.signed.windows() : undefined,
    ]);
    return {
      ...scope,
      period,
      today: now.today,
      ...(query.asOf === undefined ? {} : { asOf: query.asOf }),
      ...(query.axis === undefined ? {} : { axis: query.axis }),
      orgIds,
      organisations: all.filter(({ id }) => orgIds.includes(id)),
      inUse,
      policy: this.runtime.profiles.policyOn(scope.orgId, now.today),
      policyOn: (day) => this.runtime.profiles.policyOn(scope.orgId, day),
      countsRestricted: signer,
      accountId: viewer.accountId,
      ...(signed === undefined ? {} : { signed }),
      office,
      ...(signer ? written : withoutAccusations(written)),
    };
  }

  /** 本季: everything of one period, from the kept sums; or as it was recorded on an evening. */
  async page(viewer: Viewer, query: QuarterQuery): Promise<QuarterStatistics> {
    const { pools } = this.runtime;
    const request = await this.requestOf(viewer, query);
    const { knownOn, time } = query;
    if (knownOn !== undefined)
      return withViewer(pools.reader, viewer, (client) =>
        statisticsRecordedAt({ client, store: pools.store }, { ...request, knownOn, time }),
      );
    const kept = await keptFor(pools.store, request);
    return withViewer(pools.reader, viewer, (client) =>
      quarterStatistics({ client, store: pools.store, kept }, request),
    );
  }

  /** Whose counting row by row it is, so that it says what the page says. */
  async countingOf(viewer: Viewer, client: PoolClient): Promise<Counting> {
    const countsRestricted = maySeeSigned(viewer);
    const signed = countsRestricted ? await this.signed.windows() : undefined;
    return {
      client,
      store: this.runtime.pools.store,
      countsRestricted,
      accountId: viewer.accountId,
      signed,
    };
  }

  /** A key in view. @rejects ROLE_MISSING ORGANISATION_OTHER PERIOD_INVALID */
  async keyOf(viewer: Viewer, { orgId, period }: { orgId?: number; period: string }): Promise<BookKey> {
    const id = orgId ?? viewer.orgId;
    await organisationsInView(this.runtime, viewer, { orgId: id, withSubordinates: false });
    if (!maySeeSigned(viewer))
      throw new CaseworkRefused(
        'forbidden',
        'ROLE_MISSING',
        '签发的数和报告由扎口负责人、部领导查看和办理。',
      );
    periodOfCode(period);
    return { orgId: id, period };
  }

  async book(viewer: Viewer, asked: { orgId?: number; period: string }): Promise<BookView> {
    const key = await this.keyOf(viewer, asked);
    return this.viewOf(key, await this.runtime.statBooks.open(key));
  }

  /** 考核得分 of a year: figures with accusations in them, so for those who sign (§3.3, O-87). */
  async scores(
    viewer: Viewer,
    { orgId, year, quarter }: { orgId?: number; year: number; quarter?: number },
    { whole = false }: { whole?: boolean } = {},
  ): Promise<ScoreBoard> {
    const key = await this.keyOf(viewer, { ...(orgId === undefined ? {} : { orgId }), period: String(year) });
    const request = await this.requestOf(viewer, { ...key, withSubordinates: true }, { whole });
    const context = await listContextOf(this.runtime);
    return withViewer(this.runtime.pools.reader, viewer, (client) =>
      readScores({ client, store: this.runtime.pools.store, context }, { year, quarter, request }),
    );
  }

  /** Carries a command out and shows the book after it. */
  async execute(
    viewer: Viewer,
    at: { orgId: number; period: string; request: CurrentCommand },
    command: StatBookCommand | { type: 'freezePeriod' },
  ): Promise<BookView> {
    const key = await this.keyOf(viewer, at);
    const frame = {
      viewer,
      ...at.request,
      source: 'screen' as const,
      onPaper: await isOnPaper(this.runtime.pools.store, key.orgId),
    };
    const opened =
      command.type === 'freezePeriod'
        ? await this.signed.freeze(key, frame)
        : await this.runtime.statBooks.execute(key, command, frame);
    return this.viewOf(key, opened);
  }

  private async viewOf(key: BookKey, { book }: OpenedBook): Promise<BookView> {
    const { pools, calendarBook, profiles } = this.runtime;
    const now = await today(pools.store);
    const rules = { calendar: calendarBook.calendar, policy: profiles.policyOn(key.orgId, now.today) };
    const period = periodOfCode(key.period);
    const { frozen } = book;
    const signers = Object.values(book.reports).flatMap(({ signerId }) => signerId ?? []);
    const names = await accountNames(pools.store, [...(frozen ? [frozen.signerId] : []), ...signers]);
    return {
      ...key,
      onPaper: await isOnPaper(pools.store, key.orgId),
      cutoffOn: cutoffOf(period, rules),
      freezeOn: freezeDayOf(period, rules),
      frozen: frozen && {
        asOf: frozen.asOf,
        signedOn: frozen.signedOn,
        hash: frozen.hash,
        figureCount: frozen.figureCount,
        itemCount: frozen.itemCount,
        definitions: frozen.definitions,
        calendarVersion: frozen.calendarVersion,
        signerId: frozen.signerId,
        signer: names.get(frozen.signerId) ?? '',
      },
      historicSource: book.historic?.docNo ?? null,
      historicScan: scanViewOf(book),
      return: book.return && {
        version: book.return.version,
        status: book.return.status,
        zeroReport: book.return.zeroReport,
        reportedOn: book.return.reportedOn,
        figures: book.return.figures,
      },
      reports: Object.values(book.reports).map((report) => ({
        ...reportView(report, frozen),
        signer: report.signerId === null ? null : (names.get(report.signerId) ?? ''),
      })),
    };
  }

  /**
   * The page of a whole organisation for whoever writes or signs about it: with all below it also for one whose own page
   * counts his office alone, as the signed figures will (O-65).
   */
  async wholePage(viewer: Viewer, key: BookKey): Promise<QuarterStatistics> {
    const { pools } = this.runtime;
    const request = await this.requestOf(viewer, { ...key, withSubordinates: true }, { whole: true });
    const kept = await keptFor(pools.store, request);
    return withViewer(pools.reader, viewer, (client) =>
      quarterStatistics({ client, store: pools.store, kept }, request),
    );
  }

  /** 考核得分 that stand in a report of a period: those signed where it is frozen, and none where nothing can be scored. */
  async scoresWith(viewer: Viewer, key: BookKey, how: { whole?: boolean } = {}): Promise<ScoreBoard | null> {
    const scored = scoredYearOf(key.period);
    if (scored === null || !maySeeSigned(viewer)) return null;
    const { book } = await this.runtime.statBooks.open(key);
    if (book.frozen !== null) return (await this.signed.snapshot(key)).snapshot.scores;
    const { today: day } = await today(this.runtime.pools.store);
    // a year that has not begun yesterday has nothing to score
    if (`${scored.year}-01-01` >= day) return null;
    const { year, quarter } = scored;
    const asked = { orgId: key.orgId, year, ...(quarter === undefined ? {} : { quarter }) };
    return this.scores(viewer, asked, how);
  }
}

/** How a report is shown. */
export const reportView = (
  report: NonNullable<OpenedBook['book']['reports'][ReportKind]>,
  frozen: { hash: string } | null,
): Omit<ReportView, 'signer'> => {
  const { kind, version, status, asOf, signedOn, docNo, corrections } = report;
  return {
    kind,
    version,
    status,
    asOf,
    ofFrozen: isOfFrozen(report, frozen),
    signedOn,
    docNo,
    corrections: corrections.length,
  };
};
