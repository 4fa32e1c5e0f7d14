import { capacityFor, CaseworkRefused } from '#casework';
import { type DecisionContext, possibleActions, type PetitionCommand } from '#domain';
import type { Viewer } from '#identity';
import type { Runtime } from '../../shared/runtime.js';
import type { ActionView } from '../case.dto.js';
import { articleZh } from './wording.js';
import type { OpenedCase } from '#paperwork';

/** What may be done next, in order of likelihood, and why the rest may not: first the rules, then the person. */
export function actionViewsOf(opened: OpenedCase, viewer: Viewer, runtime: Runtime): ActionView[] {
  const { state, office, today, now } = opened;
  const context: DecisionContext = {
    today,
    now,
    policy: opened.policy,
    calendar: runtime.calendar,
    actor: {
      accountId: viewer.accountId,
      orgId: viewer.orgId,
      capacity: viewer.roles[0] ?? 'auditor',
      roles: viewer.roles,
    },
    organisation: office.organisation,
    numbers: {},
    randomNo: '1000000000',
  };
  const views = possibleActions(state, context).map((each): ActionView => {
    const refusal = each.possible ? refusalFor(viewer, each.action, opened) : null;
    return {
      action: each.action,
      zh: each.zh,
      possible: each.possible && refusal === null,
      code: each.code ?? refusal?.code ?? null,
      why: each.why ?? refusal?.message ?? null,
      article: articleZh(each.article),
    };
  });
  return [...views.filter(({ possible }) => possible), ...views.filter(({ possible }) => !possible)];
}

/** The person's side. Signatures on paper are recorded by the office, so those duties are shown to it, too. */
function refusalFor(
  viewer: Viewer,
  action: PetitionCommand['type'],
  { state }: OpenedCase,
): CaseworkRefused | null {
  try {
    capacityFor(viewer, { type: action, approval: { onPaper: true } } as unknown as PetitionCommand, state);
    return null;
  } catch (error) {
    if (error instanceof CaseworkRefused) return error;
    throw error;
  }
}
