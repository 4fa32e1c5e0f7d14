import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AffairAction, AffairDone, AffairList, AffairView } from '../../api';
import { client } from '../../api/client.gen';
import { prune } from '../../shared/form/field';
import { useIdempotencyKey } from '../../shared/idempotency';

export type AffairQuery = {
  scope?: 'open' | 'ended' | 'all';
  petitionId?: string;
  from?: string;
  to?: string;
};

/** The affairs of a register share one shape, so that one call reads each of them by its path. */
export function useAffairList(path: string, query: AffairQuery = {}) {
  return useQuery({
    queryKey: ['affairs', path, query],
    queryFn: async ({ signal }) => {
      const { data } = await client.get<{ 200: AffairList }, unknown, true>({
        url: `/api/${path}`,
        query,
        signal,
        throwOnError: true,
      });
      return data;
    },
  });
}

export function useAffair(path: string, affairId: string | null) {
  return useQuery({
    queryKey: ['affairs', path, affairId],
    enabled: affairId !== null,
    queryFn: async ({ signal }) => {
      const { data } = await client.get<{ 200: AffairView }, unknown, true>({
        url: `/api/${path}/${affairId}`,
        signal,
        throwOnError: true,
      });
      return data;
    },
  });
}

/** Gives a command with the version that the person saw; afterwards everything on screen is read anew. */
export function useAffairCommand(action: AffairAction, version: number | null) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation<AffairDone, unknown, Record<string, unknown>>({
    mutationFn: async (values) => {
      const body = prune(values);
      const { data } = await client.post<{ 200: AffairDone }, unknown, true>({
        url: action.path,
        body,
        headers: {
          'Content-Type': 'application/json',
          ...(version === null ? {} : { 'If-Match': `"${version}"` }),
          'Idempotency-Key': keyFor({ path: action.path, version, body }),
        },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
