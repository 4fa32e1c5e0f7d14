import { useQuery } from '@tanstack/react-query';
import type { Directory, Organisation } from '../api';
import { getDirectoryOptions } from '../api/@tanstack/react-query.gen';

const NONE: Directory = { organisations: [], staff: [], categories: [], demo: false };

/** Organisations, colleagues and categories; read once and kept for the session. */
export function useDirectory(): Directory {
  return useQuery({ ...getDirectoryOptions(), staleTime: 10 * 60_000 }).data ?? NONE;
}

/** Units that can be chosen for something new; those out of use are only named where they were named before. */
export const unitsInUse = ({ organisations }: Directory): Organisation[] =>
  organisations.filter(({ active }) => active);

/** A unit in a list of all: whoever looks for old matters looks for those out of use, too. */
export const unitLabel = ({ name, active }: Organisation): string => (active ? name : `${name}(已停用)`);

export function categoryName(directory: Directory, code: string): string {
  return directory.categories.find((one) => one.code === code)?.zh ?? code;
}

export function organisationName(directory: Directory, orgId: number): string {
  return directory.organisations.find((one) => one.id === orgId)?.name ?? `单位 ${orgId}`;
}
