import { STAFF } from '../../libs/domain/src/petition/spec-fixtures.js';
import type { Form } from './usual-registration.js';

/** The people of the situations and who they are in the specs. */
export const PEOPLE: Readonly<Record<string, keyof typeof STAFF>> = {
  登记员: 'registrar',
  承办人: 'handler',
  第二承办人: 'second',
  审核人: 'examiner',
  扎口负责人: 'windowHead',
  分管部长: 'deputy',
  部长: 'leader',
};
const SIGNERS: readonly string[] = ['windowHead', 'deputy', 'leader'];

/** The account of somebody named by his duty. */
export function accountOf(name: string): string {
  const person = PEOPLE[name];
  if (person === undefined) throw new Error(`没有“${name}”这个人`);
  return STAFF[person];
}

/** `部长` or `部长 3月4日`: signed on paper, as the office records it. */
export function signatureOf(written: string, day: string): Form {
  const [who = ''] = written.split(' ');
  const person = PEOPLE[who];
  if (person === undefined || !SIGNERS.includes(person)) throw new Error(`“${who}”不能签批`);
  const capacity = person === 'deputy' ? 'deputyLeader' : person;
  return { signerId: STAFF[person], capacity, signedOn: day, onPaper: true };
}
