import type { OrganisationRow } from '../../api';

/** Those with most to look at first, then those with the worst place. */
export const worstFirst = (rows: readonly OrganisationRow[]): OrganisationRow[] =>
  [...rows].sort(
    (a, b) =>
      b.attention.length - a.attention.length ||
      b.overdueOpen - a.overdueOpen ||
      (b.rank ?? 0) - (a.rank ?? 0),
  );

/** The reference of another figure of the same organisation: a reference names its measure last. */
export const behind = (row: OrganisationRow, measure: string, part?: 'numerator' | 'denominator'): string =>
  row.ref.replace(/\/total$/, `/${measure}${part === undefined ? '' : `/${part}`}`);

/** `中共召川县委组织部` → `召川县`: as it is called where there is little room. */
export const shortName = (name: string): string => /^(?:中共)?(.+?)委?组织部$/.exec(name)?.[1] ?? name;
