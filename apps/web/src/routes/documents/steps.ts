import type { PaperFieldView, PaperView } from '../../api';
import {
  checkDocument,
  draftDocument,
  recordDocumentReceipt,
  recordInstruction,
  recordUnitFeedback,
  sendDocument,
  signDocument,
  stampDocument,
  voidDocument,
} from '../../api';
import type { Field } from '../../shared/form/field';
import { choicesOf, DELIVERY_METHODS_ZH } from '../../shared/labels';
import { approvalBy, type FormContext, type Send, sends, type Values } from '../petitions/actions/spec';

/** One step on the road of a document: how it is called, what is asked, where it is sent. */
export type Step = {
  zh: string;
  send: Send;
  initial: (on: FormContext, paper: PaperView | null) => Values;
  fields: (on: FormContext, values: Values, paper: PaperView | null) => Field[];
  note?: string;
};

const OUTCOMES = {
  signed: { zh: '签收' },
  refused: { zh: '拒收' },
  leftAtAddress: { zh: '留置' },
  returned: { zh: '退回' },
  deemed: { zh: '视为签收(无账号单位,满3个工作日)' },
};
/** Papers that end the case for the petitioner (domain.md §5.1). */
const ANSWERS = ['D17', 'D18', 'D41'];

/** Without a receipt only a unit without an account counts as having signed (O-109). */
const outcomesOf = (paper: PaperView | null) =>
  choicesOf(OUTCOMES).filter(({ value }) => value !== 'deemed' || paper?.deemedOn !== null);

const SEALS = { organ: { zh: '机关公章' }, petitionWork: { zh: '信访工作专用章' } };
const CAPACITIES = {
  deputyLeader: { zh: '分管副部长' },
  leader: { zh: '部长' },
  partyCommittee: { zh: '党委主要负责同志' },
};
const CAME = { feedback: { zh: '办理反馈' }, closureReport: { zh: '办结报告' } };

/** Who has it, who saw it refused or left, why it came back (D37). */
function receiptWords(outcome: string): Field[] {
  const kept = outcome === 'refused' || outcome === 'leftAtAddress';
  const back = outcome === 'refused' || outcome === 'returned';
  return [
    ...(outcome === 'returned'
      ? []
      : [text('receivedBy', '签收人', { max: 60, required: outcome === 'signed' })]),
    ...(kept ? [text('witness', '见证人', { max: 60, required: true })] : []),
    ...(back ? [text('reason', '原因', { max: 500, required: true })] : []),
  ];
}

const text = (name: string, label: string, rest: { max: number; required: boolean }): Field => ({
  kind: 'text',
  name,
  label,
  ...rest,
});

export const STEPS: Readonly<Record<string, Step>> = {
  check: {
    zh: '核稿',
    send: sends(checkDocument),
    initial: () => ({}),
    fields: () => [{ kind: 'text', name: 'remark', label: '核稿意见', max: 2000, rows: 2 }],
    note: '核稿人不能是拟稿人。核稿时再查一遍不当内容。',
  },
  sign: {
    zh: '签发',
    send: sends(signDocument),
    initial: (on) => ({ signedOn: on.today, approval: approvalBy(on, 'deputyLeader', 'windowHead') }),
    fields: (on) => [
      { kind: 'date', name: 'signedOn', label: '签发日', required: true, latest: on.today },
      { kind: 'approval', name: 'approval', label: '签批' },
    ],
    note: '签发时取文号,同一代字、年度连续;成文日期即签发日。',
  },
  stamp: {
    zh: '用印',
    send: sends(stampDocument),
    initial: (on) => ({ seal: 'organ', stampedOn: on.today }),
    fields: (on) => [
      { kind: 'choice', name: 'seal', label: '印章', required: true, radio: true, options: choicesOf(SEALS) },
      { kind: 'date', name: 'stampedOn', label: '用印日', required: true, latest: on.today },
      { kind: 'account', name: 'approverId', label: '用印批准人', required: true },
    ],
  },
  send: {
    zh: '发出',
    send: sends(sendDocument),
    initial: (on, paper) => ({
      method: on.petition.channel === 'visit' ? 'handed' : 'posted',
      sentOn: on.today,
      ...(paper?.isNotice
        ? { onTheSpot: on.petition.channel === 'visit' && on.petition.receivedOn === on.today }
        : {}),
    }),
    fields: (on, values, paper) => [
      {
        kind: 'choice',
        name: 'method',
        label: '送达方式',
        required: true,
        radio: true,
        options: choicesOf(DELIVERY_METHODS_ZH),
      },
      { kind: 'date', name: 'sentOn', label: '发出日', required: true, latest: on.today },
      { kind: 'flag', name: 'toPaperUnit', label: '对方', words: '没有账号,纸质往来' },
      {
        kind: 'text',
        name: 'carriedBy',
        label: '经手人',
        max: 60,
        required: values['toPaperUnit'] === true,
      },
      ...(values['method'] === 'handed'
        ? [
            {
              kind: 'text',
              name: 'receivedBy',
              label: '当场签收人',
              max: 60,
              // what is handed over is delivered with it, so somebody has it
              required: ANSWERS.includes(paper?.code ?? ''),
            } as const,
            // what is handed over at once, to whoever still stands there; L01 tells it apart
            ...(paper?.isNotice
              ? [{ kind: 'flag', name: 'onTheSpot', label: '当场', words: '当场出具,当面交付' } as const]
              : []),
          ]
        : [{ kind: 'text', name: 'trackingNo', label: '邮件号', max: 64 } as const]),
      { kind: 'text', name: 'lateStatement', label: '迟告说明(逾期告知时)', max: 2000, rows: 2 },
    ],
    note: '发出告知书即告知,发出结果文书即送出结果,发出转送函、交办函即交出:时钟随之停、起。',
  },
  receipt: {
    zh: '送达结果',
    send: sends(recordDocumentReceipt),
    initial: (on, paper) => ({
      outcome: 'signed',
      on: paper?.deemedOn && paper.deemedOn < on.today ? undefined : on.today,
    }),
    fields: (on, values, paper) => [
      { kind: 'choice', name: 'outcome', label: '结果', required: true, options: outcomesOf(paper) },
      ...(values['outcome'] === 'deemed'
        ? []
        : [
            { kind: 'date', name: 'on', label: '日期', required: true, latest: on.today } as const,
            ...receiptWords(String(values['outcome'])),
            {
              kind: 'text',
              name: 'scanRef',
              label: '回证扫描件或存放处',
              max: 500,
              // the day on the receipt of a unit on paper is proved by it (O-107)
              ...(paper?.deemedOn ? { help: '无账号单位签收的,须附回执' } : {}),
            } as const,
          ]),
    ],
  },
  void: {
    zh: '作废',
    send: sends(voidDocument),
    initial: () => ({}),
    fields: () => [{ kind: 'text', name: 'reason', label: '作废原因', required: true, max: 2000, rows: 2 }],
    note: '号留在簿上,不再用。',
  },
  instruction: {
    zh: '回录纸质批示',
    send: sends(recordInstruction),
    initial: (on) => ({ capacity: 'leader', writtenOn: on.today }),
    fields: (on) => [
      {
        kind: 'choice',
        name: 'capacity',
        label: '职务',
        required: true,
        radio: true,
        options: choicesOf(CAPACITIES),
      },
      { kind: 'text', name: 'leaderName', label: '批示人', required: true, max: 120 },
      { kind: 'date', name: 'writtenOn', label: '批示日', required: true, latest: on.today },
      { kind: 'text', name: 'words', label: '批示原话', required: true, max: 2000, rows: 3 },
      { kind: 'text', name: 'scanRef', label: '扫描件或原件卷号', required: true, max: 500 },
    ],
  },
  unitFeedback: {
    zh: '代录单位来文',
    send: sends(recordUnitFeedback),
    initial: (on) => ({ kind: 'feedback', receivedOn: on.today }),
    fields: (on) => [
      { kind: 'choice', name: 'kind', label: '种类', required: true, radio: true, options: choicesOf(CAME) },
      { kind: 'text', name: 'unit', label: '来文单位', required: true, max: 200 },
      { kind: 'text', name: 'signer', label: '来文签名人', required: true, max: 120 },
      { kind: 'date', name: 'statedOn', label: '来文日', required: true, latest: on.today },
      { kind: 'date', name: 'receivedOn', label: '来文收到日', required: true, latest: on.today },
      { kind: 'text', name: 'text', label: '内容', required: true, max: 20000, rows: 4 },
      { kind: 'text', name: 'scanRef', label: '扫描件', required: true, max: 500 },
    ],
    note: '期限按来文收到日判,不按今天;代录人和来文人分开记(O-108)。',
  },
};

export const sendDraft: Send = sends(draftDocument);

/** What a person fills in for a kind, as the form draws it. */
export const formFieldsOf = (fields: readonly PaperFieldView[]): Field[] =>
  fields.map(({ name, zh, kind, required, choices, hint }): Field => {
    const common = { name: ['fields', name], label: zh, required, ...(hint ? { help: hint } : {}) };
    switch (kind) {
      case 'date':
        return { ...common, kind: 'date' };
      case 'choice':
        return {
          ...common,
          kind: 'choice',
          options: choices.filter(Boolean).map((value) => ({ value, label: value })),
        };
      case 'long':
      case 'list':
        return { ...common, kind: 'text', max: 20000, rows: 3 };
      default:
        return { ...common, kind: 'text', max: 500 };
    }
  });
