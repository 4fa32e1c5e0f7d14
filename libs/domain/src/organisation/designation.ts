import { Rejected } from '../rejected.js';

/** By what an organisation is told apart. @shape shortCode 机关代字, e.g. 宛组, with which its numbers begin */
export type Designation = { readonly name: string; readonly shortCode: string };

/** The same to whoever reads it: width of the letters and blanks between them do not count. */
const asRead = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** Whether two names or two 机关代字 are one to whoever reads them. */
export const isSameDesignation = (one: string, other: string): boolean => asRead(one) === asRead(other);

/**
 * Two of one name cannot be told apart on a list, wherever in the tree they stand, and two of one 机关代字 would issue two
 * papers of one number. What is out of use has given both free.
 * @shape others: of all other organisations in use
 * @rejects ORGANISATION_NAME_TAKEN ORGANISATION_SHORT_CODE_TAKEN
 */
export function requireFreeDesignation(own: Designation, others: readonly Designation[]): void {
  requireFreeName(own.name, others);
  const holder = others.find(({ shortCode }) => isSameDesignation(shortCode, own.shortCode));
  if (holder !== undefined)
    throw new Rejected(
      'ORGANISATION_SHORT_CODE_TAKEN',
      null,
      `机关代字“${own.shortCode}”已由“${holder.name}”使用:两个单位同一代字,发出的文书就会同号。请另取代字。`,
      { field: 'shortCode' },
    );
}

/** As {@link requireFreeDesignation}, of the name alone. @rejects ORGANISATION_NAME_TAKEN */
export function requireFreeName(name: string, others: readonly Pick<Designation, 'name'>[]): void {
  if (others.some((other) => isSameDesignation(other.name, name)))
    throw new Rejected(
      'ORGANISATION_NAME_TAKEN',
      null,
      '已有同名的单位在用,请核对名称;不同上级下面确有同名单位的,请在名称里冠以上级地名。',
      { field: 'name' },
    );
}
