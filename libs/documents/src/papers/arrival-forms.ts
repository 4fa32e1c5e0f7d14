import {
  ANONYMITY,
  CATEGORIES,
  CLASSES,
  isCategoryCode,
  KEY_AREAS,
  ORIGINS,
  PETITIONER_TYPES,
  type PersonFields,
  TRANSFER_KINDS,
  type SubjectFacts,
  type SubjectRole,
  APPEAL_KINDS,
} from '#domain';
import { DOCUMENT_KINDS } from '../document-kinds.js';
import { type DocumentCase, ownMatters } from '../document-case.js';
import type { FormSection } from '../document-model.js';
import { dateZh, fullWidth, para } from '../wording.js';
import { channelZh, queryParagraph } from './arrival-words.js';
import type { Draft } from './draft.js';

type Rows = FormSection['rows'];
const row = (label: string, value: string | null | undefined): Rows[number] => ({
  label,
  value: value ?? '',
});
/** A row of its own only where there is something to say: a letter has no visitors. */
const ifSaid = (label: string, value: string): Rows => (value === '' ? [] : [row(label, value)]);
const section = (heading: string, rows: Rows): FormSection => ({ heading, rows, checks: [] });
const dayOr = (on: string | null): string => (on === null ? '' : dateZh(on));

/**
 * 登记回执: handed out at the counter, so it says nothing of who or what. The query code was shown once and is kept
 * nowhere (§6.2): there is only a place to write it.
 */
export function receiptDraft(theCase: DocumentCase): Draft {
  const { arrival } = theCase.state;
  return {
    kind: 'registrationReceipt',
    docNo: null,
    on: arrival.registeredOn,
    missing: [],
    make: () => ({
      title: '信访事项登记回执',
      sections: [
        section('', [
          row('信访编号', arrival.displayNo),
          row('渠道', channelZh(arrival.channel)),
          row('收到日期', dateZh(arrival.receivedOn)),
          row('登记日期', dateZh(arrival.registeredOn)),
          row('查询码', '＿＿＿＿＿＿＿＿（登记时另行交付，本机关不留存，请妥善保管）'),
        ]),
      ],
      paragraphs: [queryParagraph(theCase)],
      date: dateZh(arrival.registeredOn),
    }),
  };
}

/** 来信来访登记表 D01: who reported is on it only for those who may know (§9). */
export function registrationFormDraft(theCase: DocumentCase): Draft {
  const { state } = theCase;
  return {
    kind: 'registrationForm',
    docNo: null,
    on: state.arrival.registeredOn,
    missing: [],
    make: () => ({
      title: state.arrival.via12380 ? '12380举报登记表' : DOCUMENT_KINDS.registrationForm.zh,
      sections: [arrivalRows(theCase), ...peopleSections(theCase), contentRows(theCase)],
      paragraphs: [para(`登记人：${theCase.nameOf(state.arrival.registrarId)}`)],
    }),
  };
}

function arrivalRows({ state, texts }: DocumentCase): FormSection {
  const { arrival } = state;
  const passedOn = arrival.transferKind === null ? '' : `（${TRANSFER_KINDS[arrival.transferKind].zh}）`;
  return section('一、来件', [
    row('信访编号', arrival.displayNo),
    row('渠道', channelZh(arrival.channel)),
    row('来源', `${ORIGINS[arrival.origin].zh}${passedOn}`),
    row('经12380', arrival.via12380 ? '是' : '否'),
    row('收文号', texts.arrival.externalNo),
    row('收到日期', dateZh(arrival.receivedOn)),
    ...ifSaid('签收日期', dayOr(arrival.signedForOn)),
    row('登记日期', `${dateZh(arrival.registeredOn)}${arrival.backdated ? '（补登）' : ''}`),
    row('实名或匿名', ANONYMITY[arrival.anonymity].zh),
    row('信访人类别', PETITIONER_TYPES[arrival.petitionerType].zh),
    ...ifSaid('来访人数', arrival.visitorCount === null ? '' : `${arrival.visitorCount}人`),
    ...ifSaid('联名人数', arrival.jointSignerCount === null ? '' : `${arrival.jointSignerCount}人`),
    row('是否重复', state.repeatOf === null && arrival.repeatOf === null ? '否' : '是'),
  ]);
}

const ROLE_ZH: Readonly<Record<SubjectRole, string>> = {
  petitioner: '信访人',
  representative: '信访代表',
  accused: '被反映人',
  accusedOrganisation: '被反映单位',
};

const PERSON_ROWS: readonly (readonly [field: keyof PersonFields, zh: string])[] = [
  ['name', '姓名（名称）'],
  ['gender', '性别'],
  ['idNo', '证件号码'],
  ['birthOn', '出生日期'],
  ['phone', '电话'],
  ['address', '住址'],
  ['unit', '单位'],
  ['post', '职务'],
  ['rank', '级别'],
  ['politicalStatus', '政治面貌'],
];

const AUTHORITY_ZH: Readonly<Record<NonNullable<SubjectFacts['cadreAuthority']>, string>> = {
  subordinate: '下级管理的干部',
  own: '本级管理的干部',
  ownChief: '本级管理的党政正职',
  superior: '上级管理的干部',
  ownStaff: '本部工作人员',
  ownHead: '本部负责人',
  unknown: '未查明',
};

function peopleSections(theCase: DocumentCase): FormSection[] {
  const { state, mayKnowReporter } = theCase;
  return state.arrival.subjects.map((subject, at) => {
    const heading = `${at === 0 ? '二、人员：' : ''}${ROLE_ZH[subject.role]}`;
    const reports = subject.role === 'petitioner' || subject.role === 'representative';
    if (reports && state.zone !== 'general' && !mayKnowReporter)
      return section(heading, [row('身份', '（按规定不显示）')]);
    return section(heading, personRows(theCase, subject));
  });
}

function personRows({ texts }: DocumentCase, subject: SubjectFacts): Rows {
  const known = texts.persons[subject.subjectId] ?? {};
  const authority = subject.cadreAuthority;
  return [
    ...PERSON_ROWS.map(([field, zh]) => row(zh, personValue(known, field))).filter(
      ({ value }) => value !== '',
    ),
    ...(authority === undefined ? [] : [row('干部管理权限', AUTHORITY_ZH[authority])]),
  ];
}

function personValue(known: PersonFields, field: keyof PersonFields): string {
  const value = known[field] ?? '';
  if (field === 'gender') return value === 'male' ? '男' : value === 'female' ? '女' : '';
  return field === 'birthOn' && value !== '' ? dateZh(value) : value;
}

function contentRows(theCase: DocumentCase): FormSection {
  const { state, texts } = theCase;
  const matters = ownMatters(theCase);
  return section('三、内容', [
    row('概况', texts.arrival.title),
    row('问题属地', regionZh(state.arrival.problemRegion)),
    ...(texts.arrival.place ? [row('发生地', texts.arrival.place)] : []),
    ...matters.flatMap(({ facts, summary, points }) => [
      row(
        matters.length === 1 ? '事项' : `事项${facts.matterNo}`,
        [
          classZh(facts),
          isCategoryCode(facts.categoryCode)
            ? `${facts.categoryCode} ${CATEGORIES[facts.categoryCode].zh}`
            : '',
          facts.keyArea === null ? '' : `重点方面：${KEY_AREAS[facts.keyArea].zh}`,
          alike(summary, texts.arrival.title ?? '') ? '' : summary,
        ]
          .filter((line) => line !== '')
          .join('\n'),
      ),
      row(
        '诉求或要点',
        points.length === 1 && alike(points[0]?.text ?? '', texts.arrival.title ?? '')
          ? '同概况'
          : points.map(({ text }, at) => `${at + 1}．${text}`).join('\n'),
      ),
    ]),
  ]);
}

/** Whose place it is, by the code of that time; where it happened is written beside it in its own words (M-29). */
const regionZh = (region: string | null | undefined): string => (region ? `区划代码${region}` : '');

/** Two texts that say the same: stops and spaces at their ends tell nothing. */
const alike = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (text: string): string => text.replace(/[\s。；;.]+$/u, '').trim();

const classZh = ({
  class: of,
  appealKind,
}: {
  class: keyof typeof CLASSES;
  appealKind: keyof typeof APPEAL_KINDS | null;
}): string =>
  appealKind === null
    ? CLASSES[of].zh
    : `${CLASSES[of].zh}，第三十一条第${fullWidth(APPEAL_KINDS[appealKind].zh).replace(/^(（.）)(.+)$/u, '$1项（$2）')}`;
