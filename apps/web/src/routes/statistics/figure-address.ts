/** Figures whose members are no petitions, or add more than one each: a list of its own shows what each adds. */
const WEIGHED =
  /\/(?:information:|inspection:|check:|I-26\/|I-28\/|I-24b\/|I-25c\/|I-12|(?:visitPersons|groupVisitPersons|returned|extended)$)/;

/** The page that lists what a figure is made of. */
export const figureAddress = (ref: string): string =>
  WEIGHED.test(ref)
    ? `/statistics/members?${new URLSearchParams({ ref }).toString()}`
    : `/petitions?${new URLSearchParams({ statRef: ref }).toString()}`;

/** The same figure in another window. @shape time: `2025-07-01..2025-09-30@2025-09-30`, what a reference begins with */
export const inWindow = (ref: string, time: string | null | undefined): string =>
  !time || !ref ? '' : ref.replace(/^[^/]+/, time);

/** Another figure of the same window and organisations. */
export const otherMeasure = (ref: string, measure: string): string =>
  ref.replace(/^([^/]+\/[^/]+)\/.*$/, `$1/${measure}`);

/** Where an affair stands in its register, opened. */
const REGISTERS: Readonly<Record<string, string>> = {
  bulletin: '/bulletins?tab=items',
  'special-issue': '/bulletins?tab=issues',
  'self-opened-case': '/targets?tab=cases',
  'score-item': '/targets?tab=scheme',
  accountability: '/targets?tab=accountability',
};

/** The case, or the line of a register, with its events. */
export const memberAddress = ({ kind, id }: { kind: string; id: string }): string =>
  kind === 'petition' ? `/petitions/${id}` : `${REGISTERS[kind] ?? '/registers?'}&id=${id}`;

/**
 * The page of statistics on which a figure stands: of a quarter, a half or a year that of the period; of another window (上期,
 * 上年同期, the days of a warning) that of the organisation in the running quarter.
 */
export function pageOfFigure(ref: string): string {
  const [, time = '', axis, orgId = '', below] =
    /^([^@]+)@[^/~]+(~registered)?\/org:(\d+)(\+)?\//.exec(ref) ?? [];
  if (orgId === '') return '/statistics';
  const address = new URLSearchParams(/^\d{4}(?:Q\d|H\d)?$/.test(time) ? { period: time, orgId } : { orgId });
  if (below === undefined) address.set('sub', '0');
  if (axis !== undefined) address.set('axis', 'registered');
  return `/statistics?${address.toString()}`;
}
