/** An organisation that has a row of its own. */
export type NamedOrganisation = { id: number; name: string; parentId?: number | null };

/** Whether an organisation was in use on any day of a period (O-59). @shape from and to: YYYY-MM-DD, both days are in it */
export type InUse = (orgId: number, period: { readonly from: string; readonly to: string }) => boolean;
