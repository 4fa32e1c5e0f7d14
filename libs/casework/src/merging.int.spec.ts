import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestOffice, signedBy, type TestOffice } from '../../../test/support/office.js';

const DAY = '2026-03-05';
let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

const registered = async (): Promise<string> => (await office.register({}, '2026-03-02')).petitionId;
const triage = (petitionId: string, more: object) =>
  office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: '拟办',
      reason: '理由',
      approval: signedBy(office.staff.windowHead, DAY),
      ...more,
    } as never,
    DAY,
  );
const merge = (petitionId: string, mergedInto: string) =>
  triage(petitionId, { intakeDecision: 'mergeInto', disposition: 'HB', mergedInto });

describe('并案 (§1.14)', () => {
  it('of two that are merged into each other at once goes through for one alone', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await registered(), await registered()];
      const both = await Promise.allSettled([merge(one, other), merge(other, one)]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'MERGE_MAIN_MERGED' },
      });
    }
  }, 60_000);

  it('by mistake is undone by 激活: the road is chosen anew, and it may be a main petition again', async () => {
    const [main, mistaken, later] = [await registered(), await registered(), await registered()];
    await merge(mistaken, main);
    await office.act('windowHead', mistaken, { type: 'reactivate', reason: '不是同一事项' }, DAY);
    const road = { intakeDecision: 'handle', disposition: 'ZB' };
    expect((await triage(mistaken, road)).status).toBe('triaged');
    expect((await merge(later, mistaken)).status).toBe('merged');
  }, 60_000);
});
