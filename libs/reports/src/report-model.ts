import { REPORT_KINDS, type ReportKind, type ReportText, TO_BE_WRITTEN } from '#domain';
import type { CountFigure, OrganisationRow, QuarterStatistics, RateFigure } from '#projections';
import { informationLine, isYear, line, nothingEmerging } from './report-lines.js';
import type { ScoreBoard } from './score-board.js';
import { scoreSentence, scoreTables } from './score-tables.js';
import {
  countTable,
  lastYearHidden,
  officeTables,
  organisationTable,
  rowsForCounties,
  rateTable,
  type ReportTable,
  unitsTable,
} from './report-tables.js';
import { givesAway, hideSmallIn, isSmall } from './suppression.js';

/** Bars beside each other; the same figures as in a table. */
export type ReportChart = { title: string; names: string[]; series: { name: string; values: number[] }[] };

/**
 * A report whole: words that a person may change, tables and charts that come from the figures.
 * @shape signer: name of 签发人 of a paper that goes up, empty before it is signed; absent in others. annex: its title; absent where the titles of what is annexed stand for it, as in papers signed before it had one
 */
export type ReportModel = {
  kind: ReportKind;
  issuer: string;
  text: ReportText;
  tables: ReportTable[];
  charts: ReportChart[];
  signer?: string;
  annex?: string;
  notes: string[];
};

const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `,占 ${((Math.round((part * 10_000) / whole) || 0) / 100).toFixed(2)}%`;
const rateLine = ({ zh, display, numerator, denominator, overLastYear }: RateFigure): string =>
  `${zh} ${display}(${numerator}/${denominator}${overLastYear.direction === 'none' ? '' : `,同比${overLastYear.zh}`})`;
const largestFirst = (figures: readonly CountFigure[]): CountFigure[] =>
  figures.filter(({ current }) => current > 0).sort((a, b) => b.current - a.current);
/** Of the many kinds of content the text names the most frequent; the table has all. */
const NAMED = 5;

/** Who issues a report and for whom, and what of its figures is hidden from readers outside the house. */
type About = { issuer: string; addressee: string; smallCell: number; scores?: ScoreBoard | null };

/** The title of a report. */
export const titleOf = (kind: ReportKind, page: QuarterStatistics, issuer: string): string =>
  kind === 'circular' || kind === 'circularForCounties'
    ? `${issuer}关于${page.periodZh}信访办理情况的通报`
    : `${issuer}${page.periodZh}信访${kind === 'quarterAnalysis' ? '统计分析' : kind === 'halfYearSummary' ? '小结' : '年终总结'}`;

/** A period in which nothing came says so: a section without a line would wait for a person to write it. */
const orNothing = (lines: string[]): string[] => (lines.length > 0 ? lines : ['本期没有收到信访件。']);

/**
 * A first draft that says what the figures say and nothing else; causes and next steps are for a person to write
 * (O-68): those sections stand there empty of claims.
 */
export function draftText(kind: ReportKind, page: QuarterStatistics, about: About): ReportText {
  const { issuer, addressee, scores = null } = about;
  const title = titleOf(kind, page, issuer);
  const work = (key: string): number => page.work.find((figure) => figure.key === key)?.current ?? 0;
  if (kind === 'circular' || kind === 'circularForCounties')
    return { title, addressee, sections: [...circularSections(kind, page, { ...about, scores })] };
  const by = (name: string, figures: readonly CountFigure[], most = figures.length): string[] => {
    const all = largestFirst(figures);
    return all.length === 0
      ? []
      : [
          `${name}${all.length > most ? `(前 ${most} 位)` : ''}:${all
            .slice(0, most)
            .map((figure) => `${figure.zh} ${figure.current} 件${share(figure.current, page.total.current)}`)
            .join(';')}。`,
        ];
  };
  return {
    title,
    addressee,
    sections: [
      {
        heading: '一、总体情况',
        paragraphs: [
          page.sentence,
          ...by('按渠道', page.byChannel),
          ...by('按来源', page.byOrigin),
          ...(page.visits.some(({ current }) => current > 0)
            ? [`走访:${page.visits.map(({ zh, current }) => `${zh} ${current}`).join(',')}。`]
            : []),
        ],
      },
      {
        heading: '二、反映问题分布',
        paragraphs: orNothing([
          ...by('按类别', page.byClass),
          ...by('按内容', page.byCategory, NAMED),
          ...by('重点方面', page.byKeyArea),
        ]),
      },
      {
        heading: '三、办理情况',
        paragraphs: [
          `${
            page.rates
              .filter(({ denominator }) => denominator > 0)
              .map(rateLine)
              .join(';') || '本期各率的分母均为 0,不作评价'
          }。`,
          `期内在办 ${work('open')} 件,审签退回 ${work('returned')} 次,批准延期 ${work('extended')} 次,被催办 ${work('urged')} 件,被督办 ${work('supervised')} 件。`,
          ...informationLine(page),
          ...(kind === 'yearSummary' ? scoreSentence(scores) : []),
        ],
      },
      {
        heading: '四、特点与趋势',
        paragraphs:
          page.emerging.length === 0
            ? [nothingEmerging(page)]
            : [`增多明显的内容:${page.emerging.map(line(page)).join(';')}。`],
      },
      { heading: '五、原因分析', paragraphs: [TO_BE_WRITTEN] },
      { heading: '六、下步建议', paragraphs: [TO_BE_WRITTEN] },
    ],
  };
}

function circularSections(
  kind: ReportKind,
  page: QuarterStatistics,
  { smallCell, scores }: { smallCell: number; scores: ScoreBoard | null },
): ReportText['sections'] {
  const forCounties = kind === 'circularForCounties';
  const watched = page.organisations.filter(({ attention }) => attention.length > 0).slice(0, 5);
  return [
    {
      heading: '一、总体情况',
      paragraphs: [forCounties ? sentenceForCounties(page, smallCell) : page.sentence],
    },
    {
      heading: '二、排名',
      paragraphs: [
        `${
          forCounties
            ? '以按期办结率排名,并列同名次,只在列出率的单位之间排。'
            : '以按期办结率排名,并列同名次,分母为 0 的不排,分母小于 5 的标“小样本”。'
        }${ranked(forCounties ? rowsForCounties(page.organisations, smallCell) : page.organisations)}`,
        // scores count accusations: not for readers outside the house (O-71)
        ...(forCounties ? [] : scoreSentence(scores)),
      ],
    },
    {
      heading: '三、需要关注的单位',
      paragraphs:
        watched.length === 0 || forCounties
          ? ['详见附表。']
          : watched.map(({ name, attention }) => `${name}:${attention.join(';')}。`),
    },
  ];
}

/** What changed, without the rates that the table hides and without the number of the overdue, which is often small (O-71). */
function sentenceForCounties(page: QuarterStatistics, smallCell: number): string {
  const [received = ''] = page.sentence.replace(/。$/, '').split(';');
  const { previous, lastYear } = page.total;
  // a change of the total tells the total that it is a change to
  const told = received
    .split(',')
    .filter((part) => !(part.startsWith('比上期') && isSmall(previous ?? 0, smallCell)))
    .filter((part) => !(part.startsWith('比上年') && isSmall(lastYear ?? 0, smallCell)))
    .map((part) => hideSmallIn(part, smallCell))
    .join(',');
  const shown = page.rates
    .filter((rate) => (rate.id === 'I-08' || rate.id === 'I-09') && rate.denominator > 0)
    .filter((rate) => !givesAway(rate, smallCell))
    .map(
      (rate) =>
        `${rate.zh} ${rate.display}${rate.overLastYear.direction === 'none' || lastYearHidden(rate, smallCell) ? '' : `(比上年同期${rate.overLastYear.zh})`}`,
    );
  return `${[told, ...shown].join(';')}。`;
}

/** The first three and whoever shares the place of the third. */
function ranked(rows: readonly OrganisationRow[]): string {
  const placed = rows.flatMap((row) => (row.rank === null ? [] : [{ ...row, rank: row.rank }]));
  const last = placed[2]?.rank ?? Infinity;
  const first = placed.filter(({ rank }) => rank <= last);
  return first.length === 0
    ? ''
    : `前列:${first.map(({ name, rank, i09, smallSample }) => `第 ${rank} 名 ${name}(${i09}${smallSample ? ',小样本' : ''})`).join('、')}。`;
}

/** Bars of an earlier period; none where it was never registered: a bar of no height would say nought. */
const bars = (name: string, values: readonly (number | null)[]): ReportChart['series'] =>
  values.some((value) => value === null) ? [] : [{ name, values: values.map((value) => value ?? 0) }];

const chartOf = (title: string, page: QuarterStatistics, figures: readonly CountFigure[]): ReportChart => ({
  title,
  names: figures.map(({ zh }) => zh),
  series: [
    ...bars(
      '上年同期',
      figures.map(({ lastYear }) => lastYear),
    ),
    ...(isYear(page)
      ? []
      : bars(
          '上期',
          figures.map(({ previous }) => previous),
        )),
    { name: '本期', values: figures.map(({ current }) => current) },
  ],
});

/** Words, tables and charts of a report. */
export function reportModel(
  kind: ReportKind,
  page: QuarterStatistics,
  { text, ...about }: About & { text: ReportText | null },
): ReportModel {
  const { issuer, smallCell, scores = null } = about;
  const circular = kind === 'circular' || kind === 'circularForCounties';
  const hideUnder = kind === 'circularForCounties' ? smallCell : null;
  const scored = kind === 'circular' || kind === 'yearSummary' ? scoreTables(scores) : [];
  const organisations = organisationTable(page.organisations, hideUnder);
  const compared = { year: isYear(page) };
  const words = text ?? draftText(kind, page, about);
  return {
    kind,
    issuer,
    text: words,
    // an analysis that is for somebody goes up, and says who signed it (GB/T 9704—2012 7.2.6)
    ...(circular || !words.addressee ? {} : { signer: '' }),
    tables: circular
      ? [organisations, rateTable(page.rates, compared, hideUnder), ...unitsTable(page), ...scored]
      : [
          countTable('总量', [page.total, ...page.visits], compared),
          countTable('按渠道', page.byChannel, compared),
          countTable('按类别', page.byClass, compared),
          countTable('按内容', page.byCategory, compared),
          countTable('重点方面', page.byKeyArea, compared),
          rateTable(
            page.indicators.filter(({ denominator }) => denominator > 0),
            compared,
          ),
          organisations,
          ...officeTables(page, compared),
          ...unitsTable(page),
          ...scored,
        ].filter(({ rows }) => rows.length > 0),
    charts: circular
      ? []
      : [chartOf('各渠道', page, page.byChannel), chartOf('内容分布', page, page.byCategory)].filter(
          ({ names }) => names.length > 0,
        ),
    annex: circular ? `${page.periodZh}信访办理情况统计表` : `${page.periodZh}信访统计图表`,
    notes: [
      `${REPORT_KINDS[kind].zh}:${page.from} 至 ${page.to},截至 ${page.asOf} 24:00,${page.axis}${page.withSubordinates ? ',含下级' : ''}。`,
      ...(hideUnder === null ? page.notes : page.notes.map((note) => hideSmallIn(note, hideUnder))),
    ],
  };
}
