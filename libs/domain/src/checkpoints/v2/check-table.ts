import type { CheckCode } from '../../glossary/index.js';
import { CHECK_TABLE as V1, type CheckTableRow } from '../v1/check-table.js';
import { agreementStandsForTheAnswer, materialsAreComplete } from './agreements.js';
import { evidenceIsNamed, petitionerWasHeard, talkedOrInquired } from './reports-and-talks.js';

/** The forty checks: those of the first rule set, but for what changed. */
export const CHECK_TABLE: Readonly<Record<CheckCode, CheckTableRow>> = {
  ...V1,
  QP07: {
    ...V1.QP07,
    judge: talkedOrInquired,
    checked: '查核组2人以上;每份谈话笔录有2名工作人员;反映领导干部的举报有一次谈话或函询',
  },
  QP08: {
    ...V1.QP08,
    judge: petitionerWasHeard,
    checked: '听取陈述的记录,或未能联系上的记录;下级有本件的,由其审签审核判',
  },
  QS02: {
    ...V1.QS02,
    judge: evidenceIsNamed,
    checked: '每个结论至少列一份办理记录;下级有本件的,记录在其卷内',
  },
  QC01: { ...V1.QC01, judge: materialsAreComplete },
  QC04: {
    ...V1.QC04,
    judge: agreementStandsForTheAnswer,
    checked: '送达回证、双方签字的协议书,或无法送达的凭证',
  },
};
