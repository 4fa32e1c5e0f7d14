import type { CommandInput } from '#casework';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  type DocumentCode,
  type NotificationKind,
  paperRule,
  type PetitionState,
} from '#domain';
import { deriveStreamId } from '#event-store';
import type { Viewer } from '#identity';
import type { OrgKey, Seat } from './city.js';
import { commandIdOf } from './command-ids.js';
import { signed } from './life/signatures.js';
import type { Cast, CommandStep } from './step.js';

/** A draft as the office keeps it, or null where the case does not carry such a paper. */
export type Compose = (
  viewer: Viewer,
  petitionId: string,
  paper: { code: DocumentCode; fields: Record<string, string> },
) => Promise<Record<string, unknown> | null>;

/** One act on the road of a paper. @shape name within the step that it belongs to; '' = the step itself */
export type PaperAct = { readonly name: string; readonly seat: Seat; readonly input: CommandInput };

const NOTICES: Readonly<Partial<Record<NotificationKind, DocumentCode>>> = {
  acceptanceNotice: 'D04',
  nonAcceptanceNotice: 'D05',
  noFurtherAcceptanceNotice: 'D06',
  transferNotice: 'D07',
  procedureNotice: 'D39',
  competentOrganNotice: 'D40',
};
const RESULTS: Readonly<Record<string, DocumentCode>> = {
  handlingOpinion: 'D17',
  suggestionReply: 'D18',
  dutyReply: 'D41',
  investigationReport: 'D14',
};

/** The paper by which a step is done, with what has to be typed for it; null where it is done without one. */
export function paperOfStep(
  { type, ...said }: CommandInput,
  team: string,
): { code: DocumentCode; fields: Record<string, string> } | null {
  const text = (name: string) => String(said[name] ?? '');
  if (type === 'notify') {
    const code = NOTICES[text('kind') as NotificationKind];
    const fields = { route: text('route'), addressee: text('addressee') };
    return code === undefined ? null : { code, fields };
  }
  if (type === 'notifyExtension') return { code: 'D16', fields: { addressee: text('addressee') } };
  if (type !== 'issue') return null;
  const code = RESULTS[text('documentKind')];
  return code === undefined ? null : { code, fields: code === 'D14' ? { team } : {} };
}

/** Within which a result is asked of whoever is assigned. @unit day */
const RESULT_DAYS = 60;

/** Sheets that stay in the house or go out beside a step. */
export function sheetsAfter(
  { type, ...said }: CommandInput,
  { addressee, day }: { addressee: string; day: string },
): { code: DocumentCode; fields: Record<string, string> }[] {
  if (type !== 'triage') return [];
  const sheets: { code: DocumentCode; fields: Record<string, string> }[] = [{ code: 'D03', fields: {} }];
  const letter = { addressee, attachments: '来件复印件' };
  if (addressee !== '' && said['disposition'] === 'ZS') sheets.push({ code: 'D08', fields: letter });
  if (addressee !== '' && said['disposition'] === 'YJG')
    sheets.push({ code: 'D09', fields: { ...letter, dueOn: addDays(day, RESULT_DAYS) } });
  return sheets;
}

type Place = { step: CommandStep; cast: Cast; org: OrgKey };
const idOf = ({ step }: Place, name: string) => `${step.name}${name}`;
/** The id of a paper follows from the step that it belongs to, like that of its commands. */
export const documentIdAt = (place: Place, paper: string): string =>
  deriveStreamId(commandIdOf(place.step.story, idOf(place, `/${paper}`)), 'document');

/**
 * The acts from the draft to the signature, each by its person on the day of the step; the signature of what a step
 * issues is that step itself.
 */
export function drafting(
  place: Place,
  { code, draft }: { code: DocumentCode; draft: Record<string, unknown> },
  as: { author: Seat; checker: Seat; signing: PaperAct | null },
): PaperAct[] {
  const documentId = documentIdAt(place, code);
  const { day } = place.step;
  const approval = signed(place.cast, { org: place.org, seat: 'leader' }, day, true);
  const sign: PaperAct = as.signing ?? {
    name: `/${code}/sign`,
    seat: 'windowHead',
    input: { type: 'signDocument', documentId, signedOn: day, approval },
  };
  return [
    { name: `/${code}/draft`, seat: as.author, input: { type: 'draftDocument', ...draft, documentId } },
    { name: `/${code}/check`, seat: as.checker, input: { type: 'checkDocument', documentId } },
    ...(paperRule(code).decision === null ? [] : [sign]),
  ];
}

/** Stamped, and sent: where the step itself is the sending, under its own name. */
export function sending(
  place: Place,
  code: DocumentCode,
  { name, documentId, how }: { name: string; documentId: string; how: Record<string, unknown> },
): PaperAct[] {
  const { day } = place.step;
  const approverId = place.cast.account(place.org, 'windowHead');
  return [
    {
      name: `/${code}/stamp`,
      seat: 'windowHead',
      input: { type: 'stampDocument', documentId, seal: 'organ', stampedOn: day, approverId },
    },
    {
      name,
      seat: 'windowHead',
      input: { type: 'sendDocument', documentId, sentOn: day, ...how },
    },
  ];
}

/** Working days that the post takes. */
const POST_DAYS = 2;

/** Receipts that have come back until a day: whoever was sent a paper signed for it. */
export function receiptsUntil(
  state: PetitionState,
  day: string,
  calendar: Calendar,
): { documentId: string; input: CommandInput }[] {
  return state.papers.flatMap(({ documentId, code, sent, receipt }) => {
    // the result is received by a step of its own, which the story tells
    if (sent === null || receipt !== null || paperRule(code).act === 'result') return [];
    const on = sent.method === 'posted' ? addWorkingDays(calendar, sent.on, POST_DAYS).date : sent.on;
    if (on > day) return [];
    const receivedBy = paperRule(code).to === 'petitioner' ? '本人' : '收发室';
    const scan = sent.toPaperUnit ? { scanRef: '签收回执,附卷' } : {};
    return [
      {
        documentId,
        input: { type: 'recordDocumentReceipt', documentId, outcome: 'signed', on, receivedBy, ...scan },
      },
    ];
  });
}
