import type { AffairEventSpec, AnyAffairEvent } from './affair.js';

/** The first stored form of an event type with its frozen sample and its sentence. */
export const firstForm = <E extends AnyAffairEvent>(
  sample: E,
  sentence: AffairEventSpec<E>['sentence'],
): AffairEventSpec<E> => ({ version: 1, sample, sentence });

/** Ids of the fictitious people and things in samples. */
export const SAMPLE_AFFAIR = {
  petition: '01900000-0000-7000-8000-000000000001',
  bulletin: '01900000-0000-7000-8000-000000000011',
  clerk: '01900000-0000-7000-8000-0000000000a1',
  windowHead: '01900000-0000-7000-8000-0000000000a2',
  handler: '01900000-0000-7000-8000-0000000000a3',
  deputy: '01900000-0000-7000-8000-0000000000a4',
  leader: '01900000-0000-7000-8000-0000000000a5',
} as const;

/** The state before an event that is not the first. @rejects Error on a stream that begins in the middle: that is damage */
export function begun<S>(state: S | null): S {
  if (state === null) throw new Error('a stream without its first event');
  return state;
}
