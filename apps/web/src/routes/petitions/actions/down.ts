import { APPEAL_KINDS } from '#domain/glossary';
import {
  answerObjectionBelow,
  disputeJurisdiction,
  leadToProcedure,
  recallAssignment,
  recordSigning,
  sendDown,
  sendReport,
  sendSealedPacket,
  settleJurisdiction,
  signFor,
  takeOverPowers,
} from '../../../api';
import { ORGAN_LEVELS } from '#domain/glossary';
import { choicesOf, DELIVERY_METHODS_ZH } from '../../../shared/labels';
import { approvalBy, sends, type CommandSpec, type FormContext } from './spec';

const reason = (label: string) =>
  ({ kind: 'text', name: 'reason', label, required: true, max: 2000, rows: 3 }) as const;
const day = (name: string, label: string, on: FormContext) =>
  ({ kind: 'date', name, label, required: true, latest: on.today }) as const;
const approval = { kind: 'approval', name: 'approval', label: '批准' } as const;

const sendDownSpec: CommandSpec = {
  send: sends(sendDown),
  width: 620,
  initial: (on) => ({ method: 'electronic', sentOn: on.today }),
  fields: (on) => {
    const retold = on.petition.zone !== 'general';
    return [
      {
        kind: 'choice',
        name: 'method',
        label: '发出方式',
        required: true,
        radio: true,
        options: choicesOf(DELIVERY_METHODS_ZH),
      },
      day('sentOn', '发出日', on),
      ...(on.petition.channel === 'visit'
        ? [
            {
              kind: 'choice' as const,
              name: 'targetLevel',
              label: '收件单位层级',
              options: choicesOf(ORGAN_LEVELS),
              help: '不使用本系统的单位才填;低两级以上的,计入越级走访(第二十条第一款)',
            },
          ]
        : []),
      ...(on.petition.disposition === 'YJG'
        ? [{ kind: 'date' as const, name: 'dueOn', label: '报结果期限', help: '不填的按签收后 60 日' }]
        : []),
      { kind: 'text', name: 'requirement', label: '办理和报告要求', required: true, max: 4000, rows: 4 },
      {
        kind: 'text',
        name: 'retoldTitle',
        label: '转述的标题',
        required: retold,
        max: 120,
        help: retold ? '举报件只给转述,不附原件' : '不填的随函附原件',
      },
      { kind: 'text', name: 'retoldContent', label: '转述的内容', required: retold, max: 20_000, rows: 5 },
      ...(retold
        ? [{ kind: 'flag' as const, name: 'withReporter', label: '举报人身份', words: '经批准随函告知' }]
        : []),
    ];
  },
  note: ({ petition: { zone, target } }) => {
    const receiver = target ? `收件单位:${target}。` : '';
    return zone === 'general'
      ? `${receiver}使用本系统的单位,随即在那边产生一件待签收的登记;纸质单位打印函件送出。`
      : `${receiver}不得转给被反映人所在单位(第三十条第三款);函中不出现举报人和原文。`;
  },
};

const recallSpec: CommandSpec = {
  send: sends(recallAssignment),
  initial: (on) => ({ recalledOn: on.today, approval: approvalBy(on, 'windowHead') }),
  fields: (on) => [day('recalledOn', '收回日', on), reason('收回理由'), approval],
  note: () => '收回以后本件重新分流,时钟不重置。',
};

const answerBelowSpec: CommandSpec = {
  send: sends(answerObjectionBelow),
  initial: (on) => ({ decidedOn: on.today, deemed: false }),
  fields: (on, values) => [
    { kind: 'yesNo', name: 'consent', label: '答复', required: true, yes: '同意', no: '不同意' },
    day('decidedOn', '答复日', on),
    ...(values.consent === false
      ? [
          {
            kind: 'flag' as const,
            name: 'deemed',
            label: '没有答复',
            words: '满 10 个工作日没有答复,视为不同意',
          },
        ]
      : []),
    { kind: 'text', name: 'remark', label: '说明', max: 2000, rows: 2 },
  ],
};

const signingSpec: CommandSpec = {
  send: sends(recordSigning),
  initial: (on) => ({ signedForOn: on.today }),
  fields: (on, values) => [
    { kind: 'flag', name: 'deemed', label: '没有回执', words: '满 3 个工作日没有签收,视为签收' },
    ...(values.deemed === true
      ? []
      : [
          day('signedForOn', '回执上的签收日', on),
          { kind: 'text' as const, name: 'evidence', label: '签收回执', required: true, max: 500, rows: 2 },
        ]),
  ],
  body: (values) => (values.deemed === true ? { deemed: true } : { ...values, deemed: undefined }),
};

const packetSpec: CommandSpec = {
  send: sends(sendSealedPacket),
  initial: (on) => ({ sentOn: on.today, copies: 1 }),
  fields: (on) => [
    {
      kind: 'text',
      name: 'packetNo',
      label: '密封件编号',
      required: true,
      max: 40,
      help: '只用字母、数字和短横',
    },
    day('sentOn', '送出日', on),
    { kind: 'number', name: 'copies', label: '份数', required: true, min: 1, max: 9, unit: '份' },
    { kind: 'text', name: 'handedTo', label: '交给谁', required: true, max: 100 },
  ],
  note: () => '本级只留编号与收发时间,不复制、不摘抄。',
};

/** Negotiated first; what is still open then goes up. The server decides. */
function nextLevel({ petition: { timeline } }: FormContext): string {
  const settled = timeline.findLastIndex(({ type }) => type === 'JurisdictionSettled');
  const open = timeline.slice(settled + 1).some(({ type }) => type === 'JurisdictionDisputed');
  return open ? 'commonSuperior' : 'negotiation';
}

const disputeSpec: CommandSpec = {
  send: sends(disputeJurisdiction),
  initial: (on) => ({ level: nextLevel(on), submittedOn: on.today }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'level',
      label: '级次',
      required: true,
      radio: true,
      options: [
        { value: 'negotiation', label: '有关机关协商' },
        { value: 'commonSuperior', label: '报共同的上一级决定' },
        { value: 'jointConference', label: '没有共同上一级,提请联席会议' },
      ],
    },
    day('submittedOn', '提出日', on),
    { kind: 'text', name: 'otherOrgans', label: '有关机关', required: true, max: 300 },
    { kind: 'text', name: 'grounds', label: '争议的理由', required: true, max: 2000, rows: 3 },
  ],
  note: () => '争议期间时钟不停。',
};

const settleSpec: CommandSpec = {
  send: sends(settleJurisdiction),
  initial: (on) => ({ settledOn: on.today }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'outcome',
      label: '由谁受理',
      required: true,
      radio: true,
      options: [
        { value: 'ours', label: '本机关' },
        { value: 'theirs', label: '对方机关' },
      ],
    },
    day('settledOn', '确定日', on),
    { kind: 'text', name: 'decision', label: '决定内容', required: true, max: 2000, rows: 3 },
  ],
};

const takeOverSpec: CommandSpec = {
  send: sends(takeOverPowers),
  initial: (on) => ({ change: 'merged', effectiveOn: on.today }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'change',
      label: '原机关',
      required: true,
      radio: true,
      options: [
        { value: 'merged', label: '合并' },
        { value: 'divided', label: '分立' },
        { value: 'dissolved', label: '撤销' },
      ],
    },
    day('effectiveOn', '生效日', on),
    { kind: 'text', name: 'formerOrgan', label: '原机关名称', required: true, max: 100 },
    { kind: 'text', name: 'basis', label: '依据文件', required: true, max: 200 },
  ],
};

const leadSpec: CommandSpec = {
  send: sends(leadToProcedure),
  initial: (on) => ({ ledOn: on.today, approval: approvalBy(on, 'windowHead') }),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'appealKind',
      label: '第三十一条',
      required: true,
      options: choicesOf(APPEAL_KINDS).filter(({ value }) =>
        ['item1', 'item2', 'item3', 'item4'].includes(value),
      ),
    },
    day('ledOn', '导入日', on),
    { kind: 'text', name: 'procedure', label: '导入的程序', required: true, max: 200 },
    reason('导入理由'),
    approval,
  ],
  note: () => '办理期限到导入日终止,不是暂停;另须出具导入法定程序告知书。',
};

/** What is sent down and comes back; disputes over who receives. */
export const DOWN_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  sendDown: sendDownSpec,
  signFor: {
    send: sends(signFor),
    initial: (on) => ({ signedForOn: on.today }),
    fields: (on) => [day('signedForOn', '签收日', on)],
    note: () => '告知和异议期限自签收日起算;函发出后满 3 个工作日没有签收的,以第 3 个工作日为签收日。',
  },
  recordSigning: signingSpec,
  sendReport: {
    send: sends(sendReport),
    initial: (on) => ({ reportedOn: on.today }),
    fields: (on) => [
      day('reportedOn', '上报日', on),
      { kind: 'text', name: 'remark', label: '说明', max: 2000, rows: 2 },
    ],
    note: () => '上报的是已签发的这一版结果;交办方审核通过才算报结。',
  },
  recallAssignment: recallSpec,
  answerObjectionBelow: answerBelowSpec,
  sendSealedPacket: packetSpec,
  disputeJurisdiction: disputeSpec,
  settleJurisdiction: settleSpec,
  takeOverPowers: takeOverSpec,
  leadToProcedure: leadSpec,
};
