import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { foldLoaded } from '#casework';
import { withViewer } from '#identity';
import { inboxRows, watchOffice, wordsSubscription } from '../index.js';
import { signedBy } from '../../../../test/support/office.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(180_000);

const DAY = '2026-03-03';
let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 180_000);
afterAll(() => office.close());

const inboxOf = (viewer: ReminderOffice['county']) =>
  withViewer(office.db.pools.reader, viewer, (client) => inboxRows(client, { before: null, limit: 100 }));

const stateOf = async (petitionId: string) => {
  const state = foldLoaded(await office.runtime.store.load(office.db.pools.store, petitionId));
  if (state === null) throw new Error('no such petition');
  return state;
};

/** A letter that the county answers: what it is here, and what it is there. */
async function sentDown() {
  const { petitionId } = await office.register({}, DAY);
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'passDown',
      disposition: 'YJG',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      targetOrgId: office.countyId,
      proposal: '属县管辖,交办要结果',
      reason: '属县管辖',
      approval: signedBy(office.staff.leader, DAY, true),
    },
    DAY,
  );
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'sendDown',
      method: 'electronic',
      sentOn: DAY,
      requirement: '请核实并报结果',
      dueOn: '2026-05-04',
    },
    DAY,
  );
  const child = await stateOf((await stateOf(petitionId)).below?.childId ?? '');
  return { petitionId, childId: child.petitionId, childNo: child.arrival.displayNo };
}

describe('a supervision of a petition that a unit below answers (§1.7)', () => {
  it('is heard there, in its own file, with the day; so is each urging and the ladder of the period', async () => {
    const { petitionId, childId, childNo } = await sentDown();
    const { affairId, numbers } = await office.affair(
      'deputy',
      { category: 'supervision' },
      { type: 'openSupervision', petitionId, cause: 'SUP-05', title: '久拖不办' },
      DAY,
    );
    const { rows } = await office.db.pools.store.query(
      `select (facts ->> 'targetOrgId')::int as answers from rm.affair where affair_id = $1`,
      [affairId],
    );
    expect(rows).toEqual([{ answers: office.countyId }]);
    const on = { category: 'supervision', on: affairId };
    await office.affair(
      'deputy',
      on,
      { type: 'inspect', feedbackDueOn: '2026-03-13', requirement: '查明原因' },
      DAY,
    );
    await office.affair('windowHead', on, { type: 'urge', words: '请尽快' }, DAY);
    await office.affair(
      'windowHead',
      { category: 'urging' },
      { type: 'urgePetition', petitionId, cause: 'SUP-05', title: '请尽快报结果' },
      DAY,
    );
    const words = office.runtime.store.subscription(wordsSubscription(office.parts));
    await words.catchUp();
    await words.catchUp();
    const heard = (await inboxOf(office.county)).filter(({ displayNo }) => displayNo === childNo);
    expect(heard.map(({ sentence }) => sentence).sort()).toEqual(
      [
        `${childNo}:上级机关对本件督办,请抓紧办理,2026-03-13(含当日)前向上级机关书面反馈`,
        `${childNo}:上级机关的督办有催办,请抓紧办理并向上级机关书面反馈`,
        `${childNo}:上级机关催办本件,请抓紧办理并向上级机关报告进展`,
      ].sort(),
    );
    // it leads into the file that the county has, where it goes on; the number of the superior's file stays with the superior
    expect(heard.map((row) => [row.petitionId, row.supervision])).toEqual(Array(3).fill([childId, false]));
    // our own hear it as before
    expect((await inboxOf(office.staff.windowHead)).map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining('收到督办通知'),
    );

    office.goTo('2026-03-13');
    await watchOffice(office.parts);
    await watchOffice(office.parts);
    const near = (await inboxOf(office.county)).filter(({ sentence }) => sentence.includes('督办反馈期限'));
    expect(near).toHaveLength(1);
    expect(near[0]).toMatchObject({ petitionId: childId, displayNo: childNo, supervision: false });
    expect(near[0]?.sentence).not.toContain(numbers[0] ?? '信督');
  });

  it('is not heard there once the matter has come back', async () => {
    const { petitionId, childNo } = await sentDown();
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'recallAssignment',
        recalledOn: DAY,
        reason: '改由本部直接办理',
        approval: signedBy(office.staff.leader, DAY, true),
      },
      DAY,
    );
    await office.affair(
      'windowHead',
      { category: 'urging' },
      { type: 'urgePetition', petitionId, cause: 'SUP-05', title: '请尽快报结果' },
      DAY,
    );
    await office.runtime.store.subscription(wordsSubscription(office.parts)).catchUp();
    const sentences = (await inboxOf(office.county)).map(({ sentence }) => sentence);
    expect(sentences.filter((one) => one.startsWith(childNo) && one.includes('催办'))).toEqual([]);
  });
});
