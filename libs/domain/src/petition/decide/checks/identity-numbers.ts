import { isPlainDate } from './dates.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * A citizen's number: 18 places with the check character of GB 11643, or 15 places of the older form,
 * which stands in old letters (pitfall 32).
 */
export function isCitizenNo(value: string): boolean {
  if (/^\d{15}$/.test(value)) {
    return isPlainDate(`19${value.slice(6, 8)}-${value.slice(8, 10)}-${value.slice(10, 12)}`);
  }
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  if (!isPlainDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(value[at]), 0);
  return CHECK_CHARACTERS[sum % 11] === value[17];
}

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码 of a legal person or organisation, with the check character of GB 32100. */
export function isCreditCode(value: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return false;
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at += 1, weight = (weight * 3) % 31) {
    sum += CREDIT_CHARACTERS.indexOf(value.charAt(at)) * weight;
  }
  return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] === value[17];
}

/** Mobile, area code with number and extension, a local number, 400 and 95 numbers; spaces and hyphens are dropped before. */
export function isPhoneNo(value: string): boolean {
  return /^(?:(?:\+?86)?1[3-9]\d{9}|0\d{9,11}(?:转\d{1,6})?|[2-9]\d{6,7}|400\d{7}|95\d{3,8})$/.test(value);
}
