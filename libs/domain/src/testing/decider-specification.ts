/**
 * The given/when/then of a decider, reading like the office:
 * `given(registered(…)).when(accept(…)).then(accepted(…))`. Knows no test runner and no petition word; what does not
 * hold is thrown as an Error with both sides in it.
 */
import { Rejected } from '../rejected.js';

/**
 * A decider as the specification needs it: where it starts, how it folds, how it decides.
 * @shape record: makes of a decided event what the store gives back (its id, version, …); left out = the same
 */
export type SpecifiedDecider<State, Event, Command, Recorded = Event> = {
  readonly initial: () => State;
  readonly evolve: (state: State, event: Recorded) => State;
  readonly decide: (state: State, command: Command) => readonly Event[];
  readonly record?: (event: Event, index: number) => Recorded;
};

/** What one may say after `when`. */
export type Expectation<State, Event> = {
  /** Exactly these events, compared whole. */
  readonly then: (...expected: readonly Event[]) => void;
  /** A refusal with this code, and with this article where one is named. */
  readonly thenRejected: (code: string, article?: { readonly id: string } | null) => void;
  /** Accepted, and nothing happens (said again, it stays quiet). */
  readonly thenNothing: () => void;
  /** The state after the events that were decided. */
  readonly thenState: (check: (state: State) => void) => void;
};

/** What one may say after `given`. */
export type Given<State, Event, Command> = {
  readonly when: (command: Command) => Expectation<State, Event>;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

// A key that is undefined and a key that is missing are the same in stored JSON, so they are the same here.
const keysOf = (value: Record<string, unknown>): string[] =>
  Object.keys(value).filter((key) => value[key] !== undefined);

/** Deep equality of plain values, as stored. */
export const sameValue = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [keysOf(a), keysOf(b)];
  return (
    left.length === right.length && left.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
};

const shown = (value: unknown): string => JSON.stringify(value, null, 2) ?? 'undefined';

const fail = (what: string, expected: unknown, received: unknown): never => {
  throw new Error(`${what}\nexpected: ${shown(expected)}\nreceived: ${shown(received)}`);
};

type Outcome<State, Event> =
  { readonly events: readonly Event[]; readonly state: () => State } | { readonly rejected: Rejected };

const expectationOf = <State, Event>(outcome: Outcome<State, Event>): Expectation<State, Event> => {
  const accepted = (): { readonly events: readonly Event[]; readonly state: () => State } =>
    'rejected' in outcome
      ? fail('The command was refused.', 'events', {
          code: outcome.rejected.code,
          detail: outcome.rejected.detail,
        })
      : outcome;
  return {
    then: (...expected) => {
      const { events } = accepted();
      if (!sameValue(events, expected)) fail('Other events were decided.', expected, events);
    },
    thenRejected: (code, article) => {
      if (!('rejected' in outcome)) return fail('The command was not refused.', code, outcome.events);
      const { rejected } = outcome;
      if (rejected.code !== code) fail('Refused for another reason.', code, rejected.code);
      if (article !== undefined && (rejected.article?.id ?? null) !== (article?.id ?? null))
        fail('Refused on another article.', article?.id ?? null, rejected.article?.id ?? null);
      // whoever is refused has to find the field that is meant
      if (typeof rejected.detail?.['field'] !== 'string')
        fail('Refused without a field.', code, rejected.detail ?? null);
    },
    thenNothing: () => {
      const { events } = accepted();
      if (events.length > 0) fail('Something happened.', [], events);
    },
    thenState: (check) => check(accepted().state()),
  };
};

/** Starts a specification. @example const { given } = specificationOf(petitionDecider) */
export const specificationOf = <State, Event, Command, Recorded = Event>(
  decider: SpecifiedDecider<State, Event, Command, Recorded>,
): { readonly given: (...history: readonly Event[]) => Given<State, Event, Command> } => {
  const recorded = (event: Event, index: number): Recorded =>
    decider.record ? decider.record(event, index) : (event as unknown as Recorded);
  const folded = (events: readonly Event[]): State =>
    events.map(recorded).reduce(decider.evolve, decider.initial());
  return {
    given: (...history) => {
      const state = folded(history);
      return {
        when: (command) => {
          try {
            const events = decider.decide(state, command);
            return expectationOf<State, Event>({ events, state: () => folded([...history, ...events]) });
          } catch (error) {
            // Anything but a named refusal is a defect and has to be seen as one.
            if (error instanceof Rejected) return expectationOf<State, Event>({ rejected: error });
            throw error;
          }
        },
      };
    },
  };
};
