import { capacityFor, CaseworkRefused } from '#casework';
import { type DecisionContext, possibleActions, type PetitionCommand, type Role } from '#domain';
import type { Viewer } from '#identity';
import type { Runtime } from '../../shared/runtime.js';
import type { ActionView } from '../case.dto.js';
import { articleZh } from './wording.js';
import type { OpenedCase } from '#paperwork';

/** What may be done next, in order of likelihood, and why the rest may not: first the rules, then the person. */
export function actionViewsOf(opened: OpenedCase, viewer: Viewer, runtime: Runtime): ActionView[] {
  const { state, office, today, now } = opened;
  const first = viewer.roles[0] ?? 'auditor';
  const context: DecisionContext = {
    today,
    now,
    policy: opened.policy,
    calendar: runtime.calendar,
    actor: { accountId: viewer.accountId, orgId: viewer.orgId, capacity: first, roles: viewer.roles },
    organisation: office.organisation,
    numbers: {},
    randomNo: '1000000000',
  };
  const acting = (action: Action) => actingAs(viewer, action, opened);
  const capacityOf = (action: Action): Role => {
    const as = acting(action);
    return as instanceof CaseworkRefused ? first : as;
  };
  const views = possibleActions(state, context, capacityOf).map((each): ActionView => {
    const as = each.possible ? acting(each.action) : null;
    const refusal = as instanceof CaseworkRefused ? as : null;
    return {
      action: each.action,
      zh: each.zh,
      possible: each.possible && refusal === null,
      usual: each.usual && refusal === null,
      code: each.code ?? refusal?.code ?? null,
      why: each.why ?? refusal?.message ?? null,
      article: articleZh(each.article),
    };
  });
  return [...views.filter(({ possible }) => possible), ...views.filter(({ possible }) => !possible)];
}

type Action = PetitionCommand['type'];

/**
 * The person's side: in which capacity he would do it, as the command itself will be taken (§2.14: in a small office one
 * person has several), or why not. Signatures on paper are recorded by the office, so those duties are shown to it, too.
 */
function actingAs(viewer: Viewer, action: Action, { state }: OpenedCase): Role | CaseworkRefused {
  try {
    const onPaper = { type: action, approval: { onPaper: true } } as unknown as PetitionCommand;
    return capacityFor(viewer, onPaper, state);
  } catch (error) {
    if (error instanceof CaseworkRefused) return error;
    throw error;
  }
}
