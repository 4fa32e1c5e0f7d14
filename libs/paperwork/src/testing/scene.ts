/** What the lives of this folder are told with. */
import { v7 as uuidv7 } from 'uuid';
import { signedBy, type StaffName, type TestOffice } from '../../../../test/support/office.js';
import { passGate } from '../../../../test/support/paper-road.js';
import { PaperDesk } from '../paper-desk.js';

/** In the year of the office's calendar. */
export const d = (monthDay: string): string => `2026-${monthDay}`;

type Note = { kind: string; text: string; evidenceTitle: string; two?: boolean };

/** People, steps and signatures of a test office. */
export function sceneOf(office: TestOffice) {
  const act = (who: StaffName, petitionId: string, input: Record<string, unknown>, day: string) =>
    office.act(who, petitionId, input as never, day);
  const onPaper = (who: StaffName, on: string) => signedBy(office.staff[who], on, true);
  const triage = (of: 'appeal' | 'accusation', more: Record<string, unknown>) => ({
    type: 'triage',
    intakeDecision: 'handle',
    disposition: 'ZB',
    class: of,
    ...(of === 'appeal' ? { appealKind: 'item6', categoryCode: '0801' } : { categoryCode: '0102' }),
    approval: onPaper('deputy', d('03-03')),
    ...more,
  });
  /** By the handler; by two where two are asked for (QP07). */
  const note = (petitionId: string, on: string, { two = false, ...said }: Note) => {
    const staffIds = [office.staff.handler.accountId, ...(two ? [office.staff.second.accountId] : [])];
    const input = { type: 'addNote', noteId: uuidv7(), occurredOn: on, staffIds, externalStaffCount: 0 };
    return act('handler', petitionId, { ...input, ...said }, on);
  };
  const evidenceOf = async (petitionId: string): Promise<string[]> =>
    (
      await new PaperDesk(office.runtime).open(office.staff.windowHead, petitionId, 'act')
    ).opened.state.notes.map(({ noteId }) => noteId);
  const end = async (petitionId: string, judgedOn: string, closedOn: string) => {
    await passGate(office, petitionId, 'closing', judgedOn);
    const approval = onPaper('deputy', closedOn);
    await act('windowHead', petitionId, { type: 'close', closedOn, approval }, closedOn);
  };
  return { act, onPaper, triage, note, evidenceOf, end };
}
