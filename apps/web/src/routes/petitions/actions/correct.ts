import { ANONYMITY, CHANNELS, ORIGINS, TRANSFER_KINDS } from '#domain/glossary';
import { correctRegistration } from '../../../api';
import { prune, type Field } from '../../../shared/form/field';
import {
  CADRE_AUTHORITY_ZH,
  choicesOf,
  IRREGULAR_VISIT_ITEMS,
  SUBJECT_ROLES_ZH,
  URGENT_GROUNDS_ZH,
} from '../../../shared/labels';
import type { PersonView } from '../../../api';
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
/** Facts of the arrival that are put right under `changes`. */
export const CHANGEABLE = [
  'channel',
  'via12380',
  'origin',
  'receivedOn',
  'signedForOn',
  'transferKind',
  'postmarkedOn',
  'anonymity',
  'visitorCount',
  'irregularVisitItem',
  'problemRegion',
  'urgentGrounds',
  'resultRequired',
] as const;

type Changes = { channel?: string; origin?: string; anonymity?: string };

const isTransferred = ({ origin }: Changes) => origin === 'petitionOffice' || origin === 'superiorOrgDept';
const isVisit = ({ channel }: Changes) => channel === 'visit';
const isLetter = ({ channel }: Changes) => channel === 'letter';

/** What depends on channel and origin is emptied with them: the server takes them together only (K-15, §3.1). */
const emptied = (picked: Changes, before: Values): Values => ({
  ...(picked.origin && !isTransferred(picked) ? { signedForOn: null, transferKind: null } : {}),
  ...(picked.channel && !isVisit(picked) ? { visitorCount: null } : {}),
  ...(picked.channel && !isVisit(picked) && before.irregularVisitItem ? { irregularVisitItem: null } : {}),
  ...(picked.channel && !isLetter(picked) && before.postmarkedOn ? { postmarkedOn: null } : {}),
});

/** Whoever petitions, himself or for others: his name goes where the petition is anonymous. */
const speaks = ({ role }: PersonView) => role === 'petitioner' || role === 'representative';

function arrivalFields(changes: Changes, today: string): Field[] {
  return [
    {
      kind: 'choice',
      name: ['changes', 'channel'],
      label: '渠道',
      options: choicesOf(CHANNELS),
      required: true,
    },
    { kind: 'flag', name: ['changes', 'via12380'], label: '12380', words: '经 12380 受理' },
    {
      kind: 'choice',
      name: ['changes', 'origin'],
      label: '来源',
      options: choicesOf(ORIGINS),
      required: true,
    },
    { kind: 'date', name: ['changes', 'receivedOn'], label: '收到日', latest: today, required: true },
    ...(isLetter(changes)
      ? [{ kind: 'date' as const, name: ['changes', 'postmarkedOn'], label: '邮戳日', latest: today }]
      : []),
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
          {
            kind: 'choice' as const,
            name: ['changes', 'irregularVisitItem'],
            label: '第二十六条所列行为',
            options: IRREGULAR_VISIT_ITEMS.map(({ value, label }) => ({ value: String(value), label })),
            help: '只记事实,不作定性;没有的不填',
          },
        ]
      : []),
    { kind: 'place', name: ['changes', 'problemRegion'], label: '问题属地' },
  ];
}

function personFields(one: PersonView, { anonymity }: Changes): Field[] {
  const who = SUBJECT_ROLES_ZH[one.role]?.zh ?? one.role;
  const nameless = speaks(one) && anonymity === 'anonymous';
  return [
    ...PERSON_FIELDS.filter((key) => !(nameless && key === 'name')).map((key) => ({
      kind: 'text' as const,
      name: ['person', one.subjectId, key],
      label: `${who} · ${PERSON_LABELS[key]}`,
      max: 200,
      // a name is put right, not taken out: without one the petition is anonymous, and is put down as such
      required: key === 'name' && Boolean(one.fields[key]),
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
}

/** Of an anonymous petition that turns out to come from somebody: who he is. */
const petitionerFields = (): Field[] =>
  PERSON_FIELDS.map((key) => ({
    kind: 'text',
    name: ['petitioner', key],
    label: `信访人 · ${PERSON_LABELS[key]}`,
    max: 200,
    required: key === 'name',
  }));

const isNewlyNamed = (people: PersonView[], { anonymity }: Changes) =>
  !people.some(speaks) && anonymity !== undefined && anonymity !== 'anonymous';

/** 更正登记: only what was changed is sent; a field of a person that was emptied is taken out. */
export const correctSpec: CommandSpec = {
  send: sends(correctRegistration),
  width: 620,
  note: ({ petition }) =>
    `更正是一条新记录,原来的内容留在原记录里;只改动过的栏会提交,清空的栏从登记中去掉。${
      petition.people.some(speaks) && petition.anonymity !== 'anonymous'
        ? '改为匿名的,信访人姓名随之去掉。'
        : ''
    }`,
  initial: ({ petition }) => ({
    changes: {
      ...Object.fromEntries(CHANGEABLE.map((key) => [key, petition[key] ?? undefined])),
      irregularVisitItem: petition.irregularVisitItem ? String(petition.irregularVisitItem) : undefined,
    },
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
      .flatMap((one) => personFields(one, (values.changes ?? {}) as Changes)),
    ...(isNewlyNamed(petition.people, (values.changes ?? {}) as Changes) ? petitionerFields() : []),
    { kind: 'text', name: 'place', label: '发生地', max: 200, required: Boolean(petition.place) },
    { kind: 'text', name: 'content', label: '内容', max: 20_000, rows: 5, required: true },
  ],
  exact: true,
  // against what the form began with: a word that somebody else put right meanwhile is not put back
  body: (values, { petition }, before) => {
    const was = before.changes as Values;
    const picked = pickedFrom(values.changes as Values, was);
    const changes: Values = { ...picked, ...emptied(picked, was) };
    const after = { ...was, ...changes } as Changes;
    const persons = personsOf(values, before, (subjectId) =>
      petition.people.some(
        (one) => one.subjectId === subjectId && speaks(one) && after.anonymity === 'anonymous',
      ),
    );
    const words = ({ title, content, place }: Values) => prune({ title, content, place }) as Values;
    return {
      reason: String(values.reason).trim(),
      changes: asAsked(changes),
      ...changedIn(words(values), words(before)),
      ...(persons.length > 0 ? { persons } : {}),
      ...(isNewlyNamed(petition.people, after) ? { petitioner: prune(values.petitioner) } : {}),
    };
  },
};

const isChanged = (now: unknown, was: unknown) => JSON.stringify(now ?? null) !== JSON.stringify(was ?? null);
const changedIn = (now: Values, was: Values): Values =>
  Object.fromEntries(Object.entries(now).filter(([key, one]) => isChanged(one, was[key])));

/** What was put right of the arrival; emptied by hand is said, because what is left out would stay as it was. */
const pickedFrom = (now: Values, was: Values): Values =>
  changedIn(
    Object.fromEntries(
      Object.entries(now).map(([key, one]) => [key, one === undefined || one === '' ? null : one]),
    ),
    was,
  );

/** Codes that the form holds as words go out as the server asks for them. */
const asAsked = ({ irregularVisitItem, urgentGrounds, ...rest }: Values): Values => ({
  ...rest,
  ...(irregularVisitItem === undefined
    ? {}
    : { irregularVisitItem: irregularVisitItem === null ? null : Number(irregularVisitItem) }),
  ...(urgentGrounds === undefined ? {} : { urgentGrounds: urgentGrounds ?? [] }),
});

function personsOf(values: Values, before: Values, isNameless: (subjectId: string) => boolean): Values[] {
  const people = (values.person ?? {}) as Record<string, Values>;
  const were = (before.person ?? {}) as Record<string, Values>;
  const trimmed = (one: unknown) => (typeof one === 'string' ? one.trim() : one) || null;
  return Object.entries(people)
    .map(([subjectId, fields]): Values => {
      const was = were[subjectId] ?? {};
      const given = Object.entries(fields)
        .filter(([key]) => !(key === 'name' && isNameless(subjectId)))
        .map(([key, one]) => [key, trimmed(one)] as const)
        .filter(([key, one]) => one !== trimmed(was[key]));
      return { subjectId, ...Object.fromEntries(given) };
    })
    .filter((one) => Object.keys(one).length > 1);
}
