/** Papers on their road in a test office: drafted out of the case, checked, signed, stamped, sent, received. */
import { v7 as uuidv7 } from 'uuid';
import { type DocumentCode, type Gate, gateOutcome, judgeGate, CHINA_CALENDAR } from '#domain';
import { draftInput, PaperDesk } from '#paperwork';
import { signedBy, type StaffName, type TestOffice } from './office.js';

/** What the acceptance notice is asked for. */
export const ROUTE = { route: '由承办处室调查核实后书面答复。' };

/** A letter of appeal that this office handles; told to nobody yet. */
export async function triagedLetter(office: TestOffice, input: Parameters<TestOffice['register']>[0] = {}) {
  const { petitionId } = await office.register(input, '2026-03-02');
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: '拟由本机关办理',
      approval: signedBy(office.staff.windowHead, '2026-03-03'),
    } as never,
    '2026-03-03',
  );
  return petitionId;
}

/** A letter that accuses somebody of the level below. */
export const ACCUSING = {
  title: '反映镇长违规用人',
  matters: [
    {
      class: 'accusation',
      appealKind: null,
      categoryCode: '0102',
      purpose: 'accusation',
      summary: '反映镇长违规用人',
      points: ['突击提拔'],
    },
  ],
} as never;

type Wanted = {
  code: DocumentCode;
  fields?: Record<string, string>;
  by?: StaffName;
  checker?: StaffName;
  /** Who signs; left out = nobody does. */
  signer?: StaffName;
  /** The day of the draft; the rest of the road goes on from it. */
  on: string;
  signedOn?: string;
  /** Left out = it stays in the house. */
  sent?: { on: string; method: 'posted' | 'handed'; received: string; receivedBy: string };
};

/** Brings a paper as far as it is wanted; gives its id. */
export async function onRoad(office: TestOffice, petitionId: string, wanted: Wanted): Promise<string> {
  const { code, fields = {}, by = 'reception', checker = 'windowHead', signer, on, sent } = wanted;
  const { signedOn = on } = wanted;
  const desk = new PaperDesk(office.runtime);
  const model = desk.toKeep(await desk.open(office.staff[by], petitionId, 'act'), { code, fields });
  const documentId = uuidv7();
  const act = (who: StaffName, input: Record<string, unknown>, day: string) =>
    office.act(who, petitionId, { ...input, documentId } as never, day);
  await act(by, { type: 'draftDocument', ...draftInput(code, fields, model) }, on);
  await act(checker, { type: 'checkDocument' }, on);
  if (signer === undefined) return documentId;
  const approval = signedBy(office.staff[signer], signedOn, true);
  await act('windowHead', { type: 'signDocument', signedOn, approval }, signedOn);
  if (sent === undefined) return documentId;
  const approverId = office.staff.windowHead.accountId;
  await act(
    'windowHead',
    { type: 'stampDocument', seal: 'organ', stampedOn: signedOn, approverId },
    signedOn,
  );
  await act('windowHead', { type: 'sendDocument', method: sent.method, sentOn: sent.on }, sent.on);
  await act(
    'windowHead',
    { type: 'recordDocumentReceipt', outcome: 'signed', on: sent.received, receivedBy: sent.receivedBy },
    sent.received,
  );
  return documentId;
}

/** The examiner signs what waits for a person, explains nothing away, and passes the gate. */
export async function passGate(
  office: TestOffice,
  petitionId: string,
  gate: Gate,
  day: string,
): Promise<void> {
  const desk = new PaperDesk(office.runtime);
  const { opened } = await desk.open(office.staff.examiner, petitionId, 'act');
  const judged = judgeGate(opened.state, gate, {
    today: day,
    policy: opened.policy,
    calendar: CHINA_CALENDAR,
  });
  const { awaiting, failedHard, failedSoft } = gateOutcome(judged);
  if (failedHard.length > 0)
    throw new Error(`${gate}: ${JSON.stringify(judged.filter(({ value }) => value === 'failed'))}`);
  for (const check of awaiting)
    await office.act('examiner', petitionId, { type: 'signCheck', gate, check, passed: true } as never, day);
  const softFailureRemarks = Object.fromEntries(failedSoft.map((check) => [check, '已核对，不影响结论。']));
  await office.act('examiner', petitionId, { type: 'passGate', gate, softFailureRemarks } as never, day);
}
