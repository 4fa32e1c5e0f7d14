import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView, CommandDone } from '../../../api';
import { prune } from '../../../shared/form/field';
import { useIdempotencyKey } from '../../../shared/idempotency';
import { commandOf } from './registry';
import type { Values } from './spec';

/** Sends one command of a case with the version that the person saw; afterwards everything on screen is read anew. */
export function useCommand(petition: CaseView, action: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation<CommandDone, unknown, Values>({
    mutationFn: async (values) => {
      const spec = commandOf(action);
      if (!spec) throw new Error(`no form for ${action}`);
      const body = spec.exact ? values : prune(values);
      const { data } = await spec.send({
        path: { petitionId: petition.petitionId },
        body: body as never,
        headers: {
          'If-Match': `"${petition.version}"`,
          // The version belongs to the act: the same words on a case that has moved on are another act.
          'Idempotency-Key': keyFor({ action, version: petition.version, body }),
        },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
