import { v7 as uuidv7 } from 'uuid';
import { hashRequest } from '#event-store';
import type { TestOffice } from './office.js';

/** Lets everybody write to the unit over the public page, from this day on. */
export async function openPublicPages(office: TestOffice, from = '2026-03-02'): Promise<void> {
  const { accountId, orgId } = office.staff.admin;
  const command = {
    type: 'setParameter',
    key: 'publicPages',
    value: true,
    from,
    to: null,
    forBelow: false,
    orgId,
    reason: '部务会决定开通',
    basis: { docNo: '宛组通〔2026〕3号', title: '关于开通网上反映的通知', decidedOn: from },
  } as const;
  await office.runtime.profiles.change(command, {
    accountId,
    orgId,
    commandId: uuidv7(),
    requestHash: hashRequest(command),
    today: from,
  });
}
