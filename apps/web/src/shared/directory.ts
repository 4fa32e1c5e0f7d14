import { useQuery } from '@tanstack/react-query';
import type { Directory } from '../api';
import { getDirectoryOptions } from '../api/@tanstack/react-query.gen';

const NONE: Directory = { organisations: [], staff: [], categories: [], demo: false };

/** Organisations, colleagues and categories; read once and kept for the session. */
export function useDirectory(): Directory {
  return useQuery({ ...getDirectoryOptions(), staleTime: 10 * 60_000 }).data ?? NONE;
}

export function categoryName(directory: Directory, code: string): string {
  return directory.categories.find((one) => one.code === code)?.zh ?? code;
}

export function organisationName(directory: Directory, orgId: number): string {
  return directory.organisations.find((one) => one.id === orgId)?.name ?? `单位 ${orgId}`;
}
