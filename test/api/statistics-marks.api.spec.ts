import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stats } from '../../apps/cli/src/commands/stats.js';
import { designatedAppeal } from '../support/designated-appeal.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let leader: ApiClient;
let petitionId = '';

beforeAll(async () => {
  api = await openTestApi();
  leader = await api.signInAs('leader');
  petitionId = await designatedAppeal(api.office, { receivedOn: '2026-07-06', on: '2026-07-07' });
}, 240_000);
afterAll(() => api?.close(), 120_000);

const figure = async (id: string, more = ''): Promise<{ numerator: number; denominator: number }> => {
  const { body } = await leader.get(`/api/statistics/quarter?period=2026Q3&asOf=2026-09-30${more}`);
  return body.indicators.find((one: { id: string }) => one.id === id);
};
const members = async (ref: string) =>
  (await leader.get(`/api/statistics/members?${new URLSearchParams({ ref }).toString()}`)).body;
const mark = (category: string, on: string | null, input: object, day: string) =>
  api.office.affair('windowHead', { category, on }, input as never, day);
/** The page's own figures against every stream folded anew. */
const check = async (): Promise<string | undefined> => {
  const lines: string[] = [];
  await stats.run({
    runtime: api.office.runtime,
    words: [],
    options: { period: '2026Q3', 'as-of': '2026-09-30', check: true },
    say: (line) => lines.push(line),
  });
  return lines.at(-1);
};

describe('event → fact → figure of what had no writer before', () => {
  it('I-18 包案: from the leader’s taking it to his release, and its petition behind it', async () => {
    const { staff } = api.office;
    expect(await figure('I-18')).toMatchObject({ denominator: 0 });
    const sponsor = (sponsorId: string | null, day: string) =>
      api.office.act(
        'windowHead',
        petitionId,
        {
          type: 'sponsorCase',
          sponsorId,
          assignedOn: day,
          ...(sponsorId === null ? { reason: '已化解' } : {}),
        },
        day,
      );
    await sponsor(staff.deputy.accountId, '2026-07-20');
    const rate = (await figure('I-18')) as unknown as { denominatorRef: string };
    expect(rate).toMatchObject({ numerator: 0, denominator: 1 });
    expect((await members(rate.denominatorRef)).items).toEqual([
      expect.objectContaining({ kind: 'petition', id: petitionId, adds: 1 }),
    ]);
    // a fact that an urging lays beside the row takes nothing of it away
    await mark(
      'urging',
      null,
      { type: 'urgePetition', petitionId, cause: 'SUP-02', title: '请抓紧' },
      '2026-07-21',
    );
    expect(await figure('I-18')).toMatchObject({ denominator: 1 });
    await sponsor(null, '2026-08-20');
    expect(await figure('I-18')).toMatchObject({ denominator: 1 });
    // released before the next quarter began
    const later = await leader.get('/api/statistics/quarter?period=2026Q4&asOf=2026-11-20');
    expect(later.body.indicators.find(({ id }: { id: string }) => id === 'I-18').denominator).toBe(0);
    expect(await check()).toContain('= 逐件折算');
  });

  it('I-16 答复公开: decided with a day, published or not by then', async () => {
    expect(await figure('I-16')).toMatchObject({ denominator: 0 });
    const { affairId } = await mark(
      'publication',
      null,
      { type: 'decidePublication', petitionId, dueOn: '2026-09-10', title: '津贴政策答复' },
      '2026-08-25',
    );
    expect(await figure('I-16')).toMatchObject({ numerator: 0, denominator: 1 });
    await mark('publication', affairId, { type: 'publishAnswer', place: '党建网' }, '2026-09-08');
    expect(await figure('I-16')).toMatchObject({ numerator: 1, denominator: 1 });
    // and as it was known before it was put up
    expect(await figure('I-16', '&knownOn=2026-09-01')).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await check()).toContain('= 逐件折算');
  });

  it('排除统计 touches rates alone, is named beside them, and can be lifted (§3.1 no. 6)', async () => {
    const page = async () => (await leader.get('/api/statistics/quarter?period=2026Q3&asOf=2026-09-30')).body;
    const before = await page();
    expect(await figure('I-20')).toMatchObject({ numerator: 1, denominator: 1 });
    const { affairId } = await mark(
      'stat-exclusion',
      null,
      { type: 'setExclusion', petitionId, title: '演练件' },
      '2026-09-09',
    );
    const excluded = await page();
    expect(excluded.total.current).toBe(before.total.current);
    expect(await figure('I-20')).toMatchObject({ numerator: 0, denominator: 0 });
    expect(excluded.notes.join()).toContain('标明排除统计 1 件');
    expect(await check()).toContain('= 逐件折算');
    await mark('stat-exclusion', affairId, { type: 'liftExclusion', reason: '核实无误' }, '2026-09-10');
    expect(await figure('I-20')).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await check()).toContain('= 逐件折算');
  });
});
