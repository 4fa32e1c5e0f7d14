import { MEASURE_FOLLOW_UPS, zhOf } from '#domain/glossary';
import {
  completeMeasure,
  concludeByAgreement,
  concludeReview,
  decideClarification,
  leaveSimplified,
  openCase,
  openHearing,
  recordMeasureFollowUp,
  recordReviewDelivery,
  reopen,
  reportHearing,
  requestReview,
  revokeCaseOpening,
} from '../../../api';
import { nextStage, stagesOffered, windowNote } from './review-stage';
import { approvalBy, sends, type CommandSpec, type FormContext } from './spec';

const day = (name: string, label: string, on: FormContext) =>
  ({ kind: 'date', name, label, required: true, latest: on.today }) as const;
const approval = { kind: 'approval', name: 'approval', label: '批准' } as const;
const reason = (label: string) =>
  ({ kind: 'text', name: 'reason', label, required: true, max: 2000, rows: 3 }) as const;

const requestSpec: CommandSpec = {
  send: sends(requestReview),
  initial: (on) => ({ stage: nextStage(on), requestedOn: on.today, receivedOn: on.today }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'stage',
      label: '请求',
      required: true,
      radio: true,
      options: stagesOffered(on),
    },
    day('requestedOn', '请求日(邮戳日)', on),
    day('receivedOn', '收到请求日', on),
    nextStage(on) === 'review'
      ? {
          kind: 'text',
          name: 'organ',
          label: '复查机关',
          required: true,
          max: 100,
          help: '出具处理意见的机关的上一级(第三十五条)',
        }
      : {
          kind: 'text',
          name: 'organ',
          label: '复核机关',
          required: true,
          max: 100,
          help: '复查机关的上一级(第三十六条第一款)',
        },
    { kind: 'text', name: 'grounds', label: '请求的理由', required: true, max: 2000, rows: 3 },
  ],
  note: windowNote,
};

const concludeSpec: CommandSpec = {
  send: sends(concludeReview),
  initial: (on) => ({ outcome: 'maintained', answeredOn: on.today }),
  fields: (on, values) => [
    {
      kind: 'choice',
      name: 'outcome',
      label: '结论',
      required: true,
      radio: true,
      options: [
        { value: 'maintained', label: '维持' },
        { value: 'changed', label: '变更' },
        { value: 'revoked', label: '撤销' },
      ],
    },
    day('answeredOn', '意见交付(交邮)日', on),
    { kind: 'date', name: 'deliveredOn', label: '信访人收到日', latest: on.today, help: '没有回证的先不填' },
    ...(values.outcome === 'revoked'
      ? [
          {
            kind: 'number' as const,
            name: 'redoDays',
            label: '重新办理期限',
            min: 1,
            max: 60,
            unit: '日',
          },
        ]
      : []),
    { kind: 'text', name: 'opinion', label: '意见要点', required: true, max: 20_000, rows: 4 },
  ],
  note: () => '复查、复核没有延期;撤销的,签收以后开新一轮办理、起新时钟。',
};

const clarifySpec: CommandSpec = {
  send: sends(decideClarification),
  initial: (on) => ({ clear: true, approval: approvalBy(on, 'deputyLeader') }),
  fields: (_on, values) => [
    { kind: 'yesNo', name: 'clear', label: '决定', required: true, yes: '澄清正名', no: '不作公开澄清' },
    ...(values.clear === false
      ? [reason('不作澄清的理由')]
      : [
          {
            kind: 'choice' as const,
            name: 'way',
            label: '方式',
            required: true,
            radio: true,
            options: [
              { value: 'inPerson', label: '当面' },
              { value: 'letter', label: '书面' },
              { value: 'meeting', label: '会议' },
              { value: 'notice', label: '通报' },
            ],
          },
        ]),
    { kind: 'text', name: 'scope', label: '范围', required: true, max: 300 },
    approval,
  ],
  body: (values) =>
    values.clear === false ? { ...values, way: undefined } : { ...values, reason: undefined },
};

const CONDITIONS = [
  ['lawful', '不违反政策法规强制性规定'],
  ['withinDiscretion', '在裁量权范围内'],
  ['bothConsent', '争议双方当事人同意'],
  ['bothSigned', '双方已在协议书上签字'],
] as const;

const agreementSpec: CommandSpec = {
  send: sends(concludeByAgreement),
  width: 600,
  initial: (on) => ({
    mode: 'mediated',
    signedOn: on.today,
    ...Object.fromEntries(CONDITIONS.map(([name]) => [name, false])),
  }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'mode',
      label: '方式',
      required: true,
      radio: true,
      options: [
        { value: 'mediated', label: '调解' },
        { value: 'settled', label: '和解' },
      ],
    },
    ...CONDITIONS.map(([name, words]) => ({ kind: 'flag' as const, name, label: '逐项确认', words })),
    day('signedOn', '签字日', on),
    { kind: 'text', name: 'parties', label: '双方当事人', required: true, max: 200 },
    { kind: 'text', name: 'terms', label: '协议内容', required: true, max: 20_000, rows: 5 },
  ],
  note: () => '协议文本先过审签审核;双方签字之日就是办结日。',
};

/** What is still to be carried out, with its day. */
const openMeasures = ({ petition }: FormContext) =>
  (petition.result?.measures ?? []).flatMap(({ zh, text, dueOn, completedOn }, at) =>
    completedOn === null
      ? [
          {
            value: String(at + 1),
            label: `${at + 1}. ${zh}:${text}${dueOn === null ? '' : `(限 ${dueOn})`}`,
          },
        ]
      : [],
  );

const measureSpec: CommandSpec = {
  send: sends(completeMeasure),
  initial: (on) => ({ completedOn: on.today, measureNo: openMeasures(on)[0]?.value }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'measureNo',
      label: '措施',
      required: true,
      options: openMeasures(on),
    },
    day('completedOn', '落实日', on),
    { kind: 'text', name: 'evidence', label: '落实凭证', required: true, max: 500, rows: 2 },
  ],
  body: (values) => ({ ...values, measureNo: Number(values.measureNo) }),
};

/** 书面检查、整改报告 that are still to come in (O-20). @shape value `<measureNo>:<followUp>` */
const awaitedFollowUps = ({ petition }: FormContext) =>
  (petition.result?.measures ?? []).flatMap(({ zh, text, awaits }, at) =>
    awaits.map((followUp) => ({
      value: `${at + 1}:${followUp}`,
      label: `${zhOf(MEASURE_FOLLOW_UPS, followUp)}(${at + 1}. ${zh}:${text})`,
    })),
  );

const followUpSpec: CommandSpec = {
  send: sends(recordMeasureFollowUp),
  initial: (on) => ({ receivedOn: on.today, of: awaitedFollowUps(on)[0]?.value }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'of',
      label: '交来的材料',
      required: true,
      options: awaitedFollowUps(on),
    },
    day('receivedOn', '收到日', on),
    { kind: 'text', name: 'summary', label: '主要内容', required: true, max: 2000, rows: 3 },
  ],
  body: ({ of, ...values }) => {
    const [measureNo, followUp] = String(of).split(':');
    return { ...values, measureNo: Number(measureNo), followUp };
  },
};

/** Review and recheck, joint handling, opened cases, agreements. */
export const REVIEW_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  requestReview: requestSpec,
  concludeReview: concludeSpec,
  recordReviewDelivery: {
    send: sends(recordReviewDelivery),
    initial: (on) => ({ deliveredOn: on.today }),
    fields: (on) => [day('deliveredOn', '信访人收到日', on)],
  },
  openHearing: {
    send: sends(openHearing),
    initial: (on) => ({ from: on.today }),
    fields: (on) => [day('from', '听证通知书发出日', on)],
    note: () => '只有复核阶段的听证不计算在期限内。',
  },
  reportHearing: {
    send: sends(reportHearing),
    initial: (on) => ({ to: on.today }),
    fields: (on) => [day('to', '听证报告完成日', on)],
  },
  reopen: {
    send: sends(reopen),
    initial: (on) => ({ signedForOn: on.today }),
    fields: (on) => [day('signedForOn', '签收撤销意见日', on)],
    note: () => '原轮次封存,新一轮的办理期限从这一天起算。',
  },
  openCase: {
    send: sends(openCase),
    initial: (on) => ({ selfOpened: true, approval: approvalBy(on, 'deputyLeader') }),
    fields: () => [
      { kind: 'flag', name: 'selfOpened', label: '自立案件', words: '本机关自行立案' },
      reason('立案理由'),
      approval,
    ],
    note: () => '立案号在批准时给出,批准日就是立案日。',
  },
  revokeCaseOpening: {
    send: sends(revokeCaseOpening),
    initial: (on) => ({ approval: approvalBy(on, 'deputyLeader') }),
    fields: () => [reason('撤销立案的理由'), approval],
  },
  decideClarification: clarifySpec,
  concludeByAgreement: agreementSpec,
  leaveSimplified: {
    send: sends(leaveSimplified),
    initial: (on) => ({ approval: approvalBy(on, 'leader') }),
    fields: () => [reason('转普通程序的理由'), approval],
    note: () => '办理期限从按简易程序受理之日起算,不重置。',
  },
  completeMeasure: measureSpec,
  recordMeasureFollowUp: followUpSpec,
};
