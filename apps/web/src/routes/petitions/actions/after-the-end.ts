import { archive, forgetSubject, reactivate, withdraw } from '../../../api';
import { SUBJECT_ROLES_ZH } from '../../../shared/labels';
import { approvalBy, sends, type CommandSpec } from './spec';

/** 保管期限 (domain.md §6.5), the shortest first. */
const RETENTIONS = [
  { value: '10y', label: '10 年' },
  { value: '30y', label: '30 年' },
  { value: 'permanent', label: '永久' },
];

const archiveSpec: CommandSpec = {
  send: sends(archive),
  initial: (on) => ({ retention: on.petition.shortestRetention, archivedOn: on.today }),
  fields: (on) => [
    {
      kind: 'text',
      name: 'archivalCode',
      label: '档号',
      required: true,
      max: 60,
      placeholder: '如 Z001-XF·2026-D10-0037',
      help: '全宗号-门类·年度-保管期限(Y 永久、D30、D10)-机构(问题)-件号(DA/T 22);一案一卷,不得重复',
    },
    {
      kind: 'choice',
      name: 'retention',
      label: '保管期限',
      required: true,
      radio: true,
      options: RETENTIONS.slice(RETENTIONS.findIndex(({ value }) => value === on.petition.shortestRetention)),
      help: '有批示和结果的永久,有结果的 30 年,没有结果的 10 年;可以更长,不得更短',
    },
    { kind: 'number', name: 'pageCount', label: '页数', required: true, min: 1, max: 100_000, unit: '页' },
    { kind: 'date', name: 'archivedOn', label: '归档日', required: true, latest: on.today },
  ],
  note: (on) =>
    on.petition.zone === 'general'
      ? '一案一卷,放一般信访库。'
      : '一案一卷,放检举控告专库,不与一般信访件同库同柜。',
};

const withdrawSpec: CommandSpec = {
  send: sends(withdraw),
  initial: (on) => ({ withdrawnOn: on.today, approval: approvalBy(on, 'windowHead') }),
  fields: (on) => [
    { kind: 'date', name: 'withdrawnOn', label: '撤回日', required: true, latest: on.today },
    {
      kind: 'text',
      name: 'evidence',
      label: '撤回凭证',
      required: true,
      max: 500,
      rows: 3,
      help: '写明如何核对身份、如何确认自愿',
    },
    { kind: 'approval', name: 'approval', label: '批准' },
  ],
};

const reactivateSpec: CommandSpec = {
  send: sends(reactivate),
  initial: () => ({}),
  fields: () => [{ kind: 'text', name: 'reason', label: '理由', required: true, max: 500, rows: 3 }],
};

const forgetSpec: CommandSpec = {
  send: sends(forgetSubject),
  initial: () => ({}),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'subjectId',
      label: '当事人',
      required: true,
      radio: true,
      options: on.petition.people.map(({ subjectId, role, fields }, index) => ({
        value: subjectId,
        label: `${SUBJECT_ROLES_ZH[role]?.zh ?? '当事人'}:${fields.name ?? `第 ${index + 1} 人`}`,
      })),
    },
  ],
  note: () =>
    '销毁此人身份信息的密钥,不能恢复;姓名、证件号、电话、住址此后显示“已依法删除”。事件、编号和统计不变;正文和已出具的文书中写到的姓名仍在。',
  submit: '销毁密钥并删除',
};

/** The file after the closing, and the ends that are no closing. */
export const AFTER_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  archive: archiveSpec,
  withdraw: withdrawSpec,
  reactivate: reactivateSpec,
  forgetSubject: forgetSpec,
};
