import { writeFile } from 'node:fs/promises';
import { usesOfOrganisations } from '#casework';
import { codesOf, REPORT_KINDS, type ReportKind } from '#domain';
import { listOrganisations } from '#identity';
import { inTransaction } from '#platform';
import { type QuarterStatistics, quarterStatistics } from '#projections';
import {
  convert,
  readScores,
  reportDocx,
  type ReportModel,
  reportModel,
  reportOffice,
  signedPaper,
  type ScoreBoard,
  scoredYearOf,
  SignedFigures,
  statisticsWorkbook,
} from '#reports';
import { type CliCommand, UsageError } from '../command.js';
import { figuresRequest } from './figures-request.js';

const FORMATS = ['docx', 'pdf', 'xlsx'];

/** A period's report as a file: the signed figures where it is frozen, those of today otherwise. */
export const report: CliCommand = {
  name: 'report',
  usage: 'report --out 文件.docx|.pdf|.xlsx [--kind quarterAnalysis] [--period 2026Q3] [--org <单位标识>]',
  zh: `一期的报告或统计表;--kind 可为 ${codesOf(REPORT_KINDS).join('、')}`,
  values: ['period', 'org', 'kind', 'out'],
  async run({ runtime, options, say }) {
    const { pools, statBooks, store, vault, calendarBook, profiles } = runtime;
    const out = options['out'];
    if (typeof out !== 'string') throw new UsageError('请用 --out 写明文件。');
    const format = out.split('.').at(-1) ?? '';
    if (!FORMATS.includes(format)) throw new UsageError('文件名须以 .docx、.pdf 或 .xlsx 结尾。');
    const kind = (options['kind'] ?? 'quarterAnalysis') as ReportKind;
    if (!Object.hasOwn(REPORT_KINDS, kind)) throw new UsageError('没有这种报告。');
    if (kind === 'circularForCounties' && format === 'xlsx')
      throw new UsageError('发县市区的版本只出 docx 或 pdf:统计表里的小数不抑制(O-71)。');
    const request = await figuresRequest(runtime, options);
    const { orgId, period } = request;
    const { smallCell } = profiles.policyOn(orgId, request.today);
    const office = reportOffice(await listOrganisations(pools.store), { orgId, kind });
    const key = { orgId, period };
    const { book, events } = await statBooks.open(key, { secrets: true });
    const signed = new SignedFigures({
      store,
      pool: pools.store,
      vault,
      calendar: () => calendarBook.calendar,
      profiles,
      books: statBooks,
      uses: (orgIds) => usesOfOrganisations({ store, pool: pools.store }, orgIds),
    });
    const page = await pageFor();
    const started = Date.now();
    const text = await statBooks.textOf(key, kind);
    const file = async (): Promise<Buffer> => {
      const scores = await scoresFor();
      if (format === 'xlsx')
        return statisticsWorkbook(page, scores, book.frozen === null ? null : await signed.standing(key));
      const state = book.reports[kind];
      const paper = {
        status: state?.status ?? ('draft' as const),
        docNo: state?.docNo ?? null,
        signedOn: state?.signedOn ?? null,
      };
      const kept = state?.status === 'signed' ? signedPaper(events, kind) : null;
      const model =
        kept === null
          ? reportModel(kind, page, { ...office, text, smallCell, scores })
          : (JSON.parse(kept) as ReportModel);
      const docx = await reportDocx(model, paper);
      return format === 'pdf' ? convert(docx, 'docx', 'pdf') : docx;
    };
    await writeFile(out, await file(), { mode: 0o600 });
    say(page.sentence);
    say(
      `${out}:${book.frozen === null ? '尚未冻结的数' : '冻结的数'},用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒。`,
    );
    return 0;

    /** 考核得分 beside them: those signed where the period is frozen. */
    async function scoresFor(): Promise<ScoreBoard | null> {
      if (book.frozen !== null) return (await signed.snapshot(key)).snapshot.scores;
      const scored = scoredYearOf(period);
      if (scored === null || `${scored.year}-01-01` >= request.today) return null;
      const context = {
        today: request.today,
        calendar: calendarBook.calendar,
        open: (items: Parameters<typeof vault.openPage>[0]) => vault.openPage(items),
      };
      return inTransaction(pools.store, (client) =>
        readScores({ client, store: pools.store, context }, { ...scored, request }),
      );
    }

    /** What the papers of this kind are made of; the version for the counties holds no accusation (O-71). */
    async function pageFor(): Promise<QuarterStatistics> {
      if (kind === 'circularForCounties') return signed.generalPage(key, request.today);
      if (book.frozen !== null) return (await signed.snapshot(key)).snapshot.page;
      return inTransaction(pools.store, (client) =>
        quarterStatistics({ client, store: pools.store }, request),
      );
    }
  },
};
