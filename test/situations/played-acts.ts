/** What people do in the situations, for tables that hold every form of one kind against its rule. */
import { decide, type PetitionCommand, type Rejected } from '#domain';
import { actsOf } from './petition-adapter.js';
import type { Act } from './petition-world.js';
import { allSituations } from './situation.js';

/** Every accepted act of the situations, the same one once. */
export function playedActs(): readonly Act[] {
  return (played ??= play());
}

let played: readonly Act[] | undefined;

function play(): readonly Act[] {
  const acts = new Map<string, Act>();
  for (const situation of allSituations().filter(({ kind }) => kind === '信访件'))
    for (const act of actsOf(situation))
      if (act.events !== null) {
        const key = JSON.stringify([act.command, act.state?.version, act.state?.status, act.ctx.today]);
        if (!acts.has(key)) acts.set(key, act);
      }
  return [...acts.values()];
}

type Answer =
  { accepted: true } | { accepted: false; code: string; detail: Readonly<Record<string, unknown>> };

/** What the domain says to an act with something else in one of its fields (`answers[0].text`). */
export function answerTo(act: Act, path: string, value: unknown): Answer {
  try {
    decide(act.state, withField(act.command, path, value), act.ctx);
    return { accepted: true };
  } catch (error) {
    const { code, detail } = error as Rejected;
    if (code === undefined) throw error;
    return { accepted: false, code, detail: detail ?? {} };
  }
}

/** The same command with another value at the end of a path; what is missing on the way is left missing. */
function withField(command: PetitionCommand, path: string, value: unknown): PetitionCommand {
  const copy = structuredClone(command) as unknown as Record<string, unknown>;
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown> | undefined>(
    (inner, key) => inner?.[key] as Record<string, unknown> | undefined,
    copy,
  );
  if (typeof holder === 'object' && holder !== null) holder[last] = value;
  return copy as unknown as PetitionCommand;
}

/** What stands at a path of a command. */
export const fieldOf = (command: PetitionCommand, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], command);
