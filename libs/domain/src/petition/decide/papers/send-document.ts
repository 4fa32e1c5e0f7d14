import type { DocumentCode, NotificationKind } from '../../../glossary/index.js';
import type { SendDocument } from '../../commands-papers.js';
import type { DecisionContext, PlainDate } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { optionalFlag, requireOneOf } from '../checks/codes.js';
import { refuseIf } from '../checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from '../checks/text.js';
import { dispatch } from '../dispatch.js';
import { notify } from '../notify.js';
import { DELIVERY_METHODS, notifyExtension } from '../notify-extension.js';
import { requireDay } from '../preconditions.js';
import { raiseObjection } from '../raise-objection.js';
import type { Decided } from '../word-to-below.js';
import { type NamedPaper, paperOf, refuseInnerSheet } from './paper-of.js';
import { sendLetterDown } from './send-letter-down.js';

const NOTICE_KINDS: Readonly<Partial<Record<DocumentCode, NotificationKind>>> = {
  D04: 'acceptanceNotice',
  D05: 'nonAcceptanceNotice',
  D06: 'noFurtherAcceptanceNotice',
  D07: 'transferNotice',
  D39: 'procedureNotice',
  D40: 'competentOrganNotice',
};

/**
 * 发出: sending a notice is the notification, sending the result its dispatch, sending the letter that takes a matter down
 * its sending down — the act of the case that starts or stops a clock goes with it (§5, K-20, O-29). To a unit without an account it goes on paper, with who carried it (O-106).
 * @rejects ID_INVALID DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW CODE_UNKNOWN TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 *   DOCUMENT_STAYS_INSIDE DOCUMENT_NOT_STAMPED and those of the act
 */
export function sendDocument(state: PetitionState, command: SendDocument, ctx: DecisionContext): Decided {
  // What came back may be sent again.
  const named = paperOf(state, command.documentId, { zh: '发出', from: ['signed', 'stamped', 'received'] });
  const { paper, zh } = named;
  refuseInnerSheet(named);
  refuseIf(paper.status === 'signed', 'DOCUMENT_NOT_STAMPED', {
    article: 'fourCheckpoints',
    message: `《${zh}》须加盖机关公章后发出(QC02)。`,
    detail: { field: 'documentId' },
  });
  const again = paper.receipt !== null;
  refuseIf(again && paper.receipt?.outcome !== 'returned', 'DOCUMENT_STEP_NOT_NOW', {
    message: `《${zh}》已经送达,不能再发(§5)。`,
    detail: { field: 'documentId', status: paper.status },
  });
  const sentOn = requireDay(ctx, {
    value: command.sentOn,
    field: 'sentOn',
    zh: '发出日',
    notBefore: [
      { on: paper.signed?.on ?? null, zh: '签发日' },
      { on: paper.stamped?.on ?? null, zh: '用印日' },
    ],
  });
  const toPaperUnit = optionalFlag(command.toPaperUnit, 'toPaperUnit', '无账号单位');
  const carriedBy = (toPaperUnit ? requireText : optionalText)(
    command.carriedBy,
    'carriedBy',
    '经手人(O-106)',
    {
      max: TEXT_LIMITS.name,
    },
  );
  const name = { max: TEXT_LIMITS.name };
  const addressee = optionalText(command.addressee, 'addressee', '收件人', { max: TEXT_LIMITS.evidence });
  const sent: PetitionEvent = {
    type: 'DocumentSent',
    occurredOn: sentOn,
    article: 'fourCheckpoints',
    data: {
      documentId: paper.documentId,
      method: requireOneOf(command.method, DELIVERY_METHODS, 'method', '送达方式'),
      toPaperUnit,
    },
    sealed: present({
      addressee,
      carriedBy,
      trackingNo: optionalText(command.trackingNo, 'trackingNo', '邮件号', { max: TEXT_LIMITS.number }),
      receivedBy: optionalText(command.receivedBy, 'receivedBy', '签收人', name),
    }),
  };
  const act = again ? alone([]) : actOf(state, command, ctx, { named, sentOn, addressee: addressee ?? '' });
  return { events: [...act.events, sent], others: act.others };
}

const alone = (events: PetitionEvent[]): Decided => ({ events, others: [] });

function actOf(
  state: PetitionState,
  command: SendDocument,
  ctx: DecisionContext,
  said: { named: NamedPaper; sentOn: PlainDate; addressee: string },
): Decided {
  const { sentOn } = said;
  const { paper, rule } = said.named;
  const { documentId } = paper;
  const { method } = command;
  const addressee = said.addressee.slice(0, TEXT_LIMITS.name);
  const route = command.fields?.['route'] ?? '';
  switch (rule.act) {
    case 'notice': {
      const merged = paper.code === 'D04' && state.triage?.intakeDecision === 'mergeInto';
      const kind = merged ? 'mergeNotice' : (NOTICE_KINDS[paper.code] ?? 'acceptanceNotice');
      const { onTheSpot = false } = command;
      const late = command.lateStatement === undefined ? {} : { lateStatement: command.lateStatement };
      return alone(
        notify(
          state,
          {
            type: 'notify',
            kind,
            documentId,
            method,
            onTheSpot,
            issuedOn: sentOn,
            addressee,
            route,
            ...late,
          },
          ctx,
        ),
      );
    }
    case 'extensionNotice':
      return alone(
        notifyExtension(
          state,
          { type: 'notifyExtension', method, documentId, notifiedOn: sentOn, addressee },
          ctx,
        ),
      );
    case 'objection':
      return raiseObjection(
        state,
        {
          type: 'raiseObjection',
          sentOn,
          documentId,
          reason: command.fields?.['reason'] ?? '',
          suggestedOrgan: command.fields?.['suggestedOrgan'] ?? '',
          belongsToOwnSystem: false,
        },
        ctx,
      );
    case 'result':
      // A verification report stays inside (O-06).
      return alone(
        paper.code === 'D14'
          ? []
          : dispatch(
              state,
              {
                type: 'dispatch',
                method,
                dispatchedOn: sentOn,
                ...present({ trackingNo: command.trackingNo, receivedBy: command.receivedBy }),
              },
              ctx,
            ),
      );
    case 'letterDown':
      return sendLetterDown(state, command, { paper, sentOn }, ctx);
    case null:
      return alone([]);
  }
}
