import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView, CommandDone } from '../../../api';
import { prune } from '../../../shared/form/field';
import { oneAct } from '../../../shared/one-act';
import { commandOf } from './registry';
import type { Values } from './spec';

/** What came of a command. @shape isNews: false where the same words were there already and nothing was written */
export type CommandCame = CommandDone & { isNews: boolean };

/** Sends one command of a case with the version that the person saw; afterwards everything on screen is read anew. */
export function useCommand(petition: CaseView, action: string) {
  const queries = useQueryClient();
  const act = useRef(oneAct()).current;
  return useMutation<CommandCame, unknown, Values>({
    mutationFn: (values) => {
      const spec = commandOf(action);
      if (!spec) throw new Error(`no form for ${action}`);
      const body = spec.exact ? values : prune(values);
      return act({ action, body }, petition.version, async ({ version, key }) => {
        const { data } = await spec.send({
          path: { petitionId: petition.petitionId },
          body: body as never,
          headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
          throwOnError: true,
        });
        return { ...data, isNews: data.version !== version };
      });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
