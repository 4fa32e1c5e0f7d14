/** Places kept inside (§3.1 no. 2); shown are two places of a percentage, which are the same digits. */
const PLACES = 4;
const SCALE = 10n ** BigInt(PLACES);

/**
 * A quotient as a decimal string, HALF_UP away from zero; no floats on the way.
 * @shape null for an empty denominator (§3.1 no. 1: neither 0 % nor 100 %)
 * @example quotient(90, 97) === '0.9278'
 */
export function quotient(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null;
  const top = BigInt(numerator) * SCALE;
  const bottom = BigInt(denominator);
  const negative = top < 0n !== bottom < 0n;
  const size = (abs(top) * 2n + abs(bottom)) / (abs(bottom) * 2n);
  return write(negative ? -size : size);
}

/** The whole units of the last place: '0.9278' → 9278n, that is basis points of a rate. */
export function basisPoints(value: string): bigint {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const size = BigInt(whole) * SCALE + BigInt(fraction.padEnd(PLACES, '0').slice(0, PLACES));
  return negative ? -size : size;
}

/** Hundredths of a percent with two places: 9278n → '92.78'. */
export function percentDigits(points: bigint): string {
  const size = abs(points);
  const text = `${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
  return points < 0n ? `-${text}` : text;
}

/** How a rate is shown: '92.78%', and '—' for an empty denominator. */
export function percent(value: string | null): string {
  return value === null ? '—' : `${percentDigits(basisPoints(value))}%`;
}

/** How a mean is shown: two places, HALF_UP, with its unit; '—' for an empty denominator. */
export function meanDigits(value: string | null, unit: string): string {
  if (value === null) return '—';
  const units = basisPoints(value);
  const hundredths = (abs(units) + 50n) / 100n;
  return `${units < 0n ? '-' : ''}${percentDigits(hundredths)}${unit}`;
}

function write(units: bigint): string {
  const size = abs(units);
  const text = `${size / SCALE}.${String(size % SCALE).padStart(PLACES, '0')}`;
  return units < 0n ? `-${text}` : text;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
