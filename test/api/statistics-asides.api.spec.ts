import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { designatedAppeal } from '../support/designated-appeal.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
let leader: ApiClient;
let petitionId = '';

beforeAll(async () => {
  api = await openTestApi();
  leader = await api.signInAs('leader');
  petitionId = await designatedAppeal(api.office, { receivedOn: '2026-07-06', on: '2026-07-07' });
  await api.office.act('handler', petitionId, { type: 'accept', acceptedOn: '2026-07-08' }, '2026-07-08');
}, 240_000);
afterAll(() => api?.close(), 120_000);

const figure = async (key: string, more = ''): Promise<number> => {
  const { body } = await leader.get(`/api/statistics/quarter?period=2026Q3&asOf=2026-09-30${more}`);
  return [...body.work, ...body.indicators].find(
    (one: { key?: string; id?: string }) => (one.key ?? one.id) === key,
  );
};
const supervise = (on: string | null, input: object, day: string) =>
  api.office.affair('windowHead', { category: 'supervision', on }, input as never, day);

describe('what other streams say of a petition counts in its figures (I-25, I-25b, I-25c)', () => {
  it('催办 and 督办 by their days, a round by its feedback; and not before they were recorded', async () => {
    expect(await figure('supervised')).toMatchObject({ current: 0 });
    await api.office.affair(
      'windowHead',
      { category: 'urging' },
      { type: 'urgePetition', petitionId, cause: 'SUP-02', title: '请抓紧办理' } as never,
      '2026-08-03',
    );
    const { affairId } = await supervise(
      null,
      { type: 'openSupervision', petitionId, cause: 'SUP-05', title: '某件超期' },
      '2026-08-10',
    );
    await supervise(
      affairId,
      { type: 'inspect', on: '2026-08-10', feedbackDueOn: '2026-08-20', requirement: '书面说明' },
      '2026-08-10',
    );
    expect(await figure('urged')).toMatchObject({ current: 1 });
    expect(await figure('supervised')).toMatchObject({ current: 1 });
    expect(await figure('I-25c')).toMatchObject({ numerator: 0, denominator: 1 });
    // the supervision counts from the day on which it was recorded, in the history of the row as well
    expect(await figure('supervised', '&knownOn=2026-08-05')).toMatchObject({ current: 0 });
    expect(await figure('urged', '&knownOn=2026-08-05')).toMatchObject({ current: 1 });
  });
});
