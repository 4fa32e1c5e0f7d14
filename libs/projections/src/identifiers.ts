import type { BlindIndexer, BlindKind } from '#vault';
import type { IdentifierKind } from './row-text.js';

const KINDS: Readonly<Record<IdentifierKind, BlindKind>> = { name: 'name', idNo: 'idNumber', phone: 'phone' };

/**
 * Blind index of a petitioner's name, number or phone, the same for storing and for asking.
 * @shape 22 characters of base64url; null when nothing is left of the value
 */
export const identifierMac = (
  vault: Pick<BlindIndexer, 'blindIndex'>,
  kind: IdentifierKind,
  value: string,
): string | null => vault.blindIndex(`petitioner/${kind}`, value, KINDS[kind]);
