import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView, CommandDone } from '../../api';
import { prune } from '../../shared/form/field';
import { useIdempotencyKey } from '../../shared/idempotency';
import type { Send, Values } from '../petitions/actions/spec';

/** Sends one step of a document with the version of the case that the person saw. */
export function useStep(petition: CaseView, name: string, send: Send) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation<CommandDone, unknown, Values>({
    mutationFn: async (values) => {
      const body = prune(values);
      const { data } = await send({
        path: { petitionId: petition.petitionId },
        body: body as never,
        headers: {
          'If-Match': `"${petition.version}"`,
          'Idempotency-Key': keyFor({ name, version: petition.version, body }),
        },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
