import type { AffairContext } from '../affairs/affair.js';
import { dayOf } from '../affairs/steps.js';
import { SATISFIED_PARTIES, type SatisfiedParty } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type { SupervisionCommandOf } from './commands.js';
import type { SupervisionEvent } from './events.js';
import type { SupervisionState } from './state.js';

/** Parties whose opinion is still missing; the petitioner's is not asked of the exempt (O-91). */
export const missingOpinions = ({ satisfaction, petitionerExempt }: SupervisionState): SatisfiedParty[] =>
  (Object.keys(SATISFIED_PARTIES) as SatisfiedParty[]).filter(
    (party) => satisfaction[party] === undefined && !(party === 'petitioner' && petitionerExempt),
  );

/** One of the three opinions; 不满意 needs words. The three are never made one rate (O-91). */
export function recordSatisfaction(
  state: SupervisionState,
  command: SupervisionCommandOf<'recordSatisfaction'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const { party, opinion, note } = command;
  refuseIf(party === 'petitioner' && state.petitionerExempt, 'PETITIONER_NOT_ASKED', {
    article: 'fourFast',
    message: '匿名件、举报件和没有信访人的督办不记信访人意见(O-91)。',
    detail: { field: 'party' },
  });
  refuseIf(opinion === 'disagree' && note === undefined, 'OPINION_NOTE_MISSING', {
    article: 'fourFast',
    message: '“不满意”可以记,但须附说明(O-92)。',
    detail: { field: 'note' },
  });
  const on = dayOf(command.on, ctx, [{ on: state.rounds.at(-1)?.reinspectedOn ?? null, zh: '再检查' }]);
  return [
    {
      type: 'SatisfactionRecorded',
      occurredOn: on,
      article: 'fourFast',
      data: { party, opinion },
      sealed: note === undefined ? {} : { note },
    },
  ];
}

/** 销号: re-inspection passed, papers complete, three opinions recorded, and not by whoever handled it (O-92). */
export function writeOff(
  state: SupervisionState,
  command: SupervisionCommandOf<'writeOff'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  refuseIf(!command.papersComplete, 'WRITE_OFF_PAPERS_MISSING', {
    article: 'writeOff',
    message: '结果文书齐全才能销号(O-92)。',
    detail: { field: 'papersComplete' },
  });
  const missing = missingOpinions(state);
  refuseIf(missing.length > 0, 'WRITE_OFF_OPINIONS_MISSING', {
    article: 'writeOff',
    message: `三满意还没有记齐:${missing.map((party) => SATISFIED_PARTIES[party].zh).join('、')}(O-92)。`,
    detail: { field: 'type', missing },
  });
  const { accountId, roles } = ctx.actor;
  const handled = accountId !== null && [...state.handlerIds, ...state.answeredBy].includes(accountId);
  const standIn = handled && ctx.organisation.smallOffice && roles.includes('windowHead');
  refuseIf(handled && !standIn, 'WRITE_OFF_BY_HANDLER', {
    article: 'writeOff',
    message: '销号人不能是承办人(O-92);小机关由主任销号(§2.14)。',
    detail: { field: 'type' },
  });
  const on = dayOf(command.on, ctx, [{ on: state.rounds.at(-1)?.reinspectedOn ?? null, zh: '再检查' }]);
  return [
    {
      type: 'SupervisionWrittenOff',
      occurredOn: on,
      article: 'writeOff',
      data: { byAccountId: accountId, rounds: state.rounds.length, standIn },
      sealed: { conclusion: command.conclusion },
    },
  ];
}
