import {
  ANONYMITY,
  CATEGORIES,
  CHANNELS,
  CLASSES,
  CONCLUSIONS,
  DISPOSITIONS,
  FINDINGS,
  GATES,
  INTAKE_DECISIONS,
  isCategoryCode,
  ORIGINS,
  type PersonFields,
  STATUSES,
  type SubjectRole,
} from '#domain';
import {
  type DocumentCase,
  isRestricted,
  latestWords,
  ownMatters,
  targetNameOf,
  wordsOf,
} from '../document-case.js';
import { officialDocNo } from '../wording.js';

const mayShow = (theCase: DocumentCase): boolean => !isRestricted(theCase) || theCase.mayKnowReporter;

function personField(
  theCase: DocumentCase,
  roles: readonly SubjectRole[],
  field: keyof PersonFields,
): string {
  return theCase.state.arrival.subjects
    .filter(({ role }) => roles.includes(role))
    .map(({ subjectId }) => theCase.texts.persons[subjectId]?.[field] ?? '')
    .filter((value) => value !== '')
    .join('、');
}

const REPORTERS: readonly SubjectRole[] = ['petitioner'];
const ACCUSED: readonly SubjectRole[] = ['accused', 'accusedOrganisation'];

/** A field of who petitions; of an accusation for those who may know him only (§9). */
export const reporter = (theCase: DocumentCase, field: keyof PersonFields): string =>
  mayShow(theCase) ? personField(theCase, REPORTERS, field) : '（不显示）';
/** Representatives, at most five. */
export const representatives = (theCase: DocumentCase, field: keyof PersonFields): string =>
  mayShow(theCase) ? personField(theCase, ['representative'], field) : '（不显示）';
export const accused = (theCase: DocumentCase, field: keyof PersonFields): string =>
  personField(theCase, ACCUSED, field);

export const summary = (theCase: DocumentCase): string =>
  ownMatters(theCase)
    .map((matter) => matter.summary)
    .filter((words) => words !== '')
    .join('；') || theCase.texts.arrival.title;

export const category = ({ state }: DocumentCase): string =>
  `${CLASSES[state.class].zh} ${isCategoryCode(state.categoryCode) ? CATEGORIES[state.categoryCode].zh : state.categoryCode}`;

export const repeat = ({ state }: DocumentCase): string =>
  state.repeatOf === null && state.arrival.repeatOf === null ? '初' : '重';

export const channel = ({ state }: DocumentCase): string => CHANNELS[state.arrival.channel].zh;
export const origin = ({ state }: DocumentCase): string => ORIGINS[state.arrival.origin].zh;
export const anonymity = ({ state }: DocumentCase): string => ANONYMITY[state.arrival.anonymity].zh;
export const proposal = (theCase: DocumentCase): string =>
  latestWords(theCase, 'PetitionTriaged')('proposal');

export function instruction(theCase: DocumentCase): string {
  const written = theCase.state.instructions.at(-1);
  return (
    (written === undefined ? '' : wordsOf(theCase, written.eventId)('words')) ||
    latestWords(theCase, 'PetitionTriaged')('instruction')
  );
}

export const disposition = ({ state: { triage } }: DocumentCase): string =>
  triage === null
    ? ''
    : triage.disposition === null
      ? INTAKE_DECISIONS[triage.intakeDecision].zh
      : DISPOSITIONS[triage.disposition].zh;

/** Where it went. Of a sealed one the register says no more than that it was reported. */
export const target = (theCase: DocumentCase): string =>
  theCase.state.zone === 'sealed' ? '已按干部管理权限报送' : targetNameOf(theCase);

/** The day on which it went out to another unit. */
export function passedOnOn({ state }: DocumentCase): string {
  const letter = state.papers.find(
    ({ code, sent }) => (code === 'D08' || code === 'D09' || code === 'D32') && sent !== null,
  );
  if (letter?.sent != null) return letter.sent.on;
  const decision = state.triage?.intakeDecision;
  return decision === 'passDown' || decision === 'passUp' || decision === 'refer'
    ? (state.triage?.occurredOn ?? '')
    : '';
}

export function result({ state }: DocumentCase): string {
  const last = state.submissions.at(-1);
  if (last === undefined) return STATUSES[state.status].zh;
  if (last.finding !== null) return FINDINGS[last.finding].zh;
  return last.conclusion === null ? '' : CONCLUSIONS[last.conclusion].zh;
}

export const status = ({ state }: DocumentCase): string => STATUSES[state.status].zh;
export const closedOn = ({ state }: DocumentCase): string => state.closed?.closedOn ?? '';
export const answeredOn = ({ state }: DocumentCase): string => state.dispatched?.dispatchedOn ?? '';
export const archivalCode = (theCase: DocumentCase): string =>
  wordsOf(theCase, theCase.state.archived?.eventId)('archivalCode');
export const registrar = (theCase: DocumentCase): string => theCase.nameOf(theCase.state.arrival.registrarId);
export const handler = (theCase: DocumentCase): string =>
  theCase.state.handlerId === null ? '' : theCase.nameOf(theCase.state.handlerId);
export const number = ({ state }: DocumentCase): string => state.arrival.displayNo;
export const legacyNo = ({ texts }: DocumentCase): string => texts.arrival.legacyNo ?? '';
export const docNoOf = (docNo: string | null | undefined): string => (docNo ? officialDocNo(docNo) : '');
export const count = (value: number | null): string => (value === null ? '' : String(value));

/** 四关结果: each gate that was passed or that sent it back. */
export const gates = ({ state }: DocumentCase): string =>
  [
    ...state.gates.map(({ gate }) => `${GATES[gate].zh}通过`),
    ...(state.reworks.length > 0 ? [`退回${state.reworks.length}次`] : []),
  ].join('，');
