import { Injectable } from '@nestjs/common';
import { CaseworkRefused } from '#casework';
import { AFFAIRS, Rejected, type RegisterCode, REGISTERS } from '#domain';
import { type Book, type BookCase, bookOf, type BookRow, linesOf } from '#documents';
import { hasAnyRole, listAccess, type Viewer, withViewer } from '#identity';
import { documentCaseOf, loadForViewer, mayKnowReporter } from '#paperwork';
import { affairRowView } from '../affairs/affair-view.js';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { clockViewsOf } from '../petitions/case-view.js';
import { Runtime } from '../shared/runtime.js';
import { affairColumns, showsTexts, textsOfAffair } from './affair-book.js';

/** Lines of a register as one person may see them. */
export type OpenedBook = {
  book: Book;
  rows: (Omit<BookRow, 'petitionId'> & { petitionId: string | null })[];
  organName: string;
};

/** Most petitions that one book is made of; more is a matter of a shorter period. */
const PETITIONS_LIMIT = 5_000;
const AT_ONCE = 6;

/** The days of a petition lie in the years after its receipt. */
const CANDIDATES = `select petition_id as id from rm.petition
  where org_id = $1 and received_on <= $3::date and received_on >= $2::date - interval '3 years' and not history
  order by received_on, petition_no limit ${PETITIONS_LIMIT + 1}`;

const WORDS = { view: '查阅', reveal: '揭示身份', export: '取出文书', search: '查询' } as const;

/** Opens the office's books: row-level security says which petitions are in them, the reader's rights which words. */
@Injectable()
export class RegisterDesk {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects REGISTER_UNKNOWN REGISTER_PERIOD REGISTER_TOO_LARGE ROLE_MISSING */
  async open(viewer: Viewer, code: string, period: { from: string; to: string }): Promise<OpenedBook> {
    const book = bookOf(code as RegisterCode);
    if (book === undefined)
      throw new Rejected('REGISTER_UNKNOWN', null, '没有这本台账(§6.1)。', { field: 'code' });
    if (period.from > period.to)
      throw new Rejected('REGISTER_PERIOD', null, '起日不得晚于止日。', { field: 'from' });
    const organName = await this.organName(viewer.orgId);
    if (AFFAIRS.some(({ register }) => register === book.code))
      return { ...(await this.affairs(viewer, book, period)), organName };
    if (book.source === 'none') return { book, rows: [], organName };
    if (book.source === 'audit') return { book, rows: await this.audit(viewer, period), organName };
    return { book, rows: linesOf(book, await this.cases(viewer, period), period), organName };
  }

  private async cases(viewer: Viewer, { from, to }: { from: string; to: string }): Promise<BookCase[]> {
    const { pools } = this.runtime;
    const { rows } = await withViewer(pools.reader, viewer, (client) =>
      client.query<{ id: string }>(CANDIDATES, [viewer.orgId, from, to]),
    );
    if (rows.length > PETITIONS_LIMIT)
      throw new Rejected('REGISTER_TOO_LARGE', null, `这一期间超过${PETITIONS_LIMIT}件,请缩短期间。`, {
        field: 'from',
      });
    const cases: BookCase[] = [];
    for (let at = 0; at < rows.length; at += AT_ONCE)
      cases.push(...(await Promise.all(rows.slice(at, at + AT_ONCE).map(({ id }) => this.case(viewer, id)))));
    return cases;
  }

  private async case(viewer: Viewer, petitionId: string): Promise<BookCase> {
    const opened = await loadForViewer(this.runtime, viewer, petitionId);
    const theCase = documentCaseOf(opened, {
      mayKnowReporter: mayKnowReporter(opened, viewer),
      superiorName: null,
    });
    const clocks = clockViewsOf(opened.state, opened.today, this.runtime).map((clock) => ({
      kind: clock.kind,
      startedOn: clock.startedOn,
      dueOn: clock.legalDue ?? clock.nominalDue,
      stoppedOn: clock.stoppedOn,
    }));
    return { theCase, clocks };
  }

  /** Books that are kept by affairs beside the petition; where several share one, the kind stands behind its columns. */
  private async affairs(
    viewer: Viewer,
    book: Book,
    { from, to }: { from: string; to: string },
  ): Promise<Pick<OpenedBook, 'book' | 'rows'>> {
    const own = AFFAIRS.filter(({ register }) => register === book.code);
    const heads = [...new Set(own.flatMap(({ columns }) => columns.map(({ zh }) => zh)))];
    const { columns, cellsOf } = affairColumns(book.code, heads, own.length);
    const rows: OpenedBook['rows'] = [];
    for (const affair of own) {
      const found = await readAffairs(this.runtime, viewer, {
        category: affair.category,
        openedFrom: from,
        openedTo: to,
      });
      for (const row of found.rows) {
        const view = affairRowView(affair, row, found.names);
        const values = new Map(affair.columns.map(({ zh }, at) => [zh, view.cells[at] ?? '']));
        const texts = showsTexts(book.code) ? await textsOfAffair(this.runtime, viewer, view) : new Map();
        const cells = cellsOf({ view, zh: affair.zh, values, facts: row.facts }, texts);
        rows.push({ on: view.openedOn, cells, petitionId: view.petitionId });
      }
    }
    return {
      book: { ...book, columns, source: 'affair' },
      rows: rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    };
  }

  /** L19: of the accesses to petitions that the reader may see himself; the auditor sees that, not which. */
  private async audit(
    viewer: Viewer,
    { from, to }: { from: string; to: string },
  ): Promise<OpenedBook['rows']> {
    if (!hasAnyRole(viewer.roles, ['auditor', 'windowHead', 'leader']))
      throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '审计台账由审计员、扎口负责人、部长查阅(§9)。');
    const { pools } = this.runtime;
    const entries = await listAccess(pools.store, { orgIds: [viewer.orgId], limit: 1000 });
    const ids = [...new Set(entries.flatMap(({ petitionId }) => (petitionId === null ? [] : [petitionId])))];
    const { rows } = await withViewer(pools.reader, viewer, (client) =>
      client.query<{ id: string; no: string }>(
        'select petition_id as id, display_no as no from rm.petition where petition_id = any($1::uuid[])',
        [ids],
      ),
    );
    const numbers = new Map(rows.map(({ id, no }) => [id, no]));
    const names = await pools.store.query<{ id: string; name: string }>(
      'select id, display_name as name from idn.account where org_id = $1',
      [viewer.orgId],
    );
    const nameOf = new Map(names.rows.map(({ id, name }) => [id, name]));
    const auditor = viewer.roles.includes('auditor');
    return entries.flatMap(({ accountId, petitionId, action, recordedAt, sealedReason }) => {
      const at = new Date(recordedAt);
      const on = new Date(at.getTime() + 8 * 3_600_000).toISOString();
      const no = petitionId === null ? '' : numbers.get(petitionId);
      if (on.slice(0, 10) < from || on.slice(0, 10) > to || (no === undefined && !auditor)) return [];
      const cells = [
        nameOf.get(accountId) ?? '(已不在册)',
        on.slice(0, 16).replace('T', ' '),
        no ?? '(不显示)',
        '',
        sealedReason === null ? '' : '(密存)',
        WORDS[action],
      ];
      return [{ on: on.slice(0, 10), cells, petitionId: no === undefined ? null : petitionId }];
    });
  }

  private async organName(orgId: number): Promise<string> {
    const { rows } = await this.runtime.pools.store.query<{ name: string }>(
      'select name from idn.organisation where id = $1',
      [orgId],
    );
    return rows[0]?.name ?? '';
  }
}

/** Name of a book. */
export const registerZh = (code: RegisterCode): string => REGISTERS[code].zh;
