import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseView, CommandDone } from '../../../api';
import { prune } from '../../../shared/form/field';
import { oneAct } from '../../../shared/one-act';
import { commandOf } from './registry';
import type { CommandSpec, Values } from './spec';

/** What came of a command. @shape isNews: false where the same words were there already and nothing was written */
export type CommandCame = CommandDone & { isNews: boolean };

/**
 * Sends what a person asks of a case, with the version of it that the person saw; afterwards everything on screen is read anew.
 * @shape how: undefined where nothing can be sent under this name
 */
export function useSent(
  petition: CaseView,
  name: string,
  how: Pick<CommandSpec, 'send' | 'exact'> | undefined,
) {
  const queries = useQueryClient();
  const act = useRef(oneAct()).current;
  return useMutation<CommandCame, unknown, Values>({
    mutationFn: (values) => {
      if (!how) throw new Error(`no form for ${name}`);
      const body = how.exact ? values : prune(values);
      return act({ name, body }, petition.version, async ({ version, key }) => {
        const { data } = await how.send({
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

/** One command of a case, by its name. */
export const useCommand = (petition: CaseView, action: string) =>
  useSent(petition, action, commandOf(action));
