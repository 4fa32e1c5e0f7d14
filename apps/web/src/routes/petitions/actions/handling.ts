import { NOTE_KINDS } from '#domain/glossary';
import {
  accept,
  addNote,
  decideExtension,
  explainOverdue,
  notifyExtension,
  requestExtension,
} from '../../../api';
import { addDays } from '../../../shared/dates';
import { choicesOf, DELIVERY_METHODS_ZH } from '../../../shared/labels';
import { approvalBy, handlingClock, petitionerName, sends, type CommandSpec, type FormContext } from './spec';

/** At most 30 days more (Art. 34, R-35); the server decides, this only fills in. @unit day */
const EXTENSION_MAX = 30;

/** How far a verification may be extended is each office's own rule (O-07). @unit day */
const longestOf = ({ petition }: FormContext): number =>
  petition.class === 'accusation' ? 365 : EXTENSION_MAX;

/** Two take part in these; a small office may have the second one lent (QP07, §2.14). */
const BY_TWO = ['interviewTranscript', 'talk'];

/** As a sentence: whoever wrote it may have ended it. */
const withStop = (words: string): string => (/[。!?!?]$/u.test(words) ? words : `${words}。`);

const acceptSpec: CommandSpec = {
  send: sends(accept),
  initial: (on) => ({ acceptedOn: on.today }),
  fields: (on) => [{ kind: 'date', name: 'acceptedOn', label: '受理日', required: true, latest: on.today }],
  note: () => '受理日是决定受理、出具告知、开始办理三者中最早的一天;办理期限从这一天起算。',
};

const noteSpec: CommandSpec = {
  send: sends(addNote),
  width: 600,
  initial: (on) => ({ kind: 'progress', occurredOn: on.today, staffIds: [on.viewer.accountId] }),
  fields: (on, values) => {
    const kind = String(values.kind);
    return [
      { kind: 'choice', name: 'kind', label: '记录种类', required: true, options: choicesOf(NOTE_KINDS) },
      { kind: 'date', name: 'occurredOn', label: '日期', required: true, latest: on.today },
      {
        kind: 'account',
        name: 'staffIds',
        label: '参加人员',
        many: true,
        help: BY_TWO.includes(kind) ? '谈话须 2 名工作人员' : undefined,
      },
      ...(BY_TWO.includes(kind)
        ? [
            {
              kind: 'number' as const,
              name: 'externalStaffCount',
              label: '外单位人员',
              min: 0,
              max: 20,
              unit: '人',
            },
          ]
        : []),
      ...(kind === 'contact'
        ? [
            {
              kind: 'yesNo' as const,
              name: 'contactSucceeded',
              label: '联系结果',
              required: true,
              yes: '联系上',
              no: '没有联系上',
            },
            {
              kind: 'choice' as const,
              name: 'contactWay',
              label: '联系方式',
              radio: true,
              options: [
                { value: 'phone', label: '电话' },
                { value: 'letter', label: '书信' },
                { value: 'visit', label: '上门' },
                { value: 'online', label: '网络' },
                { value: 'viaOthers', label: '经他人' },
              ],
            },
          ]
        : []),
      { kind: 'text', name: 'text', label: '内容', required: true, max: 20_000, rows: 6 },
      {
        kind: 'text',
        name: 'evidenceTitle',
        label: '证据名称',
        required: kind === 'evidence',
        max: 120,
        help: '写了名称的可在报结果时作为证据引用',
      },
    ];
  },
};

const requestExtensionSpec: CommandSpec = {
  send: sends(requestExtension),
  initial: (on) => ({ days: EXTENSION_MAX, requestedOn: on.today }),
  fields: (on) => [
    {
      kind: 'number',
      name: 'days',
      label: '延长天数',
      required: true,
      min: 1,
      max: longestOf(on),
      unit: '日',
    },
    {
      kind: 'text',
      name: 'reason',
      label: '延期理由',
      required: true,
      max: 2000,
      rows: 4,
      help: '写明情况复杂在哪里;过短的和“工作忙”一类空泛的,延期说明关通不过(QE05)',
    },
    { kind: 'date', name: 'requestedOn', label: '申请日', required: true, latest: on.today },
  ],
  note: (on) => {
    const clock = handlingClock(on.petition);
    if (!clock) return null;
    return `现届满日 ${clock.nominalDue},延满 ${EXTENSION_MAX} 日为 ${addDays(clock.nominalDue, EXTENSION_MAX)};申请和批准都不得晚于 ${clock.legalDue ?? clock.nominalDue}(含当日),由单位负责人批准。`;
  },
};

const decideExtensionSpec: CommandSpec = {
  send: sends(decideExtension),
  initial: (on) => ({ approve: true, approval: approvalBy(on, 'leader') }),
  fields: (on, values) => [
    { kind: 'yesNo', name: 'approve', label: '决定', required: true, yes: '批准', no: '不批准' },
    ...(values.approve === false
      ? []
      : [
          {
            kind: 'number' as const,
            name: 'days',
            label: '批准天数',
            min: 1,
            max: longestOf(on),
            unit: '日',
            help: '不填的按申请的天数;可以少批,不能多批',
          },
        ]),
    {
      kind: 'text',
      name: 'reason',
      label: values.approve === false ? '不批准的理由' : '说明',
      required: values.approve === false,
      max: 2000,
      rows: 2,
    },
    { kind: 'approval', name: 'approval', label: '签批' },
  ],
  body: (values) => (values.approve === false ? { ...values, days: undefined } : values),
  note: ({ petition }) => {
    if (!petition.openExtension) return null;
    const { requestedOn, days, reason } = petition.openExtension;
    const clock = handlingClock(petition);
    const until = clock ? `,至 ${addDays(clock.nominalDue, days)}` : '';
    const last = clock
      ? `须在 ${clock.legalDue ?? clock.nominalDue}(含当日)前批(${petition.class === 'accusation' ? 'O-07' : 'R-35'})。`
      : '';
    return `${requestedOn} 申请延长 ${days} 日${until}。理由:${withStop(reason)}${last}`;
  },
};

const notifyExtensionSpec: CommandSpec = {
  send: sends(notifyExtension),
  initial: (on) => ({ method: 'posted', notifiedOn: on.today, addressee: petitionerName(on.petition) }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'method',
      label: '送达方式',
      required: true,
      radio: true,
      options: choicesOf(DELIVERY_METHODS_ZH),
    },
    { kind: 'date', name: 'notifiedOn', label: '告知日', required: true, latest: on.today },
    { kind: 'text', name: 'addressee', label: '收件人', required: true, max: 60 },
  ],
  note: ({ petition }) => {
    if (!petition.openExtension) return null;
    const { approvedDays, days, reason } = petition.openExtension;
    const clock = handlingClock(petition);
    const until = clock ? `,办理期限至 ${clock.legalDue ?? clock.nominalDue}` : '';
    return `批准延长 ${approvedDays ?? days} 日${until};要告知信访人的理由:${withStop(reason)}(第三十四条、R-35)`;
  },
};

const overdueSpec: CommandSpec = {
  send: sends(explainOverdue),
  initial: (on) => ({
    responsibleId: on.petition.handlerId ?? undefined,
    approval: approvalBy(on, 'deputyLeader'),
  }),
  fields: () => [
    { kind: 'text', name: 'cause', label: '超期原因', required: true, max: 2000, rows: 4 },
    { kind: 'account', name: 'responsibleId', label: '责任人', required: true },
    { kind: 'approval', name: 'approval', label: '分管领导签字' },
  ],
  note: () => '四项齐全才算数:超期天数(系统计)、原因、责任人、分管领导签字。',
};

/** Handling, up to the result. */
export const HANDLING_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  accept: acceptSpec,
  addNote: noteSpec,
  requestExtension: requestExtensionSpec,
  decideExtension: decideExtensionSpec,
  notifyExtension: notifyExtensionSpec,
  explainOverdue: overdueSpec,
};
