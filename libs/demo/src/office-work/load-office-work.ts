import { CaseworkRefused } from '#casework';
import { addDays, Rejected } from '#domain';
import { deriveStreamId, hashRequest } from '#event-store';
import type { Runtime } from '#runtime';
import { commandIdOf, petitionIdOf } from '../command-ids.js';
import type { InstalledCity } from '../install-city.js';
import type { Refusal } from '../run-plan.js';
import type { Act, ActContext } from './act.js';
import { DUTY_AND_TARGET_ACTS } from './duty-and-targets.js';
import { INFORMATION_ACTS } from './information.js';
import { MARK_ACTS } from './marks.js';
import { SUPERVISION_ACTS } from './supervisions.js';

/** What the acts are carried out on. @shape today: the day of installation; latest: nothing is recorded after it */
export type OfficeStage = InstalledCity & {
  affairs: Runtime['affairs'];
  today: string;
  latest: string;
  /** Is this petition of the demonstration loaded? */
  has: (petition: string) => boolean;
};

const ACTS: readonly Act[] = [
  ...SUPERVISION_ACTS,
  ...INFORMATION_ACTS,
  ...DUTY_AND_TARGET_ACTS,
  ...MARK_ACTS,
];

const affairIdOf = (category: string, key: string): string =>
  deriveStreamId(commandIdOf(key, 'act/1'), category);

/**
 * Supervisions, information, duty, targets: in the order of their days, each command with an id of its own, so that an
 * interrupted load does nothing twice. A refusal ends its own affair only.
 */
export async function loadOfficeWork(stage: OfficeStage): Promise<Refusal[]> {
  const { today, latest, cast } = stage;
  const at: ActContext = {
    cast,
    day: (daysAgo) => addDays(today, -daysAgo),
    moment: (daysAgo, time) => new Date(`${addDays(today, -daysAgo)}T${time}:00+08:00`).toISOString(),
    petition: petitionIdOf,
    affair: affairIdOf,
  };
  const refusals: Refusal[] = [];
  const givenUp = new Set<string>();
  const version = new Map<string, number>();
  const numbered = ACTS.filter(({ about }) => about === undefined || stage.has(about)).map((act) => {
    const step = (version.get(act.key) ?? 0) + 1;
    version.set(act.key, step);
    return { act, step };
  });
  const inOrder = [...numbered].sort((a, b) => b.act.daysAgo - a.act.daysAgo);
  for (const { act, step } of inOrder) {
    if (givenUp.has(act.key)) continue;
    const input = act.input(at);
    const day = at.day(act.daysAgo);
    const now = `${day}T0${2 + (step % 6)}:${10 + (step % 40)}:00.000Z`;
    const frame = {
      by: { viewer: stage.viewer(act.org, act.seat) },
      commandId: commandIdOf(act.key, `act/${step}`),
      requestHash: hashRequest({ affair: act.key, step }),
      source: 'demo' as const,
      time: { today: day, now: now < latest ? now : latest },
    };
    try {
      if (step === 1) await stage.affairs.open(act.category, input, frame);
      else
        await stage.affairs.execute(act.category, affairIdOf(act.category, act.key), input, {
          ...frame,
          expectedVersion: 'any',
        });
    } catch (error) {
      if (!(error instanceof Rejected) && !(error instanceof CaseworkRefused)) throw error;
      givenUp.add(act.key);
      refusals.push({ story: act.key, step: `${step} ${input.type}`, code: error.code });
    }
  }
  return refusals;
}
