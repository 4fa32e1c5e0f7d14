import { hashOf } from './random.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
/** Division 99 exists nowhere: such a number passes the check and belongs to nobody. */
const REGION = '999300';

/** A citizen's number that passes GB 11643 and belongs to nobody. @shape 18 places from division 999300 */
export function fictitiousIdNo(story: string, birthOn: string, gender: 'male' | 'female'): string {
  const serial = (hashOf(story) % 499) * 2 + (gender === 'male' ? 1 : 0);
  const digits = `${REGION}${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + (CHECKS[sum % 11] ?? '');
}

/** A telephone number out of a block of noughts. @shape `13800000ddd` */
export const fictitiousPhone = (name: string): string =>
  `13800000${String(hashOf(name) % 1000).padStart(3, '0')}`;
