import type { MeasureFollowUp } from '../../glossary/index.js';
import type { PlainDate } from '../context.js';
import type { Event } from './event.js';
import type { Approval } from './triage.js';

/** O-26: each unit that handles along, with the day by which it answers. */
export type CoHandlersAsked = Event<
  'CoHandlersAsked',
  {
    documentId: string;
    docNo: string;
    askedOn: PlainDate;
    units: { unitNo: number; dueOn: PlainDate | null }[];
  },
  { names: Record<string, string>; question: string }
>;
/** Its answer, or why the leading organ goes on without one. */
export type CoReplyRecorded = Event<
  'CoReplyRecorded',
  { unitNo: number; repliedOn: PlainDate | null; absent: boolean },
  { text: string }
>;

/** O-37: the number is given when the approval is signed, and the day of the approval is the day of opening. */
export type CaseOpened = Event<
  'CaseOpened',
  { caseNo: string; openedOn: PlainDate; approval: Approval; selfOpened: boolean },
  { reason: string }
>;
export type CaseOpeningRevoked = Event<
  'CaseOpeningRevoked',
  { revokedOn: PlainDate; approval: Approval },
  { reason: string }
>;

/** O-41: whether a name is cleared, how far, in which way; never left open. */
export type ClarificationDecided = Event<
  'ClarificationDecided',
  {
    clear: boolean;
    way: 'inPerson' | 'letter' | 'meeting' | 'notice' | null;
    decidedOn: PlainDate;
    approval: Approval;
  },
  { scope: string; reason?: string }
>;

/** what both sides signed, after the signing gate had seen its text; the day of signing closes (K-20). */
export type AgreementConcluded = Event<
  'AgreementConcluded',
  { mode: 'mediated' | 'settled'; signedOn: PlainDate; documentId: string },
  { terms: string; parties: string }
>;

/** §1.12: out of the simplified procedure; the sixty days count from the acceptance under it. */
export type SimplifiedLeft = Event<
  'SimplifiedLeft',
  { leftOn: PlainDate; approval: Approval },
  { reason: string }
>;

/** O-20: what a reminder or an admonition calls for came in. */
export type MeasureFollowedUp = Event<
  'MeasureFollowedUp',
  { submission: number; measureNo: number; followUp: MeasureFollowUp; receivedOn: PlainDate },
  { summary: string }
>;

/** R-32, QS06: a measure of the result in force was carried out. */
export type MeasureCompleted = Event<
  'MeasureCompleted',
  { submission: number; measureNo: number; completedOn: PlainDate },
  { evidence: string }
>;
