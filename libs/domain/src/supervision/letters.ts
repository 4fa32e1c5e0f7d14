import type { RecordedAffairEvent } from '../affairs/affair.js';
import { SUPERVISION_CAUSES, type DocumentCode } from '../glossary/index.js';
import type { SupervisionEvent } from './events.js';
import { currentRound, type SupervisionState } from './state.js';

/** A letter that a supervision calls for, with what it knows of it. @shape fields: by the names of the paper's own fields */
export type SupervisionLetter = {
  readonly code: DocumentCode;
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * 催办通知 D25, 督办通知书 D26 and, once an advice was given, 工作建议函 D27, filled in from the supervision itself: whoever
 * drafts one copies nothing by hand. What the supervision does not know is left empty.
 * @shape addressee: name of the supervised organisation
 */
export function supervisionLetters(
  state: SupervisionState,
  events: readonly RecordedAffairEvent<SupervisionEvent>[],
  addressee: string,
): SupervisionLetter[] {
  const round = currentRound(state);
  const wordsOf = <T extends SupervisionEvent['type']>(type: T, field: string): string => {
    const event = events.findLast((one) => one.type === type);
    const sealed = event !== undefined && 'sealed' in event ? event.sealed : undefined;
    const value = (sealed as Readonly<Record<string, unknown>> | undefined)?.[field];
    return typeof value === 'string' ? value : '';
  };
  const dueOn = round?.dueOn ?? '';
  const requirement = wordsOf('SupervisionNoticeSent', 'requirement');
  const advice = state.advices.at(-1);
  const letters: SupervisionLetter[] = [
    {
      code: 'D26',
      fields: {
        addressee,
        projectNo: state.number ?? '',
        ground: `${state.cause} ${SUPERVISION_CAUSES[state.cause].zh}`,
        requirement,
        feedbackDue: dueOn,
        round: String(state.round),
      },
    },
    {
      code: 'D25',
      fields: { addressee, dueOn, requirement: wordsOf('SupervisionUrged', 'words') || requirement },
    },
  ];
  return advice === undefined
    ? letters
    : [
        ...letters,
        {
          code: 'D27',
          fields: {
            // advice goes to whom it is given, who need not be the supervised unit
            addressee: wordsOf('WorkAdviceSent', 'to') || addressee,
            advice: wordsOf('WorkAdviceSent', 'advice'),
            feedbackDue: advice.replyDueOn,
          },
        },
      ];
}
