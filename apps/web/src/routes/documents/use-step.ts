import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView, CommandDone } from '../../api';
import { prune } from '../../shared/form/field';
import { oneAct } from '../../shared/one-act';
import type { Send, Values } from '../petitions/actions/spec';

/** Sends one step of a document with the version of the case that the person saw. */
export function useStep(petition: CaseView, name: string, send: Send) {
  const queries = useQueryClient();
  const act = useRef(oneAct()).current;
  return useMutation<CommandDone, unknown, Values>({
    mutationFn: (values) => {
      const body = prune(values);
      return act({ name, body }, petition.version, async ({ version, key }) => {
        const { data } = await send({
          path: { petitionId: petition.petitionId },
          body: body as never,
          headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
          throwOnError: true,
        });
        return data;
      });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
