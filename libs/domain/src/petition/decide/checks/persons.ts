import type { SubjectInput } from '../../commands.js';
import type { DecisionContext, SubjectId } from '../../context.js';
import type { CadreAuthority, PersonFields, SubjectFacts, SubjectRole } from '../../events.js';
import { requireId, requireList, requireOneOf, requireRecord } from './codes.js';
import { requirePast } from './dates.js';
import { isCitizenNo, isCreditCode, isPhoneNo } from './identity-numbers.js';
import { refuse, refuseIf } from './refuse.js';
import { optionalText, present, TEXT_LIMITS } from './text.js';

const ROLES: readonly SubjectRole[] = ['petitioner', 'representative', 'accused', 'accusedOrganisation'];
const AUTHORITIES: readonly CadreAuthority[] = [
  'subordinate',
  'own',
  'ownChief',
  'superior',
  'ownStaff',
  'ownHead',
  'unknown',
];
const LINES = { unit: '单位', post: '职务', rank: '级别', politicalStatus: '政治面貌' } as const;

function phoneOf(value: unknown, field: string): string | undefined {
  const text = optionalText(value, field, '电话', { max: 40 });
  if (text === undefined) return undefined;
  const phone = text.replace(/[\s\-—()()]/gu, '');
  refuseIf(!isPhoneNo(phone), 'PHONE_INVALID', {
    message: '电话号码格式不对:填手机号,或区号加座机号。',
    detail: { field },
  });
  return phone;
}

function idNoOf(value: unknown, field: string): string | undefined {
  const text = optionalText(value, field, '证件号码', { max: 40 });
  if (text === undefined) return undefined;
  const idNo = text.toUpperCase();
  refuseIf(!isCitizenNo(idNo) && !isCreditCode(idNo), 'ID_NO_INVALID', {
    message: '证件号码校验不符:公民身份号码须合 GB 11643,统一社会信用代码须合 GB 32100。',
    detail: { field },
  });
  return idNo;
}

/** Identity fields as entered, cleaned; what is not known is absent. @rejects PHONE_INVALID ID_NO_INVALID TEXT_TOO_LONG */
export function personOf(input: unknown, field: string, ctx: DecisionContext): PersonFields {
  const person = requireRecord(input, field, '人员信息');
  const line = (key: keyof typeof LINES) =>
    optionalText(person[key], `${field}.${key}`, LINES[key], { max: 100 });
  return present({
    name: optionalText(person.name, `${field}.name`, '姓名(名称)', { max: TEXT_LIMITS.name }),
    gender:
      person.gender === undefined || person.gender === null
        ? undefined
        : requireOneOf(person.gender, ['male', 'female'] as const, `${field}.gender`, '性别'),
    idNo: idNoOf(person.idNo, `${field}.idNo`),
    birthOn:
      person.birthOn === undefined || person.birthOn === null
        ? undefined
        : requirePast(person.birthOn, `${field}.birthOn`, '出生日期', ctx),
    phone: phoneOf(person.phone, `${field}.phone`),
    address: optionalText(person.address, `${field}.address`, '住址', { max: 200 }),
    unit: line('unit'),
    post: line('post'),
    rank: line('rank'),
    politicalStatus: line('politicalStatus'),
  });
}

const authorityOf = (value: unknown, field: string): CadreAuthority =>
  requireOneOf(value, AUTHORITIES, field, '干部管理权限');

/**
 * The accused with what is corrected of them; everybody else as he was.
 * @rejects SUBJECT_UNKNOWN FIELD_NOT_FOR_ROLE CODE_UNKNOWN ID_INVALID
 */
export function correctedSubjects(subjects: readonly SubjectFacts[], value: unknown): SubjectFacts[] {
  const given = requireRecord(value ?? {}, 'subjects', '被反映人');
  for (const subjectId of Object.keys(given)) {
    const subject = subjects.find((one) => one.subjectId === subjectId);
    if (subject === undefined)
      refuse('SUBJECT_UNKNOWN', { message: '该件没有登记这个人员。', detail: { field: 'subjects' } });
    refuseIf(subject.role !== 'accused' && subject.role !== 'accusedOrganisation', 'FIELD_NOT_FOR_ROLE', {
      message: '干部管理权限只填被反映人。',
      detail: { field: 'persons.cadreAuthority' },
    });
  }
  return subjects.map((subject) => {
    if (!Object.hasOwn(given, subject.subjectId)) return subject;
    const input = requireRecord(given[subject.subjectId], 'subjects', '被反映人');
    const has = (key: string) => input[key] !== undefined && input[key] !== null;
    return {
      ...subject,
      ...(has('cadreAuthority')
        ? { cadreAuthority: authorityOf(input.cadreAuthority, 'persons.cadreAuthority') }
        : {}),
      ...(has('accountId') ? { accountId: requireId(input.accountId, 'persons.accountId', '账号') } : {}),
    };
  });
}

function factsOf(input: Record<string, unknown>, field: string): SubjectFacts {
  const subjectId = requireId(input.subjectId, `${field}.subjectId`, '人员');
  const role = requireOneOf(input.role, ROLES, `${field}.role`, '人员身份');
  const accused = role === 'accused' || role === 'accusedOrganisation';
  const has = (key: string) => input[key] !== undefined && input[key] !== null;
  refuseIf(!accused && has('cadreAuthority'), 'FIELD_NOT_FOR_ROLE', {
    message: '干部管理权限只填被反映人。',
    detail: { field: `${field}.cadreAuthority` },
  });
  refuseIf(role !== 'accused' && has('accountId'), 'FIELD_NOT_FOR_ROLE', {
    message: '系统账号只填被反映人。',
    detail: { field: `${field}.accountId` },
  });
  const facts: SubjectFacts = { subjectId, role };
  // An organisation without a known authority stays without: only people are managed as cadres.
  if (has('cadreAuthority')) {
    facts.cadreAuthority = authorityOf(input.cadreAuthority, `${field}.cadreAuthority`);
  } else if (role === 'accused') {
    facts.cadreAuthority = 'unknown';
  }
  if (has('accountId')) facts.accountId = requireId(input.accountId, `${field}.accountId`, '账号');
  return facts;
}

/** All people of a registration: facts for the rules, identities apart. @rejects SUBJECT_TWICE and those of `personOf` */
export function subjectsOf(
  value: SubjectInput[] | undefined,
  ctx: DecisionContext,
): { subjects: SubjectFacts[]; persons: Record<SubjectId, PersonFields> } {
  const list = requireList(value ?? [], 'subjects', '人员', { max: 50 });
  const subjects: SubjectFacts[] = [];
  const persons: Record<SubjectId, PersonFields> = {};
  list.forEach((each, at) => {
    const field = `subjects[${at}]`;
    const input = requireRecord(each, field, '人员信息');
    const facts = factsOf(input, field);
    if (Object.hasOwn(persons, facts.subjectId)) {
      refuse('SUBJECT_TWICE', { message: '同一人员登记了两次。', detail: { field: `${field}.subjectId` } });
    }
    subjects.push(facts);
    persons[facts.subjectId] = personOf(input, field, ctx);
  });
  return { subjects, persons };
}
