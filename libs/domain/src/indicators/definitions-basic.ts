import {
  answeredInTime,
  content,
  countIn,
  handled,
  inTime,
  isItem,
  isRecord,
  notified,
  rated,
  repeated,
  routing,
  yes,
} from './contributions.js';
import type { IndicatorFacts } from './facts.js';
import { BY_DUE, BY_RECEIPT, count, NO_HISTORY, rate } from './definition.js';
import { onOrBefore, within } from './windows.js';

const BASE = '分流基数 = 直接办理、联合办理、交办要结果、转送、函询';
const OUTSIDE_BASE = '标明排除统计的;直接答复、存查、移送、报上级、并案不入基数';
const LEFT_COHORT = '异议退回的、届满前撤回或终止的;暂定届满日的另列';

/** 越级走访 (R-09a, Article 20①): the organ with authority and the one above it were both passed over. */
const isLevelSkipping = (row: IndicatorFacts): boolean =>
  row.channel === 'visit' && (row.levelJump ?? 0) >= 2;

/** Totals, timeliness, ratings, routing: what the page shows first. */
export const BASIC_INDICATORS = {
  'I-01': count({
    zh: '信访总量',
    unit: '件次',
    numerator: '登记件:来信、来电、网络、短信、传真、其他件次与走访批次之和,不分来源;拆分的按原件计一次',
    contribution: (row, window) => (isRecord(row, window) ? [1] : null),
  }),
  'I-02': count({
    zh: '走访批次',
    unit: '批',
    numerator: '渠道为来访的登记件',
    contribution: (row, window) => (isRecord(row, window) && row.channel === 'visit' ? [1] : null),
  }),
  'I-02p': count({
    zh: '走访人次',
    unit: '人次',
    numerator: '走访的实际到访人数之和(不是代表数)',
    contribution: (row, window) =>
      isRecord(row, window) && row.channel === 'visit' ? [row.visitorCount ?? 0] : null,
  }),
  'I-03': count({
    zh: '集体访批次',
    unit: '批',
    numerator: '到访人数达到集体访人数(默认5人,含5人)的走访',
    contribution: (row, window) =>
      isRecord(row, window) && row.channel === 'visit' && row.groupVisit ? [1] : null,
  }),
  'I-03p': count({
    zh: '集体访人次',
    unit: '人次',
    numerator: '集体访的实际到访人数之和',
    contribution: (row, window) =>
      isRecord(row, window) && row.channel === 'visit' && row.groupVisit ? [row.visitorCount ?? 0] : null,
  }),
  'X-02': count({
    zh: '越级走访批次',
    unit: '批',
    numerator: '越过有权处理的本级和上一级来访的(转送、交办给低两级以上单位的走访)',
    contribution: (row, window) => (isRecord(row, window) && isLevelSkipping(row) ? [1] : null),
  }),
  'X-03': rate({
    zh: '越级走访占比',
    counts: 'record',
    numerator: '越级走访批次',
    denominator: '走访批次',
    cohort: BY_RECEIPT,
    exclusions: '标明排除统计的;不知道有权处理机关层级的算未越级',
    contribution: (row, window) => {
      if (!isRecord(row, window) || row.channel !== 'visit') return null;
      return row.excludedFromStats ? 'excludedFromStats' : [yes(isLevelSkipping(row)), 1];
    },
  }),
  'I-04': rate({
    zh: '初信初访占比',
    counts: 'record',
    numerator: '初次件',
    denominator: '登记件',
    cohort: BY_RECEIPT,
    exclusions: '标明排除统计的',
    contribution: (row, window) => repeated(row, window, false),
  }),
  'I-05': rate({
    zh: '重复信访率',
    counts: 'record',
    numerator: '重复件次',
    denominator: '登记件次',
    cohort: BY_RECEIPT,
    exclusions: '标明排除统计的',
    variant: '件次口径',
    contribution: (row, window) => repeated(row, window, true),
  }),
  'I-08': rate({
    zh: '按期受理告知率',
    counts: 'item',
    numerator: '告知交付或交邮日不晚于告知期限法定届满日的',
    denominator: '应告知件',
    cohort: BY_DUE,
    exclusions: `${NO_HISTORY}、依法免告知的;届满前有无法送达凭证的另列`,
    variant: '本机关口径',
    contribution: notified,
  }),
  'I-09': rate({
    zh: '按期办结率',
    counts: 'item',
    numerator: '办结日不晚于法定届满日的',
    denominator: '应办结件',
    cohort: BY_DUE,
    exclusions: `${NO_HISTORY}、${LEFT_COHORT}`,
    contribution: inTime(true),
  }),
  'I-09b': rate({
    zh: '按期答复率',
    counts: 'item',
    numerator: 'asOf 前已按期答复的',
    denominator: '按期答复、超期答复、未答复未到期、超期未答复之和',
    cohort: '应答复日在期内,不论是否已到期',
    exclusions: `${NO_HISTORY}、${LEFT_COHORT}`,
    variant: '省级变体,分母含未到期未答复',
    contribution: answeredInTime,
  }),
  'I-10': rate({
    zh: '办结率',
    counts: 'item',
    numerator: 'asOf 前已有办结日的',
    denominator: '应办件减转送件',
    cohort: BY_RECEIPT,
    exclusions: `${NO_HISTORY}、告知他处、导入、不予受理、不再受理、报上级、移送、存查、并案、异议退回、撤回的`,
    contribution: (row, window) => {
      if (row.history || !handled(row, window, ['ZB', 'LB', 'YJG', 'HX', 'DF'])) return null;
      if (row.excludedFromStats) return 'excludedFromStats';
      return [yes(onOrBefore(row.closureOn, window.asOf)), 1];
    },
  }),
  'I-11': rate({
    zh: '超期率',
    counts: 'item',
    numerator: '超期办结与超期未办结的',
    denominator: '应办结件',
    cohort: BY_DUE,
    exclusions: `${NO_HISTORY}、${LEFT_COHORT}`,
    contribution: inTime(false),
  }),
  'I-14': rate({
    zh: '群众参评率',
    counts: 'item',
    numerator: '已评价的',
    denominator: '应评价 = 已评价 + 超期未评价',
    cohort: '评价日在期内,或评价期在期内届满而未评价',
    exclusions: `${NO_HISTORY}、检举控告、应走法定途径的`,
    contribution: (row, window) => {
      const state = rated(row, window);
      return state === 'rated' ? [1, 1] : state === 'missed' ? [0, 1] : state;
    },
  }),
  'I-15': rate({
    zh: '群众满意率',
    counts: 'item',
    numerator: '满意与基本满意的',
    denominator: '已评价的',
    cohort: '评价日在期内',
    exclusions: `${NO_HISTORY}、检举控告、应走法定途径的;超期未评价不计`,
    variant: '参评满意率',
    contribution: (row, window) => {
      const state = rated(row, window);
      return state === 'rated' ? [yes(content(row)), 1] : state === 'missed' ? null : state;
    },
  }),
  'I-15b': rate({
    zh: '参评满意率(考核变体)',
    counts: 'item',
    numerator: '(满意 + 基本满意 + 超期未评价)× 已评价',
    denominator: '应评价总数的平方',
    cohort: '评价日在期内,或评价期在期内届满而未评价',
    exclusions: `${NO_HISTORY}、检举控告、应走法定途径的`,
    variant: '某考核口径,把超期未评价算作满意',
    contribution: (row, window) => {
      const state = rated(row, window);
      if (state === 'rated') return [yes(content(row)), 1, 1];
      return state === 'missed' ? [1, 0, 1] : state;
    },
    combine: ([favourable = 0, given = 0, all = 0]) => [favourable * given, all * all],
  }),
  'I-19': rate({
    zh: '网信占比',
    counts: 'record',
    numerator: '渠道为网络的件次',
    denominator: '登记件次',
    cohort: BY_RECEIPT,
    exclusions: '标明排除统计的',
    contribution: (row, window) => {
      if (!isRecord(row, window)) return null;
      return row.excludedFromStats ? 'excludedFromStats' : [yes(row.channel === 'online'), 1];
    },
  }),
  'I-20': rate({
    zh: '直办率',
    counts: 'item',
    numerator: '直接办理与联合办理的',
    denominator: BASE,
    cohort: BY_RECEIPT,
    exclusions: OUTSIDE_BASE,
    contribution: routing(['ZB', 'LB']),
  }),
  'I-21': rate({
    zh: '立案率',
    counts: 'item',
    numerator: 'asOf 前已立案的',
    denominator: '应评估件:重点方面的事项',
    cohort: BY_RECEIPT,
    exclusions: NO_HISTORY,
    contribution: (row, window) => {
      if (row.history || row.keyArea === null) return null;
      if (!isItem(row, window) || !within(row.receivedOn, window)) return null;
      return row.excludedFromStats
        ? 'excludedFromStats'
        : [yes(onOrBefore(row.caseOpenedOn, window.asOf)), 1];
    },
  }),
  'I-22': rate({
    zh: '查实率',
    counts: 'item',
    numerator: '属实与部分属实的',
    denominator: '期内办结的查核事项',
    cohort: '结论审签日在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    contribution: (row, window) => {
      if (row.history || row.class !== 'accusation' || row.finding === null) return null;
      if (!isItem(row, window) || row.concludedOn === null || !within(row.concludedOn, window)) return null;
      if (row.excludedFromStats) return 'excludedFromStats';
      return [yes(row.finding === 'substantiated' || row.finding === 'partiallySubstantiated'), 1];
    },
  }),
  'I-24': rate({
    zh: '一次审结率',
    counts: 'item',
    numerator: '首次提交审签即通过的事项',
    denominator: '首次提交日在期内的事项',
    cohort: '首次提交审签日在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    contribution: (row, window) => {
      const first = row.signing.submittedOn[0];
      if (row.history || first === undefined || !isItem(row, window) || !within(first, window)) return null;
      if (row.excludedFromStats) return 'excludedFromStats';
      return [yes(onOrBefore(row.signing.firstPassedOn, window.asOf)), 1];
    },
  }),
  'I-24b': rate({
    zh: '退回率',
    counts: 'item',
    numerator: '期内审签退回次数',
    denominator: '期内提交审签次数',
    cohort: '提交日、退回日在期内且不晚于 asOf',
    exclusions: NO_HISTORY,
    variant: '按次数,不按件',
    contribution: (row, window) => {
      if (row.history || !isItem(row, window)) return null;
      const parts = [countIn(row.signing.returnedOn, window), countIn(row.signing.submittedOn, window)];
      if (parts.every((part) => part === 0)) return null;
      return row.excludedFromStats ? 'excludedFromStats' : parts;
    },
  }),
  'I-32': rate({
    zh: '转办率',
    counts: 'item',
    numerator: '转送与交办要结果的',
    denominator: BASE,
    cohort: BY_RECEIPT,
    exclusions: OUTSIDE_BASE,
    contribution: routing(['ZS', 'YJG']),
  }),
  'I-32b': rate({
    zh: '函询占比',
    counts: 'item',
    numerator: '函询、谈话的',
    denominator: BASE,
    cohort: BY_RECEIPT,
    exclusions: OUTSIDE_BASE,
    variant: '与直办率、转办率之和为 100%',
    contribution: routing(['HX']),
  }),
};
