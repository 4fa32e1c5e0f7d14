import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIdempotencyKey } from '../../../shared/idempotency';

/** One act on a book: sent with a key of its own, and the pages that show figures are read anew after it. */
export function useAct<Body>(send: (body: Body, key: string) => Promise<unknown>, done?: () => void) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Body) => send(body, keyFor(body)),
    onSuccess: () => {
      done?.();
      return queries.invalidateQueries();
    },
  });
}

/** A header as every command on a book carries it. */
export const keyed = (key: string): { headers: { 'Idempotency-Key': string }; throwOnError: true } => ({
  headers: { 'Idempotency-Key': key },
  throwOnError: true,
});

/** Which book. */
export type Key = { orgId: number; period: string };
