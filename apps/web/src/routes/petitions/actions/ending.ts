import { DOCUMENTS, PETITIONER_OPINIONS, RESOLUTION_MODES, SATISFACTION } from '#domain/glossary';
import {
  close,
  dispatch,
  discloseReporter,
  giveReporterFeedback,
  issue,
  rate,
  recordDelivery,
  recordServiceFailure,
  recordSuperiorAck,
} from '../../../api';
import { choicesOf, DELIVERY_METHODS_ZH } from '../../../shared/labels';
import { approvalBy, petitionerName, sends, type CommandSpec, type FormContext } from './spec';

const ISSUABLE = ['D17', 'D18', 'D41', 'D14'] as const;

/** The paper with which this class is answered (domain.md §5.1). */
function answerPaper({ petition }: FormContext): string {
  if (petition.class === 'accusation') return 'investigationReport';
  if (petition.class === 'suggestion') return 'suggestionReply';
  return petition.appealKind === 'item5' ? 'dutyReply' : 'handlingOpinion';
}

const issueSpec: CommandSpec = {
  send: sends(issue),
  initial: (on) => ({
    documentKind: answerPaper(on),
    title:
      `关于${on.petition.title}的${DOCUMENTS[ISSUABLE.find((code) => DOCUMENTS[code].id === answerPaper(on)) ?? 'D17'].zh}`.slice(
        0,
        120,
      ),
    issuedOn: on.today,
    approval: approvalBy(on, 'deputyLeader'),
  }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'documentKind',
      label: '文书',
      required: true,
      options: ISSUABLE.filter((code) => DOCUMENTS[code].id === answerPaper(on)).map((code) => ({
        value: DOCUMENTS[code].id,
        label: DOCUMENTS[code].zh,
      })),
    },
    { kind: 'text', name: 'title', label: '标题', required: true, max: 120 },
    { kind: 'date', name: 'issuedOn', label: '签发日', required: true, latest: on.today },
    { kind: 'approval', name: 'approval', label: '签发' },
  ],
};

const dispatchSpec: CommandSpec = {
  send: sends(dispatch),
  initial: (on) => ({ method: 'posted', dispatchedOn: on.today }),
  fields: (on, values) => [
    {
      kind: 'choice',
      name: 'method',
      label: '送达方式',
      required: true,
      radio: true,
      options: choicesOf(DELIVERY_METHODS_ZH),
    },
    { kind: 'date', name: 'dispatchedOn', label: '交付或交邮日', required: true, latest: on.today },
    ...(values.method === 'posted'
      ? [{ kind: 'text' as const, name: 'trackingNo', label: '邮件号', max: 60 }]
      : []),
    ...(values.method === 'handed'
      ? [{ kind: 'text' as const, name: 'receivedBy', label: '签收人', required: true, max: 60 }]
      : []),
  ],
};

const deliverySpec: CommandSpec = {
  send: sends(recordDelivery),
  initial: (on) => ({ deliveredOn: on.today, how: 'signed', receivedBy: petitionerName(on.petition) }),
  fields: (on, values) => [
    { kind: 'date', name: 'deliveredOn', label: '收到日', required: true, latest: on.today },
    {
      kind: 'choice',
      name: 'how',
      label: '签收情形',
      required: true,
      radio: true,
      options: [
        { value: 'signed', label: '本人或代收人签收' },
        { value: 'refused', label: '拒收' },
        { value: 'leftAtAddress', label: '留置' },
        { value: 'electronic', label: '电子送达' },
      ],
    },
    { kind: 'text', name: 'receivedBy', label: '签收人', required: true, max: 60 },
    ...(['refused', 'leftAtAddress'].includes(String(values.how))
      ? [{ kind: 'text' as const, name: 'witness', label: '见证人', required: true, max: 60 }]
      : []),
  ],
  note: (on) => (on.petition.appealKind === 'item6' ? '申请复查的 30 日从收到之日起算。' : null),
};

const failureSpec: CommandSpec = {
  send: sends(recordServiceFailure),
  initial: (on) => ({ ground: 'returned', occurredOn: on.today }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'ground',
      label: '无法送达情形',
      required: true,
      radio: true,
      options: [
        { value: 'returned', label: '退信' },
        { value: 'addressUnknown', label: '地址不明' },
        { value: 'whereaboutsUnknown', label: '下落不明' },
      ],
    },
    { kind: 'date', name: 'occurredOn', label: '凭证日', required: true, latest: on.today },
    { kind: 'text', name: 'evidence', label: '凭证', required: true, max: 500, rows: 2 },
  ],
};

const feedbackSpec: CommandSpec = {
  send: sends(giveReporterFeedback),
  initial: (on) => ({ staffIds: [on.viewer.accountId], givenOn: on.today }),
  fields: (on, values) => [
    {
      kind: 'account',
      name: 'staffIds',
      label: '反馈人员',
      required: true,
      many: true,
      help: '须两人;小机关可由一人电话反馈并录音',
    },
    { kind: 'yesNo', name: 'reached', label: '联系结果', required: true, yes: '联系上', no: '没有联系上' },
    { kind: 'date', name: 'givenOn', label: '反馈日', required: true, latest: on.today },
    ...(values.reached === true
      ? [
          {
            kind: 'choice' as const,
            name: 'opinion',
            label: '举报人意见',
            radio: true,
            options: choicesOf(PETITIONER_OPINIONS),
          },
        ]
      : []),
    { kind: 'text', name: 'summary', label: '反馈要点', required: true, max: 4000, rows: 3 },
    {
      kind: 'text',
      name: 'evidence',
      label: values.reached === false ? '联系不上的凭证' : '录音编号',
      required: values.reached === false,
      max: 500,
      rows: 2,
      help: values.reached === false ? undefined : '由一人电话反馈的须填(§2.14)',
    },
  ],
  note: (on) =>
    petitionerName(on.petition) === ''
      ? '您看不到举报人是谁、怎么联系:须由部长批准,由扎口负责人或部长办“揭示举报人身份”,揭示以后在此件页面就看得到(§9、QP03)。'
      : null,
};

const discloseSpec: CommandSpec = {
  send: sends(discloseReporter),
  initial: (on) => ({
    staffIds: on.petition.handlerId ? [on.petition.handlerId] : [],
    approval: approvalBy(on, 'leader'),
  }),
  fields: () => [
    {
      kind: 'account',
      name: 'staffIds',
      label: '向谁揭示',
      required: true,
      many: true,
      help: '只限此件知悉范围里的人;反馈实名举报人须两人',
    },
    {
      kind: 'text',
      name: 'reason',
      label: '事由',
      required: true,
      max: 2000,
      rows: 2,
      help: '为什么须知道,如“须电话反馈查核结论”;不写举报人的姓名',
    },
    { kind: 'approval', name: 'approval', label: '批准' },
  ],
  note: () =>
    '揭示以后,所选的人在此件页面看得到举报人的姓名、电话、住址,每次查看都记入“谁看过”;反馈举报人以后自动收回(§9、QP03)。',
};

const superiorSpec: CommandSpec = {
  send: sends(recordSuperiorAck),
  initial: (on) => ({ acknowledgedOn: on.today }),
  fields: (on, values) => [
    { kind: 'yesNo', name: 'passed', label: '上级审核', required: true, yes: '通过', no: '退回' },
    { kind: 'date', name: 'acknowledgedOn', label: '审核日', required: true, latest: on.today },
    {
      kind: 'text',
      name: 'remark',
      label: '审核意见',
      required: values.passed === false,
      max: 2000,
      rows: 2,
    },
  ],
};

const closeSpec: CommandSpec = {
  send: sends(close),
  initial: (on) => ({ closedOn: on.today, approval: approvalBy(on, 'windowHead') }),
  fields: (on) => [
    { kind: 'date', name: 'closedOn', label: '结案日', required: true, latest: on.today },
    ...(on.petition.class === 'accusation'
      ? []
      : [
          {
            kind: 'choice' as const,
            name: 'resolutionModes',
            label: '三到位一处理',
            many: true,
            options: choicesOf(RESOLUTION_MODES),
          },
        ]),
    { kind: 'approval', name: 'approval', label: '批准' },
  ],
};

const rateSpec: CommandSpec = {
  send: sends(rate),
  initial: (on) => ({
    // Each of the two is rated once: whose turn it is when one has been, whoever rates says.
    target: on.petition.timeline.some(({ type }) => type === 'SatisfactionRated')
      ? undefined
      : 'handlingOrgan',
    by: 'recordedCall',
    staffIds: [on.viewer.accountId],
    ratedOn: on.today,
  }),
  fields: (on, values) => [
    {
      kind: 'choice',
      name: 'target',
      label: '评价对象',
      required: true,
      radio: true,
      options: [
        { value: 'handlingOrgan', label: '办理机关' },
        { value: 'petitionOffice', label: '信访部门' },
      ],
    },
    {
      kind: 'choice',
      name: 'rating',
      label: '满意度',
      required: true,
      radio: true,
      options: choicesOf(SATISFACTION),
    },
    {
      kind: 'choice',
      name: 'by',
      label: '评价方式',
      required: true,
      radio: true,
      options: [
        { value: 'recordedCall', label: '电话回访(有录音)' },
        { value: 'petitioner', label: '本人在窗口评价(评价表签名)' },
      ],
      help: '信访人也可以凭查询码自己评价,不必录入',
    },
    { kind: 'date', name: 'ratedOn', label: '评价日', required: true, latest: on.today },
    ...(values.by === 'recordedCall'
      ? [
          {
            kind: 'account' as const,
            name: 'staffIds',
            label: '回访人员',
            required: true,
            many: true,
            help: '须两人,不含承办人;小机关可由一人录音回访',
          },
          { kind: 'text' as const, name: 'recordingNo', label: '录音号', required: true, max: 60 },
        ]
      : [
          {
            kind: 'text' as const,
            name: 'evidence',
            label: '评价表所在',
            required: true,
            max: 500,
            help: '本人签名的评价表放在哪里,如“卷内第12页”',
          },
        ]),
    { kind: 'text', name: 'remark', label: '说明', max: 1000, rows: 2 },
  ],
};

/** Issue, service, what the petitioner says of it, and the closing. */
export const ENDING_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  issue: issueSpec,
  dispatch: dispatchSpec,
  recordDelivery: deliverySpec,
  recordServiceFailure: failureSpec,
  discloseReporter: discloseSpec,
  giveReporterFeedback: feedbackSpec,
  recordSuperiorAck: superiorSpec,
  close: closeSpec,
  rate: rateSpec,
};
