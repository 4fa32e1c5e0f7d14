const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

export type IdCard = { valid: boolean; gender?: 'male' | 'female'; birthOn?: string };

/** What an 18-digit citizen identity number says by itself (GB 11643): sex and birth date; its region is that of its first issue, and no place of a matter. */
export function readIdCard(written: string): IdCard {
  const idNo = written.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(idNo)) return { valid: false };
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNo[at]), 0);
  const birthOn = `${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`;
  const born = new Date(`${birthOn}T00:00:00Z`);
  const exists = !Number.isNaN(born.getTime()) && born.toISOString().startsWith(birthOn);
  if (!exists || CHECKS[sum % 11] !== idNo[17]) return { valid: false };
  return {
    valid: true,
    gender: Number(idNo[16]) % 2 === 1 ? 'male' : 'female',
    birthOn,
  };
}
