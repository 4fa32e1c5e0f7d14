import type { Label } from './label.js';

/** 状态 (§1.14). `open` = something is still to be done here; a closed or archived petition is not open. */
export const STATUSES = {
  draft: { zh: '草稿', open: true },
  toBeSignedFor: { zh: '待签收', open: true },
  registered: { zh: '已登记', open: true },
  objectionPending: { zh: '异议待复', open: true },
  returnedToSender: { zh: '已退回转出方', open: false },
  triaged: { zh: '已分流', open: true },
  redirected: { zh: '已告知向有权机关提出', open: false },
  imported: { zh: '已导入法定程序', open: false },
  notAccepted: { zh: '不予受理', open: false },
  noLongerAccepted: { zh: '不再受理', open: false },
  reportedUp: { zh: '已报上级', open: false },
  referred: { zh: '已移送', open: false },
  passedDown: { zh: '已转送下级', open: false },
  assignedDown: { zh: '已交办', open: true },
  reportSubmitted: { zh: '下级已报结果', open: true },
  merged: { zh: '已并案', open: false },
  filed: { zh: '存查', open: false },
  split: { zh: '已拆分', open: false },
  accepted: { zh: '已受理', open: true },
  handling: { zh: '办理中', open: true },
  resultSubmitted: { zh: '审签审核中', open: true },
  rework: { zh: '退回重办', open: true },
  issued: { zh: '已签发', open: true },
  delivered: { zh: '已送达', open: true },
  unservable: { zh: '无法送达', open: true },
  closingReview: { zh: '结案审核中', open: true },
  completion: { zh: '补正手续', open: true },
  closed: { zh: '已结案', open: false },
  reviewRequested: { zh: '复查中', open: true },
  reviewed: { zh: '已复查', open: true },
  recheckRequested: { zh: '复核中', open: true },
  recheckSuspended: { zh: '复核听证中', open: true },
  rechecked: { zh: '已复核', open: true },
  terminated: { zh: '已终结', open: false },
  reopened: { zh: '撤销重办', open: true },
  withdrawn: { zh: '已撤回', open: false },
  ended: { zh: '已终止', open: false },
  unreachable: { zh: '无法联系', open: false },
  archived: { zh: '已归档', open: false },
  destroyed: { zh: '已销毁', open: false },
  history: { zh: '历史', open: false },
  takenBack: { zh: '导入已撤销', open: false },
} as const satisfies Record<string, Label & { open: boolean }>;
/** 状态. */
export type PetitionStatus = keyof typeof STATUSES;

/** Put away for good: in the archive, or destroyed when its period was over (§6.5). What counts a filed petition counts it on. */
export const isPutAway = (status: PetitionStatus): boolean => status === 'archived' || status === 'destroyed';
