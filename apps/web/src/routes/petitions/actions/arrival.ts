import { designateHandler, linkRepeat, reclassify, ruleOnRecusal, split } from '../../../api';
import { classFields, classValues, withoutStrayKind } from './class-fields';
import { correctSpec } from './correct';
import { approvalBy, sends, type CommandSpec } from './spec';
import { triageSpec } from './triage';

const reclassifySpec: CommandSpec = {
  send: sends(reclassify),
  initial: (on) => ({ ...classValues(on), approval: approvalBy(on, 'windowHead') }),
  fields: (_on, values) => [
    ...classFields(values),
    { kind: 'text', name: 'reason', label: '理由', required: true, max: 500, rows: 2 },
    { kind: 'approval', name: 'approval', label: '批准' },
  ],
  body: withoutStrayKind,
  note: () => '时钟按原起算日重新推算,不从改分类之日起算。',
};

/** Likeness is what a search finds; whoever names the earlier petition has seen both. @unit percent */
const SEEN_ALIKE = 100;

const linkRepeatSpec: CommandSpec = {
  send: sends(linkRepeat),
  initial: () => ({ merge: false, grounds: ['person'] }),
  fields: ({ petition }) => [
    { kind: 'petition', name: 'earlierId', label: '原件', required: true, except: petition.petitionId },
    {
      kind: 'choice',
      name: 'grounds',
      label: '依据',
      many: true,
      required: true,
      options: [
        { value: 'person', label: '同一人' },
        { value: 'phone', label: '同一电话' },
        { value: 'idNo', label: '同一证件号' },
        { value: 'text', label: '内容相同' },
      ],
    },
    { kind: 'flag', name: 'merge', label: '并案', words: '并入原件(原件尚在办理)' },
    { kind: 'text', name: 'remark', label: '说明', max: 500, rows: 2 },
  ],
  body: (values) => ({ ...values, likeness: SEEN_ALIKE }),
};

const splitSpec: CommandSpec = {
  send: sends(split),
  initial: ({ petition }) => ({
    part: Object.fromEntries(petition.matters.map((matter, at) => [`m${matter.matterNo}`, at + 1])),
  }),
  fields: ({ petition }) => [
    ...petition.matters.map((matter) => ({
      kind: 'number' as const,
      name: ['part', `m${matter.matterNo}`],
      label: `事项 ${matter.matterNo}:${matter.summary}`,
      required: true,
      min: 1,
      max: petition.matters.length,
      help: '同一号的事项进同一件',
    })),
    { kind: 'text', name: 'reason', label: '拆分理由', required: true, max: 500, rows: 2 },
  ],
  body: (values, { petition }) => ({
    reason: values.reason,
    parts: petition.matters.map((matter) => ({
      matterNo: matter.matterNo,
      part: (values.part as Record<string, number>)[`m${matter.matterNo}`],
    })),
  }),
  note: () => '每件一个类别、一条道路;拆出的件带 -1、-2 后缀,各有自己的时钟和知悉范围。',
};

const designateSpec: CommandSpec = {
  send: sends(designateHandler),
  initial: (on) => ({
    handlerId: on.petition.handlerId ?? undefined,
    // whoever is not named again is out of it: a new handler must not cost the others their access
    coHandlerIds: on.petition.coHandlerIds,
    needToKnow: on.petition.needToKnow,
    approval: approvalBy(on, 'windowHead'),
  }),
  fields: (on) => [
    { kind: 'account', name: 'handlerId', label: '承办人', required: true, role: 'handler' },
    { kind: 'account', name: 'coHandlerIds', label: '协办人', many: true, role: 'handler' },
    {
      kind: 'account',
      name: 'needToKnow',
      label: '知悉范围',
      many: true,
      help:
        on.petition.zone === 'general'
          ? undefined
          : '限知件:只有列在这里的人能看到;承办人、您和签批人自动列入',
    },
    { kind: 'text', name: 'reason', label: '理由', max: 500 },
    { kind: 'approval', name: 'approval', label: '批准' },
  ],
};

const recusalSpec: CommandSpec = {
  send: sends(ruleOnRecusal),
  initial: (on) => ({
    accountId: on.petition.handlerId ?? undefined,
    ground: 'selfDeclared',
    ruling: 'confirmed',
  }),
  fields: () => [
    { kind: 'account', name: 'accountId', label: '人员', required: true },
    {
      kind: 'choice',
      name: 'ground',
      label: '回避情形',
      required: true,
      options: [
        { value: 'sameName', label: '与被反映人同名' },
        { value: 'relative', label: '近亲属' },
        { value: 'sameUnit', label: '同一单位' },
        { value: 'selfDeclared', label: '自行申报' },
      ],
    },
    {
      kind: 'choice',
      name: 'ruling',
      label: '认定',
      required: true,
      radio: true,
      options: [
        { value: 'confirmed', label: '应回避' },
        { value: 'cleared', label: '不属回避情形' },
      ],
    },
    { kind: 'text', name: 'reason', label: '理由', required: true, max: 500, rows: 2 },
  ],
};

/** From arrival to the handler. */
export const ARRIVAL_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  triage: triageSpec,
  reclassify: reclassifySpec,
  linkRepeat: linkRepeatSpec,
  split: splitSpec,
  designateHandler: designateSpec,
  ruleOnRecusal: recusalSpec,
  correct: correctSpec,
};
