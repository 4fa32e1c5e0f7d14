import {
  ANONYMITY,
  APPEAL_KINDS,
  CHANNELS,
  CLASSES,
  DISPOSITIONS,
  INTAKE_DECISIONS,
  KEY_AREAS,
  ORIGINS,
  WAYS_12380,
} from '#domain/glossary';
import {
  correctRegistration,
  designateHandler,
  linkRepeat,
  reclassify,
  ruleOnRecusal,
  split,
  triage,
} from '../../../api';
import type { Field } from '../../../shared/form/field';
import { choicesOf, SUBJECT_ROLES_ZH, URGENT_GROUNDS_ZH } from '../../../shared/labels';
import { approvalBy, sends, type CommandSpec, type FormContext, type Values } from './spec';

/** Ways of handling that an entry decision allows (domain.md §1.14). */
const WAYS_OF: Readonly<Record<string, readonly (keyof typeof DISPOSITIONS)[]>> = {
  handle: ['ZB', 'LB', 'YJG', 'HX', 'DF'],
  passDown: ['ZS', 'YJG'],
  passUp: ['BS'],
  refer: ['YS'],
  import: ['ZS', 'YS'],
  mergeInto: ['HB'],
  file: ['CC'],
};

function waysOf(decision: unknown): { value: string; label: string }[] {
  return (WAYS_OF[String(decision)] ?? []).map((code) => ({ value: code, label: DISPOSITIONS[code].zh }));
}

function classFields(values: Values): Field[] {
  return [
    {
      kind: 'choice',
      name: 'class',
      label: '类别',
      required: true,
      radio: true,
      options: choicesOf(CLASSES),
    },
    ...(values.class === 'appeal'
      ? [
          {
            kind: 'choice' as const,
            name: 'appealKind',
            label: '第三十一条哪一项',
            required: true,
            options: choicesOf(APPEAL_KINDS),
          },
        ]
      : []),
    { kind: 'category', name: 'categoryCode', label: '内容分类', required: true },
    { kind: 'choice', name: 'keyArea', label: '重点方面', options: choicesOf(KEY_AREAS) },
  ];
}

function classValues({ petition }: FormContext): Values {
  const { appealKind, categoryCode, keyArea } = petition;
  return {
    class: petition.class,
    appealKind: appealKind ?? undefined,
    categoryCode,
    keyArea: keyArea ?? undefined,
  };
}

/** An item of Article 31 belongs to appeals only; a class changed meanwhile must not leave one behind. */
function withoutStrayKind(values: Values): Values {
  return values.class === 'appeal' ? values : { ...values, appealKind: undefined };
}

const triageSpec: CommandSpec = {
  send: sends(triage),
  width: 640,
  initial: (on) => ({
    ...classValues(on),
    intakeDecision: 'handle',
    disposition: 'ZB',
    approval: approvalBy(on, 'windowHead'),
  }),
  fields: (on, values) => {
    const ways = waysOf(values.intakeDecision);
    const decision = values.intakeDecision;
    const goesElsewhere = ['passDown', 'passUp', 'refer', 'redirect', 'import', 'objection'].includes(
      String(decision),
    );
    return [
      {
        kind: 'choice',
        name: 'intakeDecision',
        label: '入口决定',
        required: true,
        options: choicesOf(INTAKE_DECISIONS),
      },
      ...(ways.length > 0
        ? [
            {
              kind: 'choice' as const,
              name: 'disposition',
              label: '办理方式',
              required: decision !== 'import',
              radio: true,
              options: ways,
            },
          ]
        : []),
      ...(on.petition.via12380
        ? [
            {
              kind: 'choice' as const,
              name: 'way12380',
              label: '12380 办理方式',
              options: choicesOf(WAYS_12380),
            },
          ]
        : []),
      ...classFields(values),
      ...(values.class === 'accusation'
        ? (
            [
              ['significance', '问题重大'],
              ['clarity', '事实清楚'],
              ['specificity', '线索具体'],
            ] as const
          ).map(([key, words]) => ({
            kind: 'flag' as const,
            name: ['threePartTest', key],
            label: '三要素',
            words,
          }))
        : []),
      ...(goesElsewhere
        ? [
            {
              kind: 'organisation' as const,
              name: 'targetOrgId',
              label: '去向单位(本系统内)',
              except: on.petition.orgId,
            },
            { kind: 'text' as const, name: 'targetName', label: '去向名称(系统外或未列出的)', max: 120 },
          ]
        : []),
      ...(decision === 'mergeInto'
        ? [
            {
              kind: 'choice' as const,
              name: 'mergedInto',
              label: '并入的件',
              required: true,
              options: on.petition.related.map((one) => ({ value: one.petitionId, label: one.displayNo })),
            },
          ]
        : []),
      ...(decision === 'file' ? [{ kind: 'date' as const, name: 'fileReviewOn', label: '复看日' }] : []),
      ...(decision === 'handle'
        ? [
            ...(values.class === 'accusation'
              ? [{ kind: 'flag' as const, name: 'caseOpened', label: '立案', words: '立案查核' }]
              : []),
            ...(values.appealKind === 'item6'
              ? [{ kind: 'flag' as const, name: 'simplified', label: '简易', words: '简易办理(10 个工作日)' }]
              : []),
          ]
        : []),
      ...(decision === 'import'
        ? [{ kind: 'flag' as const, name: 'litigationFinal', label: '终结', words: '已依法终结' }]
        : []),
      { kind: 'text', name: 'proposal', label: '拟办意见', required: true, max: 5000, rows: 3 },
      { kind: 'text', name: 'instruction', label: '批示', max: 5000, rows: 2 },
      ...(decision === 'handle' && values.disposition === 'ZB'
        ? []
        : [{ kind: 'text' as const, name: 'reason', label: '理由', max: 2000, rows: 2 }]),
      { kind: 'approval', name: 'approval', label: '签批' },
    ];
  },
  body: (values) => {
    const allowed = waysOf(values.intakeDecision).some((way) => way.value === values.disposition);
    const test = values.threePartTest as Values | undefined;
    return withoutStrayKind({
      ...values,
      disposition: allowed ? values.disposition : undefined,
      threePartTest:
        values.class === 'accusation'
          ? {
              significance: test?.significance === true,
              clarity: test?.clarity === true,
              specificity: test?.specificity === true,
            }
          : undefined,
    });
  },
};

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

const linkRepeatSpec: CommandSpec = {
  send: sends(linkRepeat),
  initial: () => ({ merge: false, likeness: 100, grounds: ['person'] }),
  fields: () => [
    {
      kind: 'text',
      name: 'earlierId',
      label: '原件标识',
      required: true,
      max: 36,
      help: '从原件的案件页地址中复制',
    },
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
      help: on.petition.zone === 'general' ? undefined : '限知件:只有列在这里的人能看到,承办人自动列入',
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

const PERSON_FIELDS = ['name', 'idNo', 'phone', 'address', 'unit', 'post'] as const;
const PERSON_LABELS = {
  name: '姓名(名称)',
  idNo: '证件号码',
  phone: '电话',
  address: '住址',
  unit: '单位',
  post: '职务',
};
const CHANGEABLE = [
  'channel',
  'origin',
  'receivedOn',
  'signedForOn',
  'anonymity',
  'visitorCount',
  'urgentGrounds',
  'resultRequired',
] as const;

const correctSpec: CommandSpec = {
  send: sends(correctRegistration),
  width: 620,
  note: () => '更正是一条新记录,原来的内容留在原记录里;只改动过的栏会提交。',
  initial: ({ petition }) => ({
    changes: Object.fromEntries(CHANGEABLE.map((key) => [key, petition[key] ?? undefined])),
    title: petition.title,
    content: petition.content,
    place: petition.place ?? undefined,
    person: Object.fromEntries(petition.people.map((one) => [one.subjectId, { ...one.fields }])),
  }),
  fields: ({ petition, today }) => [
    { kind: 'text', name: 'reason', label: '更正理由', required: true, max: 500 },
    { kind: 'text', name: 'title', label: '标题', max: 120 },
    { kind: 'choice', name: ['changes', 'channel'], label: '渠道', options: choicesOf(CHANNELS) },
    { kind: 'choice', name: ['changes', 'origin'], label: '来源', options: choicesOf(ORIGINS) },
    { kind: 'date', name: ['changes', 'receivedOn'], label: '收到日', latest: today },
    { kind: 'date', name: ['changes', 'signedForOn'], label: '签收日', latest: today },
    { kind: 'choice', name: ['changes', 'anonymity'], label: '实名或匿名', options: choicesOf(ANONYMITY) },
    { kind: 'number', name: ['changes', 'visitorCount'], label: '来访人数', min: 1, max: 9999, unit: '人' },
    {
      kind: 'choice',
      name: ['changes', 'urgentGrounds'],
      label: '紧急情形',
      many: true,
      options: choicesOf(URGENT_GROUNDS_ZH),
    },
    { kind: 'flag', name: ['changes', 'resultRequired'], label: '要结果', words: '上级或领导要结果' },
    ...petition.people
      .filter((one) => !one.withheld)
      .flatMap((one) =>
        PERSON_FIELDS.map((key) => ({
          kind: 'text' as const,
          name: ['person', one.subjectId, key],
          label: `${SUBJECT_ROLES_ZH[one.role]?.zh ?? one.role} · ${PERSON_LABELS[key]}`,
          max: 200,
        })),
      ),
    { kind: 'text', name: 'place', label: '发生地', max: 200 },
    { kind: 'text', name: 'content', label: '内容', max: 20_000, rows: 5 },
  ],
  body: (values, on) => {
    const before = correctSpec.initial(on);
    const changed = (now: unknown, was: unknown) =>
      JSON.stringify(now ?? null) !== JSON.stringify(was ?? null);
    const picked = (now: Values, was: Values) =>
      Object.fromEntries(Object.entries(now).filter(([key, one]) => changed(one, was[key])));
    const people = values.person as Record<string, Values> | undefined;
    const persons = Object.entries(people ?? {})
      .map(([subjectId, fields]) => ({
        subjectId,
        ...picked(fields, (before.person as Record<string, Values>)[subjectId] ?? {}),
      }))
      .filter((one) => Object.keys(one).length > 1);
    return {
      reason: values.reason,
      changes: picked(values.changes as Values, before.changes as Values),
      ...picked(
        { title: values.title, content: values.content, place: values.place },
        { title: before.title, content: before.content, place: before.place },
      ),
      ...(persons.length > 0 ? { persons } : {}),
    };
  },
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
