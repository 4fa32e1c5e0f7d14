import { ADDRESSEE_MAX } from '../glossary/index.js';
import { Rejected } from '../rejected.js';
import type { ReportKind } from './events.js';

/** The office that a report is of. @shape superiorName: null where the one above is not on this installation */
export type ReportingOffice = { level: 'province' | 'city' | 'county'; superiorName: string | null };

const ABOVE = { province: '中共中央组织部', city: '省委组织部', county: '市委组织部' };
const WITHIN = { province: '部机关各处室', city: '部机关各科室', county: '部机关各科室' };
const BELOW = {
  province: '各市委组织部',
  city: '各县（市、区）委组织部',
  county: '各乡镇（街道）党（工）委',
};

/**
 * Whom a report is for before anybody writes otherwise: figures and their analysis go up (§8.3 UP-06); the circular that
 * counts accusations by unit stays in the house, its other version goes to those below (O-69, O-71).
 */
export function addresseeOf(kind: ReportKind, { level, superiorName }: ReportingOffice): string {
  if (kind === 'circular') return WITHIN[level];
  return kind === 'circularForCounties' ? BELOW[level] : (superiorName ?? ABOVE[level]);
}

/**
 * 主送机关 as it is kept; the paper sets the colon itself. Empty: the paper has none.
 * @rejects REPORT_ADDRESSEE
 */
export function checkedAddressee(given: string, field: string): string {
  const addressee = given.trim().replace(/[\s:：,，;；、。]+$/u, '');
  if (addressee.length > ADDRESSEE_MAX || /[\p{Cc}\u2028\u2029]/u.test(addressee))
    throw new Rejected(
      'REPORT_ADDRESSEE',
      null,
      `“主送机关”须写在一行里,不超过 ${ADDRESSEE_MAX} 字(GB/T 9704—2012 7.3.2):单位多的请用统称,如“各县(市、区)委组织部”。`,
      { field },
    );
  return addressee;
}
