import { ANONYMITY, CHANNELS, ORIGINS, TRANSFER_KINDS } from '../glossary/index.js';
import type { CaseTexts } from './case-texts.js';
import type { CadreAuthority, PetitionCorrected, RecordedPetitionEvent, SubjectRole } from './events.js';
import type { PetitionState } from './state.js';
import { URGENT_GROUNDS_ZH } from './urgent.js';

type Changes = PetitionCorrected['data']['changes'];
type Codes = Readonly<Record<string, { zh: string }>>;

/** Fields of an arrival as the page calls them; what follows from others (clarity) is nobody's correction. */
const FACTS = {
  channel: '渠道',
  origin: '来源',
  transferKind: '转来方式',
  via12380: '12380 标记',
  receivedOn: '收到日',
  signedForOn: '签收日',
  postmarkedOn: '邮戳日',
  anonymity: '实名或匿名',
  visitorCount: '来访人数',
  irregularVisitItem: '第二十六条所列行为',
  problemRegion: '问题属地',
  urgentGrounds: '紧急情形',
  resultRequired: '要结果',
} as const satisfies Partial<Record<keyof Changes, string>>;
type FactKey = keyof typeof FACTS;

const TEXTS: Readonly<Record<string, string>> = {
  title: '标题',
  content: '内容',
  matters: '事项和要点',
  place: '发生地',
  externalNo: '来文号',
  legacyNo: '旧号',
  backdatingEvidence: '补录依据',
  oralConfirmation: '口头信访的核对',
  persons: '人员信息',
};

const ROLES: Readonly<Record<SubjectRole, string>> = {
  petitioner: '信访人',
  representative: '信访代表',
  accused: '被反映人',
  accusedOrganisation: '被反映单位',
};

const PERSON: Readonly<Record<string, string>> = {
  name: '姓名(名称)',
  gender: '性别',
  idNo: '证件号码',
  birthOn: '出生日期',
  phone: '电话',
  address: '住址',
  unit: '单位',
  post: '职务',
  rank: '级别',
  politicalStatus: '政治面貌',
  cadreAuthority: '干部管理权限',
};

const AUTHORITIES: Readonly<Record<CadreAuthority, string>> = {
  own: '本级管理',
  ownChief: '本级管理的正职',
  subordinate: '下级管理',
  superior: '上级管理',
  ownStaff: '本部一般人员',
  ownHead: '本部主要负责人',
  unknown: '尚不清楚',
};

function textFieldZh(name: string): string {
  const [role = '', field] = name.split('.');
  if (field === undefined) return TEXTS[name] ?? PERSON[name] ?? '人员信息';
  return `${ROLES[role as SubjectRole] ?? ''}${PERSON[field] ?? ''}`;
}

const isFact = (key: string): key is FactKey => Object.hasOwn(FACTS, key);

/** Names of the fields that a 更正登记 changed, never their values. @example `['收到日', '信访人电话']` */
export function correctedNames({ changes, textFields }: PetitionCorrected['data']): string[] {
  const names = [
    ...Object.keys(changes).flatMap((key) => (isFact(key) ? [FACTS[key]] : [])),
    ...textFields.map(textFieldZh),
  ];
  // whom the system recognised in an accused is told by nobody: who is kept away does not learn it from a timeline
  return names.length > 0 ? [...new Set(names)] : ['人员'];
}

/** One field of a 更正登记 with what stood there and what stands there now. */
export type CorrectedField = {
  readonly zh: string;
  /** Null: nothing stood there, or nothing does any more. */
  readonly was: string | null;
  readonly is: string | null;
  /**
   * Whom it may identify: `reporter` = identity of whoever petitions, `text` = free words, which may name him too,
   * `open` = everybody who may see the case may see it.
   */
  readonly tells: 'reporter' | 'text' | 'open';
};

const yesNo = (value: unknown): string => (value === true ? '是' : '否');
const of = (codes: Codes, value: unknown): string => codes[String(value)]?.zh ?? String(value);

function factText(key: FactKey, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  switch (key) {
    case 'channel':
      return of(CHANNELS, value);
    case 'origin':
      return of(ORIGINS, value);
    case 'transferKind':
      return of(TRANSFER_KINDS, value);
    case 'anonymity':
      return of(ANONYMITY, value);
    case 'via12380':
    case 'resultRequired':
      return yesNo(value);
    case 'visitorCount':
      return `${String(value)} 人`;
    case 'irregularVisitItem':
      return `第(${'一二三四五六'.charAt(Number(value) - 1)})项`;
    case 'urgentGrounds': {
      const grounds = (value as (keyof typeof URGENT_GROUNDS_ZH)[]).map((one) => URGENT_GROUNDS_ZH[one]);
      return grounds.length === 0 ? null : grounds.join('、');
    }
    default:
      return String(value);
  }
}

type Corrected = Extract<RecordedPetitionEvent, { type: 'PetitionCorrected' }>;
type Before = { arrival: PetitionState['arrival']; texts: Pick<CaseTexts, 'arrival' | 'persons'> };

/**
 * Old and new value of each field that a correction changed, given the case as it stood before it. Who may see which is
 * the caller's to hold against `tells`.
 */
export function correctedFields(event: Corrected, before: Before): CorrectedField[] {
  const facts = Object.entries(event.data.changes).flatMap(([key, value]) =>
    isFact(key)
      ? [
          {
            zh: FACTS[key],
            was: factText(key, before.arrival[key]),
            is: factText(key, value),
            tells: 'open' as const,
          },
        ]
      : [],
  );
  return [...facts, ...wordsOf(event, before), ...peopleOf(event, before), ...authoritiesOf(event, before)];
}

const opened = <T extends object>(value: T | { redacted: true } | undefined): T | null =>
  value === undefined || 'redacted' in value ? null : value;

function wordsOf({ sealed }: Corrected, { texts }: Before): CorrectedField[] {
  const text: Record<string, unknown> = opened(sealed)?.text ?? {};
  const old: Record<string, unknown> = { ...texts.arrival };
  const said = (value: unknown): string | null =>
    typeof value === 'string' ? value || null : value === undefined ? null : mattersText(value);
  return Object.entries(text).map(([key, value]) => ({
    zh: TEXTS[key] ?? key,
    was: key === 'matters' ? mattersText({ ...pickedFrom(old[key], value) }) : said(old[key]),
    is: said(value),
    tells: 'text' as const,
  }));
}

const pickedFrom = (all: unknown, wanted: unknown): object =>
  Object.fromEntries(
    Object.entries((all ?? {}) as object).filter(([key]) => Object.hasOwn(wanted as object, key)),
  );

const mattersText = (matters: unknown): string =>
  Object.entries(matters as Record<string, { summary: string; points: string[] }>)
    .map(([no, { summary, points }]) => `事项 ${no}:${summary}(${points.join(';')})`)
    .join('\n');

function peopleOf(event: Corrected, { arrival, texts }: Before): CorrectedField[] {
  const subjects = event.data.changes.subjects ?? arrival.subjects;
  return Object.entries(event.persons ?? {}).flatMap(([subjectId, person]) => {
    const role = subjects.find((one) => one.subjectId === subjectId)?.role ?? 'petitioner';
    const tells = role === 'petitioner' || role === 'representative' ? 'reporter' : 'open';
    const old: Record<string, unknown> = texts.persons[subjectId] ?? {};
    return Object.entries(opened<object>(person) ?? {}).map(([key, value]) => ({
      zh: `${ROLES[role]}${PERSON[key] ?? ''}`,
      was: shown(key, old[key]),
      is: shown(key, value),
      tells: tells as CorrectedField['tells'],
    }));
  });
}

function shown(key: string, value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return key === 'gender' ? (value === 'male' ? '男' : '女') : value;
}

function authoritiesOf({ data }: Corrected, { arrival }: Before): CorrectedField[] {
  return (data.changes.subjects ?? []).flatMap(({ subjectId, role, cadreAuthority }) => {
    const was = arrival.subjects.find((one) => one.subjectId === subjectId)?.cadreAuthority;
    return cadreAuthority === undefined || was === cadreAuthority
      ? []
      : [
          {
            zh: `${ROLES[role]}干部管理权限`,
            was: was === undefined ? null : AUTHORITIES[was],
            is: AUTHORITIES[cadreAuthority],
            tells: 'open' as const,
          },
        ];
  });
}
