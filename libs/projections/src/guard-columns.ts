import type { PetitionState } from '#domain';

/** By what row-level security judges a row, beside access and exclusion; repeated in each table that is read alone. */
export type GuardColumns = { org_id: number; zone: string; unnamed: boolean; registrar_id: string };

/** The guard columns of a petition. @shape unnamed: nobody is in its need-to-know yet (O-23) */
export const guardColumns = ({ arrival, zone, needToKnow }: PetitionState): GuardColumns => ({
  org_id: arrival.orgId,
  zone,
  unnamed: needToKnow.length === 0,
  registrar_id: arrival.registrarId,
});
