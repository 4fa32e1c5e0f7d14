import type { Label } from './label.js';

/** 四关 of the founding words (§2.5). Nothing else is called a checkpoint. */
export const CHECKPOINTS = {
  procedure: { zh: '程序合法关', prefix: 'QP' },
  result: { zh: '结果正确关', prefix: 'QS' },
  extension: { zh: '延期说明关', prefix: 'QE' },
  completeness: { zh: '手续完备关', prefix: 'QC' },
} as const satisfies Record<string, Label & { prefix: string }>;
/** 四关之一. */
export type Checkpoint = keyof typeof CHECKPOINTS;

/** The two moments at which checks are judged: before issuing and after service. */
export const GATES = {
  signing: { zh: '审签审核' },
  closing: { zh: '结案审核' },
} as const satisfies Record<string, Label>;
/** 审签审核或结案审核. */
export type Gate = keyof typeof GATES;

/** auto 机器判定 · assisted 机器预判、人确认 · human 人判断并签名. */
export type CheckKind = 'auto' | 'assisted' | 'human';

/** 完整集、轻集、出口集 (O-48). */
export const CHECK_SETS = {
  full: { zh: '完整集' },
  light: { zh: '轻集' },
  exit: { zh: '出口集' },
} as const satisfies Record<string, Label>;
/** 适用的检查集. */
export type CheckSet = keyof typeof CHECK_SETS;

/** One check of the four checkpoints. */
export type CheckLabel = Label & {
  readonly checkpoint: Checkpoint;
  readonly gate: Gate;
  readonly kind: CheckKind;
  readonly hard: boolean;
};

/** 检查项 QP01–QC10. QE01 and QE08 are judged again at the closing gate, and one of both is enough (O-45). */
export const CHECKS = {
  QP01: { zh: '已登记且编号在册', checkpoint: 'procedure', gate: 'signing', kind: 'auto', hard: true },
  QP02: { zh: '分类与路径匹配', checkpoint: 'procedure', gate: 'signing', kind: 'auto', hard: true },
  QP03: {
    zh: '拟办、审核、批示签批链完整、级别够',
    checkpoint: 'procedure',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QP04: {
    zh: '已书面告知,或有免告知理由,或无法送达',
    checkpoint: 'procedure',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QP05: { zh: '时间顺序无倒挂', checkpoint: 'procedure', gate: 'signing', kind: 'auto', hard: true },
  QP06: { zh: '承办人回避核验', checkpoint: 'procedure', gate: 'signing', kind: 'assisted', hard: true },
  QP07: { zh: '查核人员2人以上', checkpoint: 'procedure', gate: 'signing', kind: 'auto', hard: true },
  QP08: { zh: '听取信访人陈述', checkpoint: 'procedure', gate: 'signing', kind: 'auto', hard: true },
  QP09: {
    zh: '未把举报件转给被反映人或其单位',
    checkpoint: 'procedure',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QP10: {
    zh: '超出管理权限的已上报或移送',
    checkpoint: 'procedure',
    gate: 'signing',
    kind: 'assisted',
    hard: true,
  },
  QP11: { zh: '应走法定程序的已导入', checkpoint: 'procedure', gate: 'signing', kind: 'human', hard: true },
  QP12: { zh: '听证程序', checkpoint: 'procedure', gate: 'signing', kind: 'human', hard: false },
  QS01: { zh: '诉求或举报要点逐条回应', checkpoint: 'result', gate: 'signing', kind: 'assisted', hard: true },
  QS02: { zh: '每条认定有证据支撑', checkpoint: 'result', gate: 'signing', kind: 'auto', hard: true },
  QS03: { zh: '事实表述与证据一致', checkpoint: 'result', gate: 'signing', kind: 'human', hard: true },
  QS04: {
    zh: '依据条款齐全、现行有效、主体对',
    checkpoint: 'result',
    gate: 'signing',
    kind: 'assisted',
    hard: true,
  },
  QS05: { zh: '结论与处理措施一致', checkpoint: 'result', gate: 'signing', kind: 'auto', hard: true },
  QS06: { zh: '处理建议已落实', checkpoint: 'result', gate: 'signing', kind: 'assisted', hard: true },
  QS07: { zh: '与同类、既往结论无矛盾', checkpoint: 'result', gate: 'signing', kind: 'auto', hard: false },
  QS08: { zh: '不是模板复制', checkpoint: 'result', gate: 'signing', kind: 'auto', hard: false },
  QS09: {
    zh: '数额、日期、人名与登记一致',
    checkpoint: 'result',
    gate: 'signing',
    kind: 'auto',
    hard: false,
  },
  QS10: { zh: '信访人对结果的意见已记录', checkpoint: 'result', gate: 'signing', kind: 'auto', hard: false },
  QE01: { zh: '未超期(含已批准的延期)', checkpoint: 'extension', gate: 'signing', kind: 'auto', hard: true },
  QE02: {
    zh: '延期的申请和批准都不晚于原期限',
    checkpoint: 'extension',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QE03: {
    zh: '延期批准人是本机关单位负责人',
    checkpoint: 'extension',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QE04: { zh: '延期累计不超过30日', checkpoint: 'extension', gate: 'signing', kind: 'auto', hard: true },
  QE05: { zh: '延期理由具体', checkpoint: 'extension', gate: 'signing', kind: 'assisted', hard: false },
  QE06: {
    zh: '已书面告知信访人延期理由',
    checkpoint: 'extension',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QE07: { zh: '暂停区间有起止凭证', checkpoint: 'extension', gate: 'signing', kind: 'auto', hard: true },
  QE08: {
    zh: '超期未延期的有书面超期说明',
    checkpoint: 'extension',
    gate: 'signing',
    kind: 'assisted',
    hard: true,
  },
  QC01: { zh: '必备材料齐', checkpoint: 'completeness', gate: 'closing', kind: 'auto', hard: true },
  QC02: {
    zh: '报告、意见书签名盖章(单位公章)',
    checkpoint: 'completeness',
    gate: 'signing',
    kind: 'assisted',
    hard: true,
  },
  QC03: { zh: '审批签发层级够', checkpoint: 'completeness', gate: 'signing', kind: 'auto', hard: true },
  QC04: {
    zh: '答复已送达有回证,或无法送达有凭证',
    checkpoint: 'completeness',
    gate: 'closing',
    kind: 'auto',
    hard: true,
  },
  QC05: {
    zh: '答复书载明复查途径、机关和30日期限',
    checkpoint: 'completeness',
    gate: 'signing',
    kind: 'auto',
    hard: true,
  },
  QC06: {
    zh: '实名举报已反馈,有反馈记录',
    checkpoint: 'completeness',
    gate: 'closing',
    kind: 'auto',
    hard: true,
  },
  QC07: {
    zh: '上级要结果的,已报结果且上级审核通过',
    checkpoint: 'completeness',
    gate: 'closing',
    kind: 'auto',
    hard: true,
  },
  QC08: {
    zh: '编号、日期、页码、附件数一致',
    checkpoint: 'completeness',
    gate: 'closing',
    kind: 'auto',
    hard: false,
  },
  QC09: { zh: '密级、知悉范围已标', checkpoint: 'completeness', gate: 'signing', kind: 'auto', hard: true },
  QC10: {
    zh: '归档目录生成、保管期限已定',
    checkpoint: 'completeness',
    gate: 'closing',
    kind: 'auto',
    hard: false,
  },
} as const satisfies Record<string, CheckLabel>;
/** 检查项代码, forty. */
export type CheckCode = keyof typeof CHECKS;

/** Judged at both gates: at signing as of today, at closing by the day of closure (§2.5). */
export const JUDGED_AGAIN_AT_CLOSING: readonly CheckCode[] = ['QE01', 'QE08'];
