import { signedBy, type TestOffice } from './office.js';

/**
 * A letter of appeal that this office handles itself, given to its handler.
 * @shape receivedOn: day of receipt and registration; on: day of triage and designation; its id
 */
export async function designatedAppeal(
  office: TestOffice,
  { receivedOn, on }: { receivedOn: string; on: string },
): Promise<string> {
  const { staff } = office;
  const { petitionId } = await office.register({ receivedOn }, receivedOn);
  const approval = signedBy(staff.windowHead, on);
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
      approval,
    },
    on,
  );
  await office.act(
    'windowHead',
    petitionId,
    { type: 'designateHandler', handlerId: staff.handler.accountId, needToKnow: [], approval },
    on,
  );
  return petitionId;
}
