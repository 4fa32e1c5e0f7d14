import { articlesOf } from './article.js';

/** How periods are counted: the regulation is silent (K-01), so general law is applied by analogy. */
const CIVIL_CODE = articlesOf(
  { document: '民法典', effectiveFrom: '2021-01-01', effectiveTo: null, evidence: '核' },
  {
    firstDayNotCounted: [
      '第二百零一条第一款',
      '按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。',
      'K-03',
    ],
    hoursFromStart: [
      '第二百零一条第二款',
      '按照小时计算期间的，自法律规定或者当事人约定的时间开始计算。',
      'K-08',
    ],
    monthEnd: [
      '第二百零二条',
      '按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。',
      'K-09',
    ],
    rollover: [
      '第二百零三条第一款',
      '期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。',
      'K-04 K-12',
    ],
    endOfDay: [
      '第二百零三条第二款',
      '期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。',
      'K-05',
    ],
    inclusive: [
      '第一千二百五十九条',
      '民法所称的“以上”、“以下”、“以内”、“届满”，包括本数；所称的“不满”、“超过”、“以外”，不包括本数。',
      'K-11',
    ],
  },
);

const CIVIL_PROCEDURE = articlesOf(
  { document: '民事诉讼法', effectiveFrom: '2024-01-01', effectiveTo: null, evidence: '核' },
  {
    postingIsInTime: ['第八十五条第四款', '期间不包括在途时间，诉讼文书在期满前交邮的，不算过期。', 'K-10'],
  },
);

const HOLIDAY_NOTICES = articlesOf(
  { document: '国务院办公厅节假日安排通知', effectiveFrom: '2010-01-01', effectiveTo: null, evidence: '核' },
  {
    workdays: ['年度通知', '按年公布放假日和调休上班日;工作日扣除周末和放假日,加入调休上班日。', 'K-07 K-21'],
  },
);

/** 期间计算所依的条文与日历来源。 */
export const PERIOD_LAW = { ...CIVIL_CODE, ...CIVIL_PROCEDURE, ...HOLIDAY_NOTICES };
