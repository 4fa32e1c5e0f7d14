import {
  type Aside,
  changedBasisNote,
  displayOf,
  type IndicatorFacts,
  type IndicatorId,
  INDICATOR_IDS,
  indicatorDefinition,
  lunarNote,
  periodZh,
  type Policy,
} from '#domain';
import { type Basis, countFigure, countFigures, rateFigure, type WindowTallies } from './figures.js';
import { fixedMeasure, measuresBy } from './measures.js';
import { officeFigures, officeRates } from './office-figures.js';
import { NO_OFFICE_ROWS, type OfficeRows } from './office-rows.js';
import {
  type InUse,
  type NamedOrganisation,
  organisationRows,
  type OrganisationTallies,
} from './organisations.js';
import { periodOfCode, type Windows, windowsOf } from './period-code.js';
import type { CheckpointFigures, CountFigure, QuarterStatistics, RateFigure } from './report.js';
import { checkMeasure } from './failed-checks.js';
import { refTimeOf, scoped, type StatScope, writeStatRef } from './stat-ref.js';
import { addTallies, countInTally, figureIn, NO_TALLY, type Tally, tallyOf } from './tally.js';
import { withWritten, type WrittenTallies, type WrittenWindows } from './written-figures.js';

/** What a report is made of besides the facts. */
export type StatQuestion = StatScope & {
  /** Those that get a row of their own. */
  organisations: readonly NamedOrganisation[];
  /** Which of them were there in a period: the others have a row where something counts (O-59). Without it all were. */
  inUse?: InUse | undefined;
  policy: { smallSample: number };
  /** Parameters in force on a day; without it nothing is said of changes (M-15). */
  policyOn?: (day: string) => Policy;
  /** Failed checks of the period, the most frequent first. */
  topFailures: CheckpointFigures['topFailures'];
  /** False when the viewer's figures lack the accusations that he may not see. */
  countsRestricted: boolean;
  /** Sums that units without the system wrote down (O-73). */
  manual?: WrittenTallies;
  /** Last year's signed figures of the whole, entered with their source (O-104). */
  historic?: { tally: Tally; source: string } | null;
  /** Information items and self-opened cases, which are no petitions. */
  office?: OfficeRows;
};

/** The four rates first (告知、办结、参评、满意), then what leaders ask next. */
const RATES: readonly IndicatorId[] = [
  'I-08',
  'I-09',
  'I-14',
  'I-15',
  'I-10',
  'I-11',
  'I-20',
  'I-05',
  'I-24',
];
/** Rates whose cohort others share: what stands beside them is said once. */
const SHARES_COHORT: readonly IndicatorId[] = ['I-11', 'I-15', 'I-24'];
/** Returns, extensions, urging, supervision, cases in hand. */
const WORK = ['open', 'returned', 'extended', 'urged', 'supervised'];

/** The sums of every organisation, from rows: the long way, and what the kept sums must equal. */
export function talliesByOrganisation(
  facts: readonly IndicatorFacts[],
  scope: StatScope,
): Map<number, WindowTallies> {
  const windows = windowsOf(periodOfCode(scope.period), scope.asOf);
  const groups = new Map<number, IndicatorFacts[]>();
  for (const row of scoped(facts, scope)) {
    const group = groups.get(row.orgId);
    if (group === undefined) groups.set(row.orgId, [row]);
    else group.push(row);
  }
  return new Map([...groups].map(([orgId, rows]) => [orgId, windowTallies(rows, windows)]));
}

const windowTallies = (rows: readonly IndicatorFacts[], windows: Windows): WindowTallies => ({
  current: tallyOf(rows, windows.current),
  previous: tallyOf(rows, windows.previous),
  lastYear: tallyOf(rows, windows.lastYear),
});

/** All of a period's statistics, from facts alone: the same facts and question give the same page. @rejects PERIOD_INVALID */
export function statisticsOf(facts: readonly IndicatorFacts[], question: StatQuestion): QuarterStatistics {
  return pageOf(talliesByOrganisation(facts, question), question);
}

/** What the figures of a page are taken from, out of the sums of its organisations. @rejects PERIOD_INVALID */
export function basisOf(counted: OrganisationTallies, question: StatQuestion): Basis {
  const { period: code, asOf, axis, orgId, withSubordinates } = question;
  const scope: StatScope = { period: code, asOf, axis, orgId, withSubordinates };
  const windows = windowsOf(periodOfCode(code), asOf);
  const manual: WrittenTallies = question.manual ?? new Map();
  const each = [...withWritten(counted, manual).values()];
  const tallies: WindowTallies = {
    current: addTallies(each.map(({ current }) => current)),
    previous: addTallies(each.map(({ previous }) => previous)),
    lastYear: { ...addTallies(each.map(({ lastYear }) => lastYear)), ...question.historic?.tally },
  };
  const byHand = addTallies([...manual.values()].map(({ current }) => current?.tally ?? NO_TALLY));
  return { tallies, byHand, windows, scope };
}

/** The page of a period out of the sums of its organisations. @rejects PERIOD_INVALID */
export function pageOf(counted: OrganisationTallies, question: StatQuestion): QuarterStatistics {
  const { period: code, asOf, axis, orgId, withSubordinates } = question;
  const period = periodOfCode(code);
  const manual: WrittenTallies = question.manual ?? new Map();
  const byOrganisation = withWritten(counted, manual);
  const basis = basisOf(counted, question);
  const { scope } = basis;
  const total = countFigure(fixedMeasure('total'), basis);
  const rates = RATES.map((id) => rateFigure(id, basis));
  const running = asOf < period.to;
  const office = question.office ?? NO_OFFICE_ROWS;
  const inUse = (orgId: number): boolean => question.inUse?.(orgId, period) ?? true;
  return {
    period: code,
    periodZh: periodZh(period),
    from: period.from,
    to: period.to,
    asOf,
    orgId,
    withSubordinates,
    axis: axis === 'registered' ? '按登记日' : '按收到日',
    earlier: {
      previous: refTimeOf(basis.windows.previous, axis),
      // last year's figures that were signed on paper lead to no petition (O-104)
      lastYear: question.historic ? null : refTimeOf(basis.windows.lastYear, axis),
    },
    sentence: sentenceOf({ periodZh: periodZh(period), asOf: running ? asOf : null, total, rates }, basis),
    total,
    visits: ['visit', 'visitPersons', 'groupVisit', 'groupVisitPersons', 'levelSkipping'].map((key) =>
      countFigure(fixedMeasure(key), basis),
    ),
    byChannel: countFigures(measuresBy('channel'), basis),
    byClass: countFigures(measuresBy('class'), basis),
    byOrigin: countFigures(measuresBy('origin'), basis),
    byDisposition: countFigures(measuresBy('disposition'), basis),
    byCategory: countFigures(measuresBy('categoryGroup'), basis),
    byKeyArea: countFigures(measuresBy('keyArea'), basis),
    work: WORK.map((key) => countFigure(fixedMeasure(key), basis)),
    rates,
    indicators: [
      ...INDICATOR_IDS.filter((id) => indicatorDefinition(id).kind !== 'count').map((id) =>
        rateFigure(id, basis),
      ),
      ...officeRates(office, basis.windows, { organisations: question.organisations, scope }),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    checkpoints: checkpointsOf(basis, question.topFailures),
    organisations: organisationRows(question.organisations, {
      byOrganisation,
      manual: new Set([...manual].flatMap(([id, { current }]) => (current === undefined ? [] : [id]))),
      scope,
      smallSample: question.policy.smallSample,
      inUse,
    }),
    emerging: emergingOf(basis, total, question.policy.smallSample),
    office: officeFigures(office, basis.windows, { organisations: question.organisations, scope, inUse }),
    notes: [
      ...notesOf(basis, {
        running,
        countsRestricted: question.countsRestricted,
        policyOn: question.policyOn,
      }),
      ...sourceNotes(question),
    ],
  };
}

/** Where figures come from that the system did not count. */
function sourceNotes({ manual, historic, organisations }: StatQuestion): string[] {
  const named = (which: (windows: WrittenWindows) => boolean): string =>
    organisations
      .filter(({ id }) => which(manual?.get(id) ?? {}))
      .map(({ name }) => name)
      .join('、');
  const names = named(({ current, previous, lastYear }) => Boolean(current ?? previous ?? lastYear));
  const joined = named((windows) => Object.values(windows).some(({ whole }) => !whole));
  return [
    ...(names === '' ? [] : [`手工填报(汇总表)并入:${names};这些数不下钻。`]),
    ...(joined === ''
      ? []
      : [`${joined}没有报全期的汇总表,其数由已收的各期汇总表相加;在办件和催办率、督办率不能相加,没有并入。`]),
    ...(historic ? [`上年同期数为历史录入,来源:${historic.source};只作同比基数,不下钻。`] : []),
  ];
}

/** Said where accusations that a viewer may not open are left out. */
export const ONLY_OWN = '只含您有权查看的件,不含知悉范围以外的检举控告。';

const LARGEST = 5;
/** Growth over both earlier periods that makes a category 苗头. */
const SURGE = 1.5;

/** 苗头: categories that grew by half and more over the last period and over last year, beyond a small sample. */
function emergingOf(basis: Basis, total: CountFigure, smallSample: number): CountFigure[] {
  // Nothing recorded before: then everything would look new.
  if (total.previous + total.lastYear === 0) return [];
  return countFigures(measuresBy('category'), basis)
    .filter(
      ({ current, previous, lastYear }) =>
        current >= smallSample && current >= previous * SURGE && current >= lastYear * SURGE,
    )
    .sort((a, b) => b.current - b.previous - (a.current - a.previous) || (a.key < b.key ? -1 : 1))
    .slice(0, LARGEST);
}

function checkpointsOf(
  { tallies, scope }: Basis,
  topFailures: CheckpointFigures['topFailures'],
): CheckpointFigures {
  const first = figureIn(tallies.current, 'I-24');
  const rounds = figureIn(tallies.current, 'I-24b');
  return {
    submissions: rounds.denominator ?? 0,
    firstSubmissions: first.denominator ?? 0,
    firstPassed: first.numerator,
    returned: rounds.numerator,
    firstPassDisplay: displayOf(first),
    topFailures: topFailures.map((one) => ({ ...one, ref: writeStatRef(scope, checkMeasure(one.check)) })),
  };
}

type Said = { periodZh: string; asOf: string | null; total: CountFigure; rates: readonly RateFigure[] };

/** 一句话: what changed; it says nothing that the figures do not. */
function sentenceOf({ periodZh: name, asOf, total, rates }: Said, { tallies, windows }: Basis): string {
  const isYear = windows.previous.period.from === windows.lastYear.period.from;
  const stage = asOf === null ? '' : `(截至 ${asOf})`;
  // the period before a year is last year; of a period that runs, what is compared is as much of the one before
  const earlier = isYear ? '' : `,比上期${asOf === null ? '' : '同一进度'}${total.overPrevious.zh}`;
  const clauses = [
    `${name}${stage}收到信访 ${total.current} 件次${earlier},比上年同期${total.overLastYear.zh}`,
  ];
  const timely = rates.filter(({ id, denominator }) => (id === 'I-08' || id === 'I-09') && denominator > 0);
  clauses.push(
    ...timely.map(({ zh, display, overLastYear }) => `${zh} ${display}${comparedWith(overLastYear)}`),
  );
  const late = countInTally(tallies.current, 'overdueOpen');
  if (late > 0) clauses.push(`超期未办结 ${late} 件`);
  return `${clauses.join(';')}。`;
}

const comparedWith = ({ direction, zh }: RateFigure['overLastYear']): string =>
  direction === 'none' ? '' : `(比上年同期${zh})`;

const ASIDES: Readonly<Record<Aside, string>> = {
  excludedFromStats: '标明排除统计',
  unservable: '届满前有无法送达凭证',
  provisional: '届满日暂定',
  returnedToSender: '异议退回',
  endedBeforeDue: '届满前撤回或终止',
};

/** 说明: axis, day looked at, and what stands beside the rates. */
function notesOf(
  { tallies, windows, scope }: Basis,
  how: { running: boolean; countsRestricted: boolean; policyOn: StatQuestion['policyOn'] },
): string[] {
  const { asOf, period } = windows.current;
  const notes = [
    scope.axis === 'registered'
      ? '总量按登记日归期(历史件按其收到日);时限类指标按应完成日归期。'
      : '总量按收到日归期;时限类指标按应完成日归期。',
    `数字截至 ${asOf} 24:00。`,
  ];
  if (how.running)
    notes.push(
      windows.previous.period.from === windows.lastYear.period.from
        ? '本期尚未结束;与上年同期的同一进度比。'
        : '本期尚未结束;环比、同比取上期、上年同期的同一进度。',
    );
  for (const id of RATES.filter((rate) => !SHARES_COHORT.includes(rate))) {
    const { aside } = figureIn(tallies.current, id);
    const named = (Object.keys(ASIDES) as Aside[]).flatMap((reason) => {
      const count = aside[reason] ?? 0;
      return count === 0 ? [] : [`${ASIDES[reason]} ${count} 件`];
    });
    if (named.length > 0) notes.push(`${indicatorDefinition(id).zh}之外另列:${named.join('、')}。`);
  }
  const history = countInTally(tallies.current, 'history');
  if (history > 0) notes.push(`总量含历史导入 ${history} 件,不计入时限类指标。`);
  for (const compared of [windows.previous, windows.lastYear]) {
    const found = [
      lunarNote(period, compared.period),
      how.policyOn ? changedBasisNote(how.policyOn, period, compared.period) : null,
    ];
    for (const note of found) if (note !== null && !notes.includes(note)) notes.push(note);
  }
  if (!how.countsRestricted) notes.push(ONLY_OWN);
  return notes;
}
