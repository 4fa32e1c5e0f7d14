import { NOTIFICATION_KINDS, zhOf, type NotificationKind } from '#domain/glossary';
import type { CaseView } from '../../../api';

/** How the paper calls what is typed, so that the form asks for what will stand behind it. */
const LABELS: Readonly<Record<NotificationKind, string>> = {
  acceptanceNotice: '处理途径',
  mergeNotice: '处理途径',
  transferNotice: '处理途径',
  nonAcceptanceNotice: '有关途径',
  noFurtherAcceptanceNotice: '说明',
  procedureNotice: '应走的程序和受理机关',
  competentOrganNotice: '提出的渠道',
  directReply: '答复内容',
};

/** 处理途径 of what is handled here, by the way that was decided (§2.3). */
const WAYS: Readonly<Record<string, string>> = {
  ZB: '由本机关直接办理。',
  LB: '由本机关会同有关单位联合办理。',
  YJG: '由本机关交下级组织部门调查核实,结果由本机关答复。',
  HX: '由本机关向有关单位、人员了解核实后答复。',
  DF: '由本机关直接答复。',
};

const DRAFTS: Readonly<Record<string, string>> = {
  mergeInto: '与此前提出的事项一并办理。',
  notAccepted: '请向正在办理该事项的机关、单位了解办理情况。',
  noLonger: '有新的事实和理由的,可以另行提出。',
  passDown: '由其依照规定告知受理情况并办理。',
  passUp: '由其依照规定处理。',
  refer: '由其依照规定处理和告知。',
  redirect: '可以采用书信、走访、网络等形式向其提出。',
  file: '由本机关留存,作为改进工作的参考。',
};

/**
 * What the petitioner is told besides what the paper says by itself (接收情况, number, decision, procedure, period): a
 * draft to write on. Where only the clerk knows, as of the procedure that is to be taken, there is none.
 */
export function noticeDraft({ intakeDecision, disposition, class: kind }: CaseView): string {
  const decision = intakeDecision ?? 'handle';
  if (decision !== 'handle') return DRAFTS[decision] ?? '';
  if (kind === 'accusation') return '由本机关依规依纪依法办理。';
  return WAYS[disposition ?? ''] ?? '由本机关办理。';
}

/** The field of the form for it: label and help, by the paper that is chosen. */
export function noticeField(kind: unknown): { label: string; help: string } {
  const known = typeof kind === 'string' && kind in LABELS ? (kind as NotificationKind) : 'acceptanceNotice';
  const paper = `印在《${zhOf(NOTIFICATION_KINDS, known)}》上`;
  return {
    label: LABELS[known],
    help:
      known === 'procedureNotice'
        ? `如:向市劳动人事争议仲裁委员会申请仲裁。${paper}`
        : `${paper};收到、编号、决定、期限由文书自行写明`,
  };
}
