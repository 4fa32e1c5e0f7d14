import { Injectable } from '@nestjs/common';
import { clocksOf, dueOf, Rejected, type RegisterCode, REGISTERS } from '#domain';
import { CaseworkRefused } from '#casework';
import { type Book, type BookCase, bookOf, linesOf } from '#documents';
import { CASE_ROLES, hasAnyRole, listOrganisations, type Viewer, withViewer } from '#identity';
import { documentCaseOf, loadForViewer, mayKnowReporter, type OpenedCase } from '#paperwork';
import { bookPetitionIds } from '#projections';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { fastLaneItems } from '../office/fast-lane-items.js';
import { clockViewsOf } from '../petitions/case-view.js';
import { Runtime } from '../shared/runtime.js';
import { affairLines } from './affair-lines.js';
import { auditLines } from './audit-lines.js';
import type { BookLines } from './book-lines.js';
import { figureLines } from './figure-lines.js';
import { checkQuestion, filtersZh, type RegisterQuestion } from './register-filter.js';

/** Lines of a register as one person may see them. @shape filterZh: what it was narrowed by, in words; '' = nothing */
export type OpenedBook = BookLines & { organName: string; filterZh: string };

/** Most petitions that one book is made of; more is a matter of a shorter period. */
const PETITIONS_LIMIT = 5_000;
const AT_ONCE = 6;

/** Which petitions a book is made of. @shape lanes: names of the fast lanes that each runs in */
type Chosen = { ids: readonly string[]; lanes: ReadonlyMap<string, readonly string[]> };
type Asked = { book: Book; question: RegisterQuestion };

/** Opens the office's books: row-level security says which petitions are in them, the reader's rights which words. */
@Injectable()
export class RegisterDesk {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects REGISTER_UNKNOWN REGISTER_PERIOD REGISTER_FILTER_UNKNOWN REGISTER_TOO_LARGE ROLE_MISSING ORGANISATION_OTHER */
  async open(viewer: Viewer, code: string, question: RegisterQuestion): Promise<OpenedBook> {
    const book = bookOf(code as RegisterCode);
    if (book === undefined)
      throw new Rejected('REGISTER_UNKNOWN', null, '没有这本台账(§6.1)。', { field: 'code' });
    if (!isForViewer(viewer, book))
      throw new CaseworkRefused(
        'forbidden',
        'ROLE_MISSING',
        '系统管理员、审计员单凭这两个角色不看信访台账;审计员查阅审计台账 L19(§9 三员分立)。',
      );
    checkQuestion(viewer, book, question);
    const lines = await this.lines(viewer, { book, question });
    const sorted =
      book.source === 'case'
        ? lines.rows
        : [...lines.rows].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return { ...lines, rows: sorted, ...(await this.words(viewer, { book, question })) };
  }

  private async lines(viewer: Viewer, asked: Asked): Promise<BookLines> {
    const { book, question } = asked;
    // an affair may be filed under a book that petitions or figures write: those lines are the book's
    if (book.source === 'affair') return affairLines(this.runtime, viewer, asked);
    if (book.source === 'audit') return { book, rows: await auditLines(this.runtime, viewer, question) };
    if (book.source === 'figures')
      return { book, rows: await figureLines(this.runtime, viewer, { code: book.code, question }) };
    return { book, rows: linesOf(book, await this.cases(viewer, asked), question) };
  }

  private async cases(viewer: Viewer, asked: Asked): Promise<BookCase[]> {
    const { ids, lanes } = await this.chosen(viewer, asked);
    if (ids.length > PETITIONS_LIMIT)
      throw new Rejected('REGISTER_TOO_LARGE', null, `这一期间超过${PETITIONS_LIMIT}件,请缩短期间。`, {
        field: 'from',
      });
    const cases: BookCase[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const opened = await Promise.all(
        ids.slice(at, at + AT_ONCE).map((id) => loadForViewer(this.runtime, viewer, id, 'book')),
      );
      for (const one of opened)
        if (reads(viewer, asked.book, one))
          cases.push({ ...this.case(viewer, one), lanes: lanes.get(one.petitionId) ?? [] });
    }
    return cases;
  }

  private async chosen(viewer: Viewer, { book, question }: Asked): Promise<Chosen> {
    const lanes = book.code === 'L25' ? await this.lanes(viewer, question) : null;
    const { from, to, ...filter } = question;
    const ids = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      bookPetitionIds(
        client,
        // the office's own book; of the lanes those of all units in view
        {
          ...(lanes === null ? { orgId: viewer.orgId } : { ids: [...lanes.keys()] }),
          ...filter,
          receivedTo: to,
        },
        { limit: PETITIONS_LIMIT + 1, since: book.standing === true ? null : from },
      ),
    );
    return { ids, lanes: lanes ?? new Map() };
  }

  /** In which lanes petitions of these days run (O-74). */
  private async lanes(viewer: Viewer, { from, to }: RegisterQuestion): Promise<Map<string, string[]>> {
    const { rows } = await readAffairs(this.runtime, viewer, {
      category: 'sensitive-period',
      facts: { fastLane: true },
    });
    const lanes = new Map<string, string[]>();
    for (const { petitionId, period } of await fastLaneItems(this.runtime, viewer, {
      periods: rows,
      from,
      to,
    }))
      lanes.set(petitionId, [...(lanes.get(petitionId) ?? []), period]);
    return lanes;
  }

  private case(viewer: Viewer, opened: OpenedCase): BookCase {
    const theCase = documentCaseOf(opened, {
      mayKnowReporter: mayKnowReporter(opened, viewer),
      superior: null,
    });
    const { calendar } = this.runtime;
    const originals = new Map(
      clocksOf(opened.state, opened.policy, calendar).map((clock) => [
        clock.id,
        dueOf({ ...clock, extensions: [] }, calendar),
      ]),
    );
    const clocks = clockViewsOf(opened.state, opened.today, this.runtime).map((clock) => {
      const dueOn = clock.legalDue ?? clock.nominalDue;
      const original = originals.get(clock.id);
      return {
        kind: clock.kind,
        startedOn: clock.startedOn,
        dueOn,
        originalDueOn: original?.legalDue ?? original?.nominalDue ?? dueOn,
        stoppedOn: clock.stoppedOn,
      };
    });
    return { theCase, clocks };
  }

  /** Whose book it is, and what it was narrowed by. */
  private async words(viewer: Viewer, { book, question }: Asked) {
    const { store } = this.runtime.pools;
    const organisations = new Map((await listOrganisations(store)).map(({ id, name }) => [id, name]));
    const { rows } =
      question.handlerId === undefined
        ? { rows: [] }
        : await store.query<{ name: string }>('select display_name as name from idn.account where id = $1', [
            question.handlerId,
          ]);
    const names = {
      organisation: (id: number) => organisations.get(id) ?? '',
      account: () => rows[0]?.name ?? '',
    };
    return {
      organName: organisations.get(viewer.orgId) ?? '',
      filterZh: filtersZh(book, question, names),
    };
  }
}

/** May he read its line? A book with readers of its own is open to others for what they handle themselves. */
function reads({ roles, accountId }: Viewer, { readers }: Book, { state }: OpenedCase): boolean {
  if (readers === undefined || hasAnyRole(roles, readers)) return true;
  return [state.handlerId, ...state.coHandlerIds, state.sponsor?.sponsorId].includes(accountId);
}

/** An empty book would say that nothing was registered: who works on no petition is shown the audit alone, if he audits. */
export const isForViewer = ({ roles }: Viewer, { source }: Pick<Book, 'source'>): boolean =>
  source === 'audit' ? hasAnyRole(roles, [...CASE_ROLES, 'auditor']) : hasAnyRole(roles, CASE_ROLES);

/** Name of a book. */
export const registerZh = (code: RegisterCode): string => REGISTERS[code].zh;
