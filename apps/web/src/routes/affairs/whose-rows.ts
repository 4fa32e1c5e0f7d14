type Rows = readonly { orgId: number }[];

/**
 * Whether a list says of which unit each line is: where one is another unit's, whose numbers may be the same as ours. A list
 * that has a unit of its own says it already.
 */
export const saysWhose = (rows: Rows, columns: readonly string[], ownOrgId: number): boolean =>
  !columns.some((zh) => zh === '单位' || zh === '责任单位') && rows.some(({ orgId }) => orgId !== ownOrgId);
