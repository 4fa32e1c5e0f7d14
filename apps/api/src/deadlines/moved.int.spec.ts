import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { hashRequest } from '#event-store';
import type { Viewer } from '#identity';
import { followCalendar } from '#jobs';
import { PaperDesk } from '#paperwork';
import { openTestOffice, signedBy, type TestOffice } from '../../../../test/support/office.js';
import { RenderDocumentHandler } from '../petitions/documents/render-document.handler.js';
import { RenderDocument } from '../petitions/petition.queries.js';
import { ListMovedClocksHandler } from './ahead.handlers.js';
import { ListMovedClocks } from './deadlines.queries.js';

jest.setTimeout(120_000);

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close());

const accepted = async (day: string): Promise<string> => {
  const { windowHead, handler } = office.staff;
  const { petitionId } = await office.register({}, day);
  const approval = signedBy(windowHead, day);
  const triage = {
    type: 'triage' as const,
    intakeDecision: 'handle',
    disposition: 'ZB',
    class: 'appeal',
    appealKind: 'item6',
    categoryCode: '0801',
    proposal: '拟由本机关办理',
    approval,
  };
  await office.act('windowHead', petitionId, triage, day);
  const designation = { type: 'designateHandler' as const, handlerId: handler.accountId, approval };
  await office.act('windowHead', petitionId, designation, day);
  await office.act('handler', petitionId, { type: 'accept', acceptedOn: day }, day);
  return petitionId;
};
const follow = () => followCalendar({ ...office.runtime, todayIs: () => '2026-11-25' });
const source = { docNo: '国办发明电〔2026〕7号', title: '2027年部分节假日安排', publishedOn: '2026-11-04' };
const days = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `2027-${month}-${String(from + at).padStart(2, '0')}`);
/** Made up: three days of rest from Sunday 24 January. */
const publish = () =>
  office.runtime.calendarBook.change(
    {
      type: 'publishHolidays',
      year: 2027,
      rest: [...days('01', 1, 3), ...days('01', 24, 26), ...days('05', 1, 5), ...days('10', 1, 7)],
      work: ['2027-02-20'],
      source,
    },
    {
      accountId: office.staff.admin.accountId,
      orgId: office.orgId,
      commandId: uuidv7(),
      requestHash: hashRequest({}),
      today: '2026-11-22',
    },
  );
const movedFor = (viewer: Viewer) =>
  new ListMovedClocksHandler(office.runtime).execute(new ListMovedClocks(viewer));
const listed = async (viewer: Viewer) => (await movedFor(viewer)).clocks;
const letter = async (viewer: Viewer, petitionId: string): Promise<string> => {
  const { body } = await new RenderDocumentHandler(new PaperDesk(office.runtime), office.runtime).execute(
    new RenderDocument(viewer, petitionId, 'movedDayNotice', 'print'),
  );
  return body.toString('utf8');
};

describe('letters to petitioners whose day a new calendar moves (K-04, K-21)', () => {
  it('lists the clocks whose day is another for people too, to whoever may see them, and drafts the letter', async () => {
    const moves = await accepted('2026-11-25');
    // its sixtieth day is a Tuesday: confirmed as it was, so nobody is written to
    const stays = await accepted('2026-11-20');
    expect(await listed(office.staff.windowHead)).toEqual([]);
    await expect(letter(office.staff.windowHead, moves)).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
    });

    await publish();
    await follow();
    const rows = await listed(office.staff.windowHead);
    expect(
      rows.map(({ petitionId, clock, before, after }) => ({ petitionId, clock, before, after })),
    ).toEqual([{ petitionId: moves, clock: '办理期限', before: '2027-01-24', after: '2027-01-27' }]);
    expect(rows.some(({ petitionId }) => petitionId === stays)).toBe(false);
    expect((await movedFor(office.staff.windowHead)).total).toBe(1);
    expect(await movedFor(office.county)).toEqual({ total: 0, clocks: [] });

    const text = await letter(office.staff.windowHead, moves);
    expect(text).toContain('关于期限变动的告知');
    expect(text).toContain('周某山');
    expect(text).toContain('因2027年部分节假日安排（国办发明电〔2026〕7号）公布放假安排');
    expect(text).toContain('办理期限，原为2027年1月24日届满，现为2027年1月27日届满。');
    await expect(letter(office.county, moves)).rejects.toMatchObject({ code: 'PETITION_NOT_FOUND' });
  });

  it('is noted once, however often the clocks follow the calendar', async () => {
    await follow();
    const { rows } = await office.db.pools.store.query('select from jobs.moved_day');
    expect(rows).toHaveLength(1);
  });
});
