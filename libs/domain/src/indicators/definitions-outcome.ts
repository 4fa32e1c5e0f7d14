import { isRecord, yes } from './contributions.js';
import { BY_DUE, BY_RECEIPT, mean, NO_HISTORY, rate } from './definition.js';
import {
  cameAgain,
  contacted,
  cycle,
  fromOthersWithin,
  isResolved,
  settledAtOnce,
  takenOn,
} from './outcomes.js';
import { onOrBefore, within } from './windows.js';

const OURS = ['ZB', 'LB'];

/** Repeats, what others sent, cycles, contact, 化解 (I-05b … I-07, I-12, I-13, I-16 … I-18, I-31). */
export const OUTCOME_INDICATORS = {
  'I-05b': rate({
    zh: '重复信访率',
    counts: 'item',
    numerator: '办结后再次来件的初件',
    denominator: '期内办结的初次件',
    cohort: '办结日在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    variant: '办结口径',
    contribution: cameAgain,
  }),
  'I-06': rate({
    zh: '及时受理率',
    counts: 'item',
    numerator: '受理日不晚于登记日后 15 日的',
    denominator: '信访部门、上级组织部门转来且登记满 15 日的',
    cohort: '登记日 + 15 日在期内且不晚于 asOf',
    exclusions: `${NO_HISTORY}、异议退回的;直接来件不适用`,
    variant: '信访部门口径,只作对照',
    contribution: fromOthersWithin(15, ({ acceptedOn }) => acceptedOn),
  }),
  'I-07': rate({
    zh: '及时受理率',
    counts: 'item',
    numerator: '告知日不晚于登记日后 30 日的',
    denominator: '信访部门、上级组织部门转来且登记满 30 日的',
    cohort: '登记日 + 30 日在期内且不晚于 asOf',
    exclusions: `${NO_HISTORY}、异议退回的;直接来件不适用`,
    variant: '责任单位口径,只作对照',
    contribution: fromOthersWithin(30, ({ notify }) => notify?.fulfilledOn ?? null),
  }),
  'I-12': mean({
    zh: '平均受理周期',
    unit: '天',
    counts: 'item',
    numerator: '登记日到受理日的天数之和',
    denominator: '期内受理的件数(多源按件数加权)',
    cohort: '受理日在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    contribution: cycle(
      ({ registeredOn }) => registeredOn,
      ({ acceptedOn }) => acceptedOn,
    ),
  }),
  'I-12b': mean({
    zh: '平均答复周期',
    unit: '天',
    counts: 'item',
    numerator: '受理日到答复(办结)日的天数之和',
    denominator: '期内答复的件数(多源按件数加权)',
    cohort: '答复日在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    contribution: cycle(
      ({ acceptedOn }) => acceptedOn,
      ({ closureOn }) => closureOn,
    ),
  }),
  'I-13': rate({
    zh: '初次信访办理联系率',
    counts: 'item',
    numerator: '受理后有联系记录的初次件',
    denominator: '期内受理的初次件',
    cohort: '受理日在期内且不晚于 asOf',
    exclusions: `${NO_HISTORY}、匿名的`,
    contribution: contacted,
  }),
  'I-16': rate({
    zh: '公开回复率',
    counts: 'item',
    numerator: '已公开回复的',
    denominator: '应公开的答复',
    cohort: BY_DUE,
    exclusions: `${NO_HISTORY}、依法不宜公开的(检举控告)`,
    contribution: ({ publication, history, excludedFromStats, class: kind }, window) => {
      if (publication === null || history || kind === 'accusation') return null;
      if (!within(publication.dueOn, window)) return null;
      if (excludedFromStats) return 'excludedFromStats';
      return [yes(onOrBefore(publication.publishedOn, window.asOf)), 1];
    },
  }),
  'I-17': rate({
    zh: '一次性化解率',
    counts: 'item',
    numerator: '已化解的(同意或已落实,观察期内未重复、未请求复查、未评不满意)',
    denominator: '观察期满的初次件',
    cohort: '办结日 + 观察期(默认 90 天)在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    variant: '各地公式不同,本表为本系统口径',
    contribution: settledAtOnce(
      () => true,
      () => true,
    ),
  }),
  'I-18': rate({
    zh: '化解率(包案件)',
    counts: 'item',
    numerator: '期内或此前已化解的包案件',
    denominator: '期末前已包案且期初前未销的件',
    cohort: '包案日不晚于期末,销案日不早于期初',
    exclusions: '标明排除统计的',
    contribution: takenOn,
  }),
  'I-18b': rate({
    zh: '积案化解率',
    counts: 'item',
    numerator: '期内或此前已化解的',
    denominator: '收到日在上年及以前、期初仍未结案的件',
    cohort: '收到日早于本期所在年',
    exclusions: NO_HISTORY,
    variant: '积案口径:跨年未结',
    contribution: (row, window) => {
      const { period, asOf } = window;
      if (row.history || row.childCount > 0 || row.receivedOn >= `${period.from.slice(0, 4)}-01-01`)
        return null;
      if (row.openFrom === null || row.openFrom >= period.from || row.left !== null) return null;
      if (row.finishedOn !== null && row.finishedOn < period.from) return null;
      return row.excludedFromStats ? 'excludedFromStats' : [yes(isResolved(row, asOf)), 1];
    },
  }),
  'I-27': rate({
    zh: '实名举报率',
    counts: 'record',
    numerator: '核实为实名的举报',
    denominator: '收到的举报',
    cohort: BY_RECEIPT,
    exclusions: '标明排除统计的',
    contribution: (row, window) => {
      if (row.class !== 'accusation' || !isRecord(row, window)) return null;
      return row.excludedFromStats ? 'excludedFromStats' : [yes(row.realName), 1];
    },
  }),
  'I-31': rate({
    zh: '首办化解率',
    counts: 'item',
    numerator: '首办单位一轮办结且已化解的',
    denominator: '观察期满的首办件(初次件中本机关直接或联合办理的)',
    cohort: '办结日 + 观察期(默认 90 天)在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    contribution: settledAtOnce(
      ({ disposition }) => disposition !== null && OURS.includes(disposition),
      ({ signing }) => signing.submittedOn.length <= 1 && signing.returnedOn.length === 0,
    ),
  }),
};
