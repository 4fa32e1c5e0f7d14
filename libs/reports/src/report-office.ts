import { addresseeOf, type ReportKind } from '#domain';
import type { Organisation } from '#identity';

/**
 * Who issues a report, and whom it is for before anybody writes otherwise.
 * @shape organisations: of the installation, with the one above where there is one
 */
export function reportOffice(
  organisations: readonly Pick<Organisation, 'id' | 'parentId' | 'name' | 'level'>[],
  { orgId, kind }: { orgId: number; kind: ReportKind },
): { issuer: string; addressee: string } {
  const own = organisations.find(({ id }) => id === orgId);
  if (own === undefined) return { issuer: '', addressee: '' };
  const superiorName = organisations.find(({ id }) => id === own.parentId)?.name ?? null;
  return { issuer: own.name, addressee: addresseeOf(kind, { level: own.level, superiorName }) };
}
