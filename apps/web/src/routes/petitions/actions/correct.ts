import { ANONYMITY, CHANNELS, ORIGINS, TRANSFER_KINDS } from '#domain/glossary';
import { correctRegistration } from '../../../api';
import { prune, type Field } from '../../../shared/form/field';
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
  'transferKind',
  'anonymity',
  'visitorCount',
  'urgentGrounds',
  'resultRequired',
] as const;

type Changes = { channel?: string; origin?: string };

const isTransferred = ({ origin }: Changes) => origin === 'petitionOffice' || origin === 'superiorOrgDept';
const isVisit = ({ channel }: Changes) => channel === 'visit';

/** What depends on channel and origin is emptied with them: the server takes them together only (K-15, §3.1). */
const emptied = (picked: Changes): Values => ({
  ...(picked.origin && !isTransferred(picked) ? { signedForOn: null, transferKind: null } : {}),
  ...(picked.channel && !isVisit(picked) ? { visitorCount: null } : {}),
});

function arrivalFields(changes: Changes, today: string): Field[] {
  return [
    {
      kind: 'choice',
      name: ['changes', 'channel'],
      label: '渠道',
      options: choicesOf(CHANNELS),
      required: true,
    },
    {
      kind: 'choice',
      name: ['changes', 'origin'],
      label: '来源',
      options: choicesOf(ORIGINS),
      required: true,
    },
    { kind: 'date', name: ['changes', 'receivedOn'], label: '收到日', latest: today, required: true },
    ...(isTransferred(changes)
      ? [
          {
            kind: 'date' as const,
            name: ['changes', 'signedForOn'],
            label: '签收日',
            latest: today,
            required: true,
          },
          {
            kind: 'choice' as const,
            name: ['changes', 'transferKind'],
            label: '转来方式',
            options: choicesOf(TRANSFER_KINDS),
          },
        ]
      : []),
    {
      kind: 'choice',
      name: ['changes', 'anonymity'],
      label: '实名或匿名',
      options: choicesOf(ANONYMITY),
      required: true,
    },
    ...(isVisit(changes)
      ? [
          {
            kind: 'number' as const,
            name: ['changes', 'visitorCount'],
            label: '来访人数',
            min: 1,
            max: 9999,
            unit: '人',
            required: true,
          },
        ]
      : []),
  ];
}

/** 更正登记: only what was changed is sent. A text that was given can be put right, not taken out. */
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
  fields: ({ petition, today }, values) => [
    { kind: 'text', name: 'reason', label: '更正理由', required: true, max: 500 },
    { kind: 'text', name: 'title', label: '标题', max: 120, required: true },
    ...arrivalFields((values.changes ?? {}) as Changes, today),
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
            required: Boolean(one.fields[key]),
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
    { kind: 'text', name: 'place', label: '发生地', max: 200, required: Boolean(petition.place) },
    { kind: 'text', name: 'content', label: '内容', max: 20_000, rows: 5, required: true },
  ],
  exact: true,
  // against what the form began with: a word that somebody else put right meanwhile is not put back
  body: (values, _on, before) => {
    const changed = (now: unknown, was: unknown) =>
      JSON.stringify(now ?? null) !== JSON.stringify(was ?? null);
    const picked = (now: Values, was: Values) =>
      Object.fromEntries(Object.entries(now).filter(([key, one]) => changed(one, was[key])));
    const people = values.person as Record<string, Values> | undefined;
    const persons = Object.entries(people ?? {})
      .map(([subjectId, fields]) => ({
        subjectId,
        ...picked(prune(fields), prune((before.person as Record<string, Values>)[subjectId] ?? {})),
      }))
      .filter((one) => Object.keys(one).length > 1);
    const changes = picked(values.changes as Values, before.changes as Values);
    // emptied by hand: what is left out would stay as it was
    if ('transferKind' in changes) changes.transferKind ??= null;
    const words = ({ title, content, place }: Values) => prune({ title, content, place }) as Values;
    return {
      reason: String(values.reason).trim(),
      changes: { ...changes, ...emptied(changes) },
      ...picked(words(values), words(before)),
      ...(persons.length > 0 ? { persons } : {}),
    };
  },
};
