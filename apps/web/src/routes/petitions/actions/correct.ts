import { ANONYMITY, CHANNELS, ORIGINS } from '#domain/glossary';
import { correctRegistration } from '../../../api';
import { CADRE_AUTHORITY_ZH, choicesOf, SUBJECT_ROLES_ZH, URGENT_GROUNDS_ZH } from '../../../shared/labels';
import { sends, type CommandSpec, type Values } from './spec';

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

/** 更正登记: only what was changed is sent. */
export const correctSpec: CommandSpec = {
  send: sends(correctRegistration),
  width: 620,
  note: () => '更正是一条新记录,原来的内容留在原记录里;只改动过的栏会提交。',
  initial: ({ petition }) => ({
    changes: Object.fromEntries(CHANGEABLE.map((key) => [key, petition[key] ?? undefined])),
    title: petition.title,
    content: petition.content,
    place: petition.place ?? undefined,
    person: Object.fromEntries(
      petition.people.map((one) => [
        one.subjectId,
        { ...one.fields, ...(one.cadreAuthority ? { cadreAuthority: one.cadreAuthority } : {}) },
      ]),
    ),
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
      .flatMap((one) => {
        const who = SUBJECT_ROLES_ZH[one.role]?.zh ?? one.role;
        return [
          ...PERSON_FIELDS.map((key) => ({
            kind: 'text' as const,
            name: ['person', one.subjectId, key],
            label: `${who} · ${PERSON_LABELS[key]}`,
            max: 200,
          })),
          ...(one.role === 'accused'
            ? [
                {
                  kind: 'choice' as const,
                  name: ['person', one.subjectId, 'cadreAuthority'],
                  label: `${who} · 干部管理权限`,
                  options: choicesOf(CADRE_AUTHORITY_ZH),
                },
              ]
            : []),
        ];
      }),
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
