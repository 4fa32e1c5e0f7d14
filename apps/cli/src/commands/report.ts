import { writeFile } from 'node:fs/promises';
import { codesOf, REPORT_KINDS, type ReportKind } from '#domain';
import { listOrganisations, organisationIdsBelow } from '#identity';
import { inTransaction, today } from '#platform';
import { quarterCodeOf, quarterStatistics } from '#projections';
import {
  convert,
  reportDocx,
  reportModel,
  SignedFigures,
  statisticsWorkbook,
  writtenSources,
} from '#reports';
import { type CliCommand, UsageError } from '../command.js';

/** The operator is no account that anybody accuses. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
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
    const now = await today(pools.store);
    const organisations = await listOrganisations(pools.store);
    const chosen =
      typeof options['org'] === 'string'
        ? organisations.find(({ id }) => id === Number(options['org']))
        : organisations.find(({ parentId }) => parentId === null);
    if (!chosen) throw new UsageError('没有这个单位。');
    const period = typeof options['period'] === 'string' ? options['period'] : quarterCodeOf(now.today);
    const orgIds = await organisationIdsBelow(pools.store, chosen.id);
    const key = { orgId: chosen.id, period };
    const { book } = await statBooks.open(key);
    const signed = new SignedFigures({
      store,
      pool: pools.store,
      vault,
      calendar: () => calendarBook.calendar,
      profiles,
      books: statBooks,
    });
    const policy = profiles.policyOn(chosen.id, now.today);
    const page =
      book.frozen !== null
        ? (await signed.snapshot(key)).snapshot.page
        : await inTransaction(pools.store, async (client) =>
            quarterStatistics(
              { client, store: pools.store },
              {
                ...key,
                withSubordinates: true,
                today: now.today,
                orgIds,
                organisations: organisations.filter(({ id }) => orgIds.includes(id)),
                policy,
                countsRestricted: true,
                accountId: NOBODY,
                ...(await writtenSources(statBooks, { ...key, orgIds })),
              },
            ),
          );
    const started = Date.now();
    const text = await statBooks.textOf(key, kind);
    const file = async (): Promise<Buffer> => {
      if (format === 'xlsx') return statisticsWorkbook(page);
      const state = book.reports[kind];
      const paper = {
        status: state?.status ?? ('draft' as const),
        docNo: null,
        signedOn: state?.signedOn ?? null,
      };
      const docx = await reportDocx(
        reportModel(kind, page, { issuer: chosen.name, text, smallCell: policy.smallCell }),
        paper,
      );
      return format === 'pdf' ? convert(docx, 'docx', 'pdf') : docx;
    };
    await writeFile(out, await file(), { mode: 0o600 });
    say(page.sentence);
    say(
      `${out}:${book.frozen === null ? '尚未冻结的数' : '冻结的数'},用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒。`,
    );
    return 0;
  },
};
