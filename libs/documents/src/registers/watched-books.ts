import { addMonths, type RecordedPetitionEvent } from '#domain';
import type { DocumentCase } from '../document-case.js';
import * as c from './cells.js';
import { book } from './kept-papers.js';
import { minuteOf } from './minute-of.js';
import type { Book, BookCase } from './register.js';

/** When it happened: to the minute where that is known or it was recorded on its day, otherwise the day alone. */
function momentOf(event: RecordedPetitionEvent | undefined): string {
  if (event === undefined) return '';
  if (event.occurredAt !== undefined) return minuteOf(event.occurredAt);
  const recorded = minuteOf(event.meta.recordedAt);
  return recorded.startsWith(event.occurredOn) ? recorded : event.occurredOn;
}

type Of = (event: RecordedPetitionEvent, theCase: DocumentCase) => boolean;

/** Is it an act on a paper of one of these kinds? */
const onPaper =
  (type: 'DocumentSigned' | 'DocumentSent', codes: readonly string[]): Of =>
  (event, { state }) =>
    event.type === type &&
    codes.includes(state.papers.find((paper) => paper.documentId === event.data.documentId)?.code ?? '');

const first = (theCase: DocumentCase, of: Of): string =>
  momentOf(theCase.events.find((event) => of(event, theCase)));

const isAccepted: Of = ({ type }) => type === 'PetitionAccepted';
/** READING: laid before a leader is what bears his words: the triage that he signed, his instruction, the signed 呈批单. */
const isPresented: Of = (event, theCase) =>
  event.type === 'PetitionTriaged' ||
  event.type === 'InstructionRecorded' ||
  onPaper('DocumentSigned', ['D03'])(event, theCase);
const isPassedOn: Of = (event, theCase) =>
  event.type === 'AssignmentSent' ||
  event.type === 'PetitionSentDown' ||
  event.type === 'SealedPacketSent' ||
  onPaper('DocumentSent', ['D08', 'D09', 'D32'])(event, theCase);

/** 快速通道台账 L25: a line for each petition of each lane, its steps to the minute (O-74, O-75). */
const fastLane = book(
  'L25',
  ['通道名', '件号', '受理时刻', '呈阅时刻', '移送时刻', '查结时刻', '结论'],
  ({ theCase, lanes = [] }) =>
    lanes.map((lane) => ({
      on: theCase.state.arrival.receivedOn,
      cells: [
        lane,
        c.number(theCase),
        first(theCase, isAccepted),
        first(theCase, isPresented),
        first(theCase, isPassedOn),
        momentOf(theCase.events.findLast(({ type }) => type === 'PetitionClosed')),
        theCase.state.submissions.length === 0 ? '' : c.result(theCase),
      ],
    })),
);

/** The day on which it has stood so long that it counts as 积案 (§1.10; the length is the office's to set). */
const backlogOn = ({ state, policy }: DocumentCase): string =>
  addMonths(state.arrival.receivedOn, policy.backlogMonths);

/** Full years since it came. @shape `3年`, `不满1年` */
function yearsUntil(receivedOn: string, day: string): string {
  let years = 0;
  while (addMonths(receivedOn, 12 * (years + 1)) <= day) years += 1;
  return years === 0 ? '不满1年' : `${years}年`;
}

/** A line stands in the book as long as the matter does: from 包案 or from the day it became 积案 until it is closed. */
function focusLines({ theCase }: BookCase, { from, to }: { from: string; to: string }) {
  const { state } = theCase;
  const ended = state.closed?.closedOn ?? state.left?.on ?? null;
  const overdue = backlogOn(theCase);
  const became = ended !== null && ended < overdue ? null : overdue;
  const sponsoredOn = state.sponsor?.assignedOn ?? null;
  const since = [became, sponsoredOn].filter((day) => day !== null).sort()[0];
  if (since === undefined || since > to || (ended !== null && ended < from)) return [];
  const until = ended !== null && ended <= to ? ended : to;
  const note = state.notes.at(-1);
  return [
    {
      on: since,
      cells: [
        c.summary(theCase),
        yearsUntil(state.arrival.receivedOn, until),
        state.sponsor === null ? '' : theCase.nameOf(state.sponsor.sponsorId),
        ended !== null && ended <= to
          ? `${ended}${c.result(theCase)}`
          : [c.status(theCase), ...(note === undefined ? [] : [`${note.occurredOn}最近办理`])].join('，'),
        c.number(theCase),
      ],
    },
  ];
}

/** 重点人、积案台账 L15: 包案 and what has stood too long; how it goes is for leaders and those named on it (§6.1 限权). */
const focus: Book = {
  ...book('L15', ['事项', '积案年限', '包案领导', '进展', '信访编号'], () => []),
  rowsIn: focusLines,
  standing: true,
  readers: ['windowHead', 'deputyLeader', 'leader'],
};

export const WATCHED_BOOKS: readonly Book[] = [focus, fastLane];
