import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMatch } from 'react-router-dom';

/** A burst of news asks once. */
const GATHER_MS = 300;

/**
 * Hears from the server that the inbox or the open case changed, and asks for them anew; the news themselves hold
 * nothing. While the connection is away the page asks by itself each minute, and at once when it is back.
 * @shape open: false as long as the door lets nothing else in (a first password to be changed)
 */
export function useLive(open: boolean): void {
  const queries = useQueryClient();
  const petitionId = useMatch('/petitions/:petitionId')?.params.petitionId;
  useEffect(() => {
    if (!open || typeof EventSource === 'undefined') return undefined;
    const source = new EventSource(petitionId ? `/api/live?petition=${petitionId}` : '/api/live');
    let timer: number | undefined;
    const stale = new Set<string>();
    const refresh = (...ids: string[]) => {
      for (const id of ids) stale.add(id);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const asked = [...stale];
        stale.clear();
        void queries.invalidateQueries({
          predicate: ({ queryKey: [key] }) =>
            typeof key === 'object' && key !== null && '_id' in key
              ? asked.includes(String(key._id))
              : asked.includes(String(key)),
        });
      }, GATHER_MS);
    };
    const inbox = () => refresh('getViewer', 'listInbox');
    const changed = () => refresh('getViewer', 'getCase', 'listCaseReminders', 'affairs');
    source.addEventListener('inbox', inbox);
    source.addEventListener('case', changed);
    source.addEventListener('back', () => {
      inbox();
      changed();
    });
    return () => {
      window.clearTimeout(timer);
      source.close();
    };
  }, [open, petitionId, queries]);
}
