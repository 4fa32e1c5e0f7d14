import { type Aside, changedBasisNote, type IndicatorId, indicatorDefinition, lunarNote } from '#domain';
import { unregisteredZh } from './first-days.js';
import type { Basis } from './figures.js';
import type { Windows } from './period-code.js';
import type { StatQuestion } from './stat-question.js';
import type { CountFigure, RateFigure } from './report.js';
import { countInTally, figureIn } from './tally.js';
import type { WrittenWindows } from './written-figures.js';

/** Said where accusations that a viewer may not open are left out. */
export const ONLY_OWN = '只含您有权查看的件,不含知悉范围以外的检举控告。';

/** Where figures come from that the system did not count. */
export function sourceNotes({ manual, historic, organisations }: StatQuestion): string[] {
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

/** The four rates first (告知、办结、参评、满意), then what leaders ask next. */
export const RATES: readonly IndicatorId[] = [
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
/** Of a year the period before is last year. */
export const isYear = ({ previous, lastYear }: Windows): boolean =>
  previous.period.from === lastYear.period.from;

type Said = { periodZh: string; asOf: string | null; total: CountFigure; rates: readonly RateFigure[] };

/** 一句话: what changed; it says nothing that the figures do not. */
export function sentenceOf(
  { periodZh: name, asOf, total, rates }: Said,
  { tallies, windows, unregistered }: Basis,
): string {
  const year = isYear(windows);
  const stage = asOf === null ? '' : `(截至 ${asOf})`;
  // the period before a year is last year; of a period that runs, what is compared is as much of the one before
  const earlier =
    year || unregistered.previous ? '' : `,比上期${asOf === null ? '' : '同一进度'}${total.overPrevious.zh}`;
  const then = unregistered.lastYear ? '' : `,比上年同期${total.overLastYear.zh}`;
  const none = unregisteredZh(unregistered, year);
  const untold = none === '' ? '' : `,${none}未在本系统登记`;
  const clauses = [`${name}${stage}收到信访 ${total.current} 件次${earlier}${then}${untold}`];
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
export function notesOf(
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
