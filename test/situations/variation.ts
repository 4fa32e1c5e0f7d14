/** An accepted act with one thing changed: in the petition, on the form, or in who asks and when. */
import {
  decide,
  type DecisionContext,
  type PetitionCommand,
  type PetitionCommandType,
  type PetitionState,
  Rejected,
} from '#domain';
import { furtherActs } from './further-acts.js';
import { playedActs } from './played-acts.js';
import type { Act } from './petition-world.js';

type Changed = {
  state?: Partial<PetitionState> | ((state: PetitionState) => Partial<PetitionState>);
  /** `undefined` leaves a field out. */
  form?: Readonly<Record<string, unknown>>;
  ctx?: Partial<DecisionContext>;
};

/** What is expected: `码 栏` of a refusal, or parts of the events (of the other petition: told); lacks: facts left out. */
type Expected = string | { events?: readonly object[]; told?: readonly object[]; lacks?: readonly string[] };

/** Rule and what is changed; which act; the change; the answer. */
export type Variation = readonly [said: string, act: Act, change: Changed, expected: Expected];

const ACTS: readonly Act[] = [...playedActs(), ...furtherActs()];

/** The first accepted act of a kind in a petition like this. */
export function actOf(
  type: PetitionCommandType,
  like: (state: PetitionState, act: Act) => boolean = () => true,
): Act {
  // what opens a petition is found by its form: there is no state yet
  const found = ACTS.find((act) => act.command.type === type && like(act.state as PetitionState, act));
  if (found === undefined) throw new Error(`no situation has such a ${type}`);
  return found;
}

/** The act with the change in it. */
function varied(act: Act, { state, form, ctx }: Changed): Act {
  const before = act.state;
  const changed = typeof state === 'function' ? (before === null ? {} : state(before)) : (state ?? {});
  return {
    state: before === null ? null : { ...before, ...changed },
    command: { ...act.command, ...form } as PetitionCommand,
    ctx: { ...act.ctx, ...ctx },
    events: null,
  };
}

/** What the domain answers to it. */
export function answerWith(act: Act, change: Changed): Expected {
  const asked = varied(act, change);
  try {
    const { events, others } = decide(asked.state, asked.command, asked.ctx);
    return { events, told: others.flatMap((other) => other.events) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return `${error.code} ${String(error.detail?.['field'])}`;
  }
}
