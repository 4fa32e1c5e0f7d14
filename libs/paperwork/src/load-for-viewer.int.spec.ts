import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestOffice, signedBy, type TestOffice } from '../../../test/support/office.js';
import { documentCaseOf } from './document-case-of.js';
import { loadForViewer } from './load-for-viewer.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

describe('the people whom a case names', () => {
  it('keep their names on page and paper when they belong to another organisation by now', async () => {
    const { staff, runtime, countyId, db } = office;
    const { petitionId } = await office.register({}, '2026-03-02');
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
        approval: signedBy(staff.leader, '2026-03-03', true),
      } as never,
      '2026-03-03',
    );
    const signerName = async () => {
      const opened = await loadForViewer(runtime, staff.windowHead, petitionId);
      const rights = { mayKnowReporter: false, superior: null };
      return documentCaseOf(opened, rights).nameOf(staff.leader.accountId);
    };
    expect(await signerName()).toBe(staff.leader.displayName);
    // moved to the county: he signed all the same
    await db.pools.owner.query('update idn.account set org_id = $2 where id = $1', [
      staff.leader.accountId,
      countyId,
    ]);
    expect(await signerName()).toBe(staff.leader.displayName);
  });
});
