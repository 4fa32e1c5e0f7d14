/** An organisation as far as it names a place. @shape code: six digits of the division, then a letter */
type Seated = { code: string; name: string };

/**
 * The name of a place by its division code: that of the organisation department that sits there, without 中共…委组织部;
 * another place keeps its code.
 */
export function placeName(code: string, organisations: readonly Seated[]): string {
  const seat = organisations.find((one) => one.code.slice(0, 6) === code);
  return seat === undefined ? `外地(${code})` : seat.name.replace(/^中共/, '').replace(/委组织部$/, '');
}
