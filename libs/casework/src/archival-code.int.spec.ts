import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchSubscription } from '#projections';
import { openTestOffice, signedBy, type TestOffice } from '../../../test/support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

const DAY = '2026-03-03';
const indexed = () =>
  office.runtime.store.subscription(searchSubscription({ vault: office.runtime.vault })).catchUp();
const withdraw = async (petitionId: string): Promise<void> => {
  const approval = signedBy(office.staff.windowHead, DAY);
  await office.act(
    'windowHead',
    petitionId,
    { type: 'withdraw', withdrawnOn: DAY, evidence: '本人到场书面撤回', approval },
    DAY,
  );
};
const withdrawn = async (): Promise<string> => {
  const { petitionId } = await office.register({}, '2026-03-02');
  await withdraw(petitionId);
  return petitionId;
};
const archive = (petitionId: string, archivalCode: string) =>
  office.act(
    'windowHead',
    petitionId,
    { type: 'archive', archivalCode, retention: '10y', pageCount: 7, archivedOn: DAY },
    DAY,
  );

describe('a 档号 is given once (§6.5)', () => {
  it('is refused for another volume, however it is written, and told of no petition', async () => {
    const first = await withdrawn();
    await archive(first, 'Z001-XF·2026-D10-0007');
    await indexed();
    for (const again of ['Z001-XF·2026-D10-0007', ' z001-XF·2026-D10-0007 ', 'Z001-XF·2026-D10- 0007']) {
      const refused = archive(await withdrawn(), again);
      await expect(refused).rejects.toMatchObject({
        code: 'ARCHIVAL_CODE_TAKEN',
        detail: { field: 'archivalCode' },
      });
      await expect(refused).rejects.not.toThrow(/来信/);
    }
    for (const other of ['Z001-XF·2026-D10-00071', 'Z001-XF·2026-D10-0008'])
      expect((await archive(await withdrawn(), other)).status).toBe('archived');
  });

  it('is refused before the search index has followed, and to one of two who give it in the same moment', async () => {
    const [first, second, third] = [await withdrawn(), await withdrawn(), await withdrawn()];
    await archive(first, 'Z001-XF·2026-D10-0200');
    await expect(archive(second, 'z001-XF·2026-D10- 0200')).rejects.toMatchObject({
      code: 'ARCHIVAL_CODE_TAKEN',
    });
    const both = await Promise.allSettled([
      archive(second, 'Z001-XF·2026-D10-0201'),
      archive(third, 'Z001-XF·2026-D10-0201'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ARCHIVAL_CODE_TAKEN' },
    });
  });

  it('is shared by a petition with the one it was merged into: they lie in one volume', async () => {
    const { petitionId: main } = await office.register({}, '2026-03-02');
    const { petitionId: merged } = await office.register({}, '2026-03-02');
    const approval = signedBy(office.staff.windowHead, DAY);
    await office.act(
      'windowHead',
      merged,
      {
        type: 'triage',
        intakeDecision: 'mergeInto',
        disposition: 'HB',
        class: 'appeal',
        appealKind: 'item6',
        categoryCode: '0801',
        mergedInto: main,
        proposal: '并入前件',
        reason: '同一事项',
        approval,
      },
      DAY,
    );
    await office.act(
      'windowHead',
      merged,
      {
        type: 'notify',
        kind: 'mergeNotice',
        title: '受理告知书',
        addressee: '周某山',
        route: '并入前件一并办理',
        method: 'handed',
        issuedOn: DAY,
        sentOn: DAY,
        onTheSpot: false,
      },
      DAY,
    );
    // neither into each other nor into one that has ended: nobody would handle them (§1.14)
    const intoMerged = { intakeDecision: 'mergeInto', disposition: 'HB', mergedInto: merged };
    const asAppeal = { class: 'appeal', appealKind: 'item6', categoryCode: '0801', proposal: '并入前件' };
    const ring = { type: 'triage', ...asAppeal, ...intoMerged, reason: '同一事项', approval } as const;
    await expect(office.act('windowHead', main, ring, DAY)).rejects.toMatchObject({
      code: 'MERGE_MAIN_MERGED',
    });
    await withdraw(main);
    const { petitionId: later } = await office.register({}, '2026-03-02');
    await expect(office.act('windowHead', later, { ...ring, mergedInto: main }, DAY)).rejects.toMatchObject({
      code: 'MERGE_MAIN_NOT_OPEN',
    });
    await archive(merged, 'Z001-XF·2026-D10-0100');
    await indexed();
    expect((await archive(main, 'Z001-XF·2026-D10-0100')).status).toBe('archived');
    await indexed();
    await expect(archive(await withdrawn(), 'Z001-XF·2026-D10-0100')).rejects.toMatchObject({
      code: 'ARCHIVAL_CODE_TAKEN',
    });
  });
});
