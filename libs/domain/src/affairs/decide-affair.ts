import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { Affair, AffairCommandSpec, AffairContext, AnyAffairEvent, AnyAffairState } from './affair.js';
import { checkedCommand } from './check-fields.js';

/**
 * Decides a command on an affair: its fields and its place in the life first, the same for all; then its own rules.
 * @rejects AFFAIR_COMMAND_UNKNOWN AFFAIR_UNKNOWN AFFAIR_STEP_NOT_OPEN, those of the fields and of the decider
 */
export function decideAffair<S extends AnyAffairState, E extends AnyAffairEvent, C extends { type: string }>(
  affair: Affair<S, E, C>,
  state: S | null,
  command: C,
  ctx: AffairContext,
): E[] {
  const spec = commandSpecOf(affair, command.type);
  const carried = Object.entries(command).filter(([name]) => spec.carries?.includes(name));
  const checked: C = { ...checkedCommand(command, spec.fields), ...Object.fromEntries(carried) };
  if (state === null) {
    refuseIf(spec.opens !== true, 'AFFAIR_UNKNOWN', {
      message: `没有这项${affair.zh},须先建立。`,
      detail: { field: 'type' },
    });
    return affair.decide(null, checked, ctx);
  }
  const why = whyNot(affair, spec, state);
  if (why !== null)
    refuse('AFFAIR_STEP_NOT_OPEN', { message: why, detail: { field: 'type', status: state.status } });
  return affair.decide(state, checked, ctx);
}

/** The row of a command. @rejects AFFAIR_COMMAND_UNKNOWN */
export function commandSpecOf<S extends AnyAffairState, E extends AnyAffairEvent, C extends { type: string }>(
  affair: Affair<S, E, C>,
  type: string,
): AffairCommandSpec<S> {
  if (!Object.hasOwn(affair.commands, type))
    refuse('AFFAIR_COMMAND_UNKNOWN', { message: `${affair.zh}没有这个动作。`, detail: { field: 'type' } });
  return affair.commands[type as C['type']];
}

/** Why a command may not be given now, apart from who gives it; null = it may. */
export function whyNot<S extends AnyAffairState, E extends AnyAffairEvent, C extends { type: string }>(
  affair: Affair<S, E, C>,
  spec: AffairCommandSpec<S>,
  state: S,
): string | null {
  if (!spec.from.includes(state.status))
    return `“${affair.statuses[state.status]?.zh ?? state.status}”的${affair.zh}不能“${spec.zh}”。`;
  return spec.unless?.(state) ?? null;
}

/** Folds the events of one affair; null when there are none. */
export const foldAffair = <S extends AnyAffairState, E extends AnyAffairEvent, C extends { type: string }>(
  affair: Affair<S, E, C>,
  id: string,
  events: readonly Parameters<typeof affair.evolve>[1][],
): S | null => events.reduce<S | null>((state, event) => affair.evolve(state, event, id), null);
