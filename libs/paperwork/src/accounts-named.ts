import type { RecordedPetitionEvent } from '#domain';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Whoever may be named in a case: who acted, and each id that its events hold, wherever it stands in them. Ids of papers and
 * petitions are among them and are nobody's account; a list of the fields that name people would lack the next one.
 */
export function accountsNamedIn(events: readonly Pick<RecordedPetitionEvent, 'meta' | 'data'>[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (UUID.test(value)) found.add(value);
    } else if (typeof value === 'object' && value !== null)
      for (const each of Object.values(value)) walk(each);
  };
  for (const { meta, data } of events) {
    walk(meta.actorId);
    walk(data);
  }
  return [...found];
}
