import { isItem, yes } from './contributions.js';
import { BY_DUE, BY_RECEIPT, count, NO_HISTORY, rate } from './definition.js';
import { duty, finishedCases, given, isOpenIn, openWith, roundsAnswered } from './outcomes.js';
import { onOrBefore, within } from './windows.js';

/** What stands in more than one period while it is open. */
export const OPEN = '期内任一日在办的件';

/** Opened cases, results asked for, urging and supervision, feedback, inspection, passing down, extensions. */
export const CASE_INDICATORS = {
  'I-21b': rate({
    zh: '结案率',
    counts: 'item',
    numerator: '已过结案审核的',
    denominator: '查核期限在期内届满的立案件',
    cohort: BY_DUE,
    exclusions: NO_HISTORY,
    contribution: finishedCases,
  }),
  'I-23': rate({
    zh: '要结果按期报结率',
    counts: 'item',
    numerator: '报结日(审核通过的那一版的提交日)不晚于报结期限的',
    denominator: '报结期限在期内届满的要结果件',
    cohort: BY_DUE,
    exclusions: `${NO_HISTORY};暂定届满日的另列`,
    contribution: (row, window) => duty(row, row.resultRequired ? row.feedback : null, window),
  }),
  'I-25': rate({
    zh: '催办率',
    counts: 'item',
    numerator: '期内被催办至少一次的在办件',
    denominator: OPEN,
    cohort: OPEN,
    exclusions: NO_HISTORY,
    contribution: openWith(({ urgedOn }) => urgedOn),
  }),
  'I-25b': rate({
    zh: '督办率',
    counts: 'item',
    numerator: '期内被督办至少一次的在办件',
    denominator: OPEN,
    cohort: OPEN,
    exclusions: NO_HISTORY,
    contribution: openWith(({ supervisedOn }) => supervisedOn),
  }),
  'I-25c': rate({
    zh: '督办反馈率',
    counts: 'item',
    numerator: '按期反馈的督办轮次',
    denominator: '反馈期限在期内届满的督办轮次',
    cohort: '反馈期限在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    variant: '按轮次,不按件',
    contribution: roundsAnswered,
  }),
  'I-25n': count({
    zh: '在办件',
    unit: '件',
    counts: 'item',
    cohort: OPEN,
    exclusions: '历史件、撤回和退回转出方的',
    numerator: OPEN,
    contribution: (row, window) => (isOpenIn(row, window) ? [1] : null),
  }),
  'I-27b': rate({
    zh: '实名反馈率',
    counts: 'item',
    numerator: 'asOf 前已反馈的',
    denominator: '反馈期限在期内届满的实名举报',
    cohort: BY_DUE,
    exclusions: NO_HISTORY,
    contribution: (row, window) => given(row, row.realName ? row.reporterFeedback : null, window),
  }),
  'I-33': rate({
    zh: '交办率',
    counts: 'item',
    numerator: '已发出交办函的',
    denominator: '应交办件:决定交下级要结果的',
    cohort: BY_RECEIPT,
    exclusions: NO_HISTORY,
    contribution: (row, window) => {
      if (row.history || row.intakeDecision !== 'passDown' || row.disposition !== 'YJG') return null;
      if (!isItem(row, window) || !within(row.receivedOn, window)) return null;
      return row.excludedFromStats ? 'excludedFromStats' : [yes(onOrBefore(row.assignedOn, window.asOf)), 1];
    },
  }),
  'X-01': count({
    zh: '批准延期',
    unit: '次',
    counts: 'item',
    cohort: '批准日在期内且不晚于 asOf',
    exclusions: '历史件',
    numerator: '批准的延期',
    contribution: (row, window) => {
      if (row.history || !isItem(row, window)) return null;
      const granted = row.extensions.filter(
        ({ approved, decidedOn }) => approved && decidedOn !== null && within(decidedOn, window),
      ).length;
      return granted === 0 ? null : [granted];
    },
  }),
};
