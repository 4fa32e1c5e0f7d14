import { NOTIFICATION_KINDS, zhOf } from '#domain/glossary';
import {
  answerObjection,
  exemptNotification,
  notify,
  raiseObjection,
  recordUnservableNotification,
} from '../../../api';
import type { CaseView } from '../../../api';
import { choicesOf, DELIVERY_METHODS_ZH } from '../../../shared/labels';
import { noticeDraft, noticeField } from './notice-words';
import { petitionerName, sends, type CommandSpec, type FormContext } from './spec';

/** The paper that follows from the entry decision (domain.md §1.14). */
const NOTICE_OF: Readonly<Record<string, keyof typeof NOTIFICATION_KINDS>> = {
  handle: 'acceptanceNotice',
  mergeInto: 'mergeNotice',
  notAccepted: 'nonAcceptanceNotice',
  noLonger: 'noFurtherAcceptanceNotice',
  passDown: 'transferNotice',
  passUp: 'transferNotice',
  refer: 'transferNotice',
  import: 'procedureNotice',
  redirect: 'competentOrganNotice',
  file: 'acceptanceNotice',
};

/** The notices that fit the decision; DF: notice and answer are one paper (§2.3). */
function noticesOf({ intakeDecision, disposition }: CaseView): (keyof typeof NOTIFICATION_KINDS)[] {
  const fitting = NOTICE_OF[intakeDecision ?? 'handle'] ?? 'acceptanceNotice';
  return disposition === 'DF' ? [fitting, 'directReply'] : [fitting];
}

/** Late is what goes out after the last day (QP04), a second notice too: when it is written down does not count. */
function noticeIsLate({ petition }: FormContext, issuedOn: unknown): boolean {
  const due = petition.clocks.find((one) => one.kind === 'dueNotify');
  return due !== undefined && typeof issuedOn === 'string' && (due.legalDue ?? due.nominalDue) < issuedOn;
}

const notifySpec: CommandSpec = {
  send: sends(notify),
  width: 600,
  initial: (on) => ({
    kind: noticesOf(on.petition)[0],
    method: on.petition.channel === 'visit' ? 'handed' : 'posted',
    onTheSpot: on.petition.channel === 'visit' && on.petition.receivedOn === on.today,
    issuedOn: on.today,
    addressee: petitionerName(on.petition),
    route: noticeDraft(on.petition),
  }),
  fields: (on, values) => [
    {
      kind: 'choice',
      name: 'kind',
      label: '告知文书',
      required: true,
      options: noticesOf(on.petition).map((kind) => ({ value: kind, label: zhOf(NOTIFICATION_KINDS, kind) })),
    },
    {
      kind: 'choice',
      name: 'method',
      label: '送达方式',
      required: true,
      radio: true,
      options: choicesOf(DELIVERY_METHODS_ZH),
    },
    { kind: 'date', name: 'issuedOn', label: '交付或交邮日', required: true, latest: on.today },
    { kind: 'flag', name: 'onTheSpot', label: '当场', words: '当场出具' },
    { kind: 'text', name: 'addressee', label: '收件人', required: true, max: 60 },
    { kind: 'text', name: 'route', ...noticeField(values.kind), required: true, max: 2000, rows: 3 },
    ...(noticeIsLate(on, values.issuedOn)
      ? [
          {
            kind: 'text' as const,
            name: 'lateStatement',
            label: '迟告说明',
            required: true,
            max: 1000,
            rows: 2,
            help: '已过告知期限,须写明原因',
          },
        ]
      : []),
  ],
};

/** What the registration says of name and address; an identity that is withheld says nothing. */
function exemptionGround({ petition: { anonymity, people } }: FormContext): string {
  if (anonymity === 'anonymous') return 'anonymous';
  const petitioner = people.find(({ role }) => role === 'petitioner');
  return petitioner?.withheld === false && !petitioner.fields.name ? 'nameUnclear' : 'addressUnclear';
}

/** Only what was posted can come back. */
const unservableGround = ({ petition: { timeline } }: FormContext): string =>
  timeline.some(({ type }) => type === 'NotificationIssued') ? 'returned' : 'verifiedWithSender';

const exemptSpec: CommandSpec = {
  send: sends(exemptNotification),
  initial: (on) => ({ ground: exemptionGround(on) }),
  fields: () => [
    {
      kind: 'choice',
      name: 'ground',
      label: '免告知理由',
      required: true,
      radio: true,
      options: [
        { value: 'anonymous', label: '匿名' },
        { value: 'nameUnclear', label: '姓名(名称)不清' },
        { value: 'addressUnclear', label: '住址不清' },
      ],
    },
  ],
};

const unservableSpec: CommandSpec = {
  send: sends(recordUnservableNotification),
  initial: (on) => ({ ground: unservableGround(on), occurredOn: on.today }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'ground',
      label: '无法送达情形',
      required: true,
      radio: true,
      options: [
        { value: 'returned', label: '退信' },
        { value: 'invalidNumber', label: '空号' },
        { value: 'verifiedWithSender', label: '经转来单位核实' },
      ],
    },
    { kind: 'date', name: 'occurredOn', label: '凭证日', required: true, latest: on.today },
    { kind: 'text', name: 'evidence', label: '凭证', required: true, max: 500, rows: 2 },
  ],
};

const objectionSpec: CommandSpec = {
  send: sends(raiseObjection),
  initial: (on) => ({ sentOn: on.today }),
  fields: (on, values) => [
    {
      kind: 'yesNo',
      name: 'belongsToOwnSystem',
      label: '是否属本系统下级职权',
      required: true,
      yes: '属本系统下级',
      no: '不属本机关,也不属本系统',
      // asked first: a letter that is refused afterwards was written for nothing
      help:
        values.belongsToOwnSystem === true
          ? '属下级职权的不能异议退回:请先不办,用“分流”转送、交办下级,并告知信访人去向(R-24)'
          : undefined,
    },
    { kind: 'date', name: 'sentOn', label: '异议函发出日', required: true, latest: on.today },
    {
      kind: 'text',
      name: 'reason',
      label: '异议理由',
      required: true,
      max: 2000,
      rows: 3,
      help: '第二十三条第三款要“详细说明理由”,不少于 20 字',
    },
    { kind: 'text', name: 'suggestedOrgan', label: '建议承办机关', required: true, max: 100 },
  ],
};

const answerSpec: CommandSpec = {
  send: sends(answerObjection),
  initial: (on) => ({ answeredOn: on.today }),
  fields: (on, values) => [
    { kind: 'yesNo', name: 'consent', label: '转出方答复', required: true, yes: '同意收回', no: '不同意' },
    { kind: 'date', name: 'answeredOn', label: '答复日', required: true, latest: on.today },
    ...(values.consent === false
      ? [{ kind: 'flag' as const, name: 'deemed', label: '视为', words: '期满没有回音,视为不同意' }]
      : []),
    { kind: 'text', name: 'remark', label: '说明', max: 1000, rows: 2 },
  ],
};

/** The duty to notify and the objection (Art. 23). */
export const NOTICE_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  notify: notifySpec,
  exemptNotification: exemptSpec,
  recordUnservableNotification: unservableSpec,
  raiseObjection: objectionSpec,
  answerObjection: answerSpec,
};
