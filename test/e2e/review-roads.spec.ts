import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, desk, openAction, openCase, passGate, possible, send, status } from './support/case-page.js';
import { ask } from './support/office.js';
import { MATTERS } from './support/paper-pages.js';
import { paperRoom } from './support/paper-room.js';

const REQUEST = '登记复查、复核请求';
const OPINION = '登记复查、复核意见';
const HEARING = '复核听证开始';

describe('review and recheck, round by round, walked on the page (R-40…R-44, R-47)', () => {
  const { room, pageOf, cases, step } = paperRoom('review-roads');

  /** An appeal whose answer the petitioner has in hand. */
  async function answered(): Promise<string> {
    const petitionId = await cases.reported(MATTERS.APPEAL);
    await passGate(pageOf('examiner'), petitionId);
    await cases.answered(petitionId);
    return petitionId;
  }

  /** The stage stands in the form already; who asks need not know how often was asked before. */
  async function request(page: Page, stage: '复查' | '复核', organ: string): Promise<void> {
    const form = await openAction(page, REQUEST);
    expect(await form.getByRole('radio', { name: stage, exact: true }).isChecked()).toBe(true);
    await form.getByRole('textbox', { name: `${stage}机关` }).fill(organ);
    await form.getByLabel('请求的理由').fill('对差额的计算有异议,请求重新核实。');
    await send(page, form);
  }

  const clocksOf = async (page: Page, petitionId: string) =>
    (
      await ask<{ clocks: { kind: string; startedOn: string; stoppedOn: string | null }[] }>(
        page,
        `/api/petitions/${petitionId}`,
      )
    ).clocks;
  const clock = async (petitionId: string, kind: string) =>
    (await clocksOf(pageOf('reception'), petitionId)).findLast((one) => one.kind === kind);

  step('the answer stands twice: review, its delivery, recheck, and the matter is ended', async () => {
    const petitionId = await answered();
    const page = pageOf('reception');
    await openCase(page, petitionId);
    expect(await status(page)).toBe('已送达');
    await request(page, '复查', '省委组织部');
    expect(await status(page)).toBe('复查中');
    expect(await desk(page).innerText()).toContain('复查期限');
    expect(await clock(petitionId, 'reviewWindow')).toMatchObject({ stoppedOn: room.today });

    await act(page, OPINION, async (form) => {
      await form.getByLabel('意见要点').fill('原处理意见认定事实清楚,适用依据正确,予以维持。');
    });
    expect(await status(page)).toBe('已复查');
    expect(await clock(petitionId, 'dueReview')).toMatchObject({ stoppedOn: room.today });
    // posted and not yet received: nobody can ask for a recheck of what he has not read
    expect(await possible(page, REQUEST).count()).toBe(0);
    await act(page, '登记复查、复核意见送达');
    expect(await status(page)).toBe('已送达');
    expect(await desk(page).innerText()).toContain('申请复核期间');

    await request(page, '复核', '中共中央组织部');
    expect(await status(page)).toBe('复核中');
    await act(page, OPINION, async (form) => {
      await form.getByLabel('意见要点').fill('复查意见正确,予以维持。');
      await form.getByLabel('信访人收到日').fill(room.today);
      await page.keyboard.press('Tab');
    });
    expect(await status(page)).toBe('已终结');
    for (const done of [REQUEST, OPINION]) expect(await possible(page, done).count()).toBe(0);
    const told = await page.locator('body').innerText();
    expect(told).toContain('复查意见:维持');
    expect(told).toContain('复核意见:维持');
    expect(room.seats.reception.complaints).toEqual([]);
  });

  step('a hearing of the recheck stands still, and its report lets the period go on (R-43)', async () => {
    const petitionId = await answered();
    const page = pageOf('reception');
    await openCase(page, petitionId);
    await request(page, '复查', '省委组织部');
    // no hearing in a review keeps its period from running
    expect(await possible(page, HEARING).count()).toBe(0);
    await act(page, OPINION, async (form) => {
      await form.getByLabel('意见要点').fill('予以维持。');
      await form.getByLabel('信访人收到日').fill(room.today);
      await page.keyboard.press('Tab');
    });
    await request(page, '复核', '中共中央组织部');
    await act(page, HEARING);
    expect(await status(page)).toBe('复核听证中');
    expect(await possible(page, OPINION).count()).toBe(0);
    await act(page, '复核听证完成');
    expect(await status(page)).toBe('复核中');
    expect(await possible(page, OPINION).count()).toBe(1);
  });

  step(
    'revoked: a new round with a clock of its own, whose answer can be reviewed again (R-47)',
    async () => {
      const petitionId = await answered();
      const page = pageOf('reception');
      await openCase(page, petitionId);
      await request(page, '复查', '省委组织部');
      await act(page, OPINION, async (form) => {
        await form.getByRole('radio', { name: '撤销', exact: true }).check();
        await form.getByLabel('重新办理期限').fill('30');
        await form.getByLabel('意见要点').fill('原意见认定事实不清,撤销,由原机关重新办理。');
      });
      expect(await status(page)).toBe('已复查');

      const handler = pageOf('handler');
      await openCase(handler, petitionId);
      await act(handler, '签收撤销意见重办');
      expect(await status(handler)).toBe('撤销重办');
      expect(await handler.locator('body').innerText()).toContain('第2轮');
      await cases.resultSubmitted(petitionId, MATTERS.APPEAL);
      await passGate(pageOf('examiner'), petitionId);
      await cases.answered(petitionId);

      await openCase(page, petitionId);
      await request(page, '复查', '省委组织部');
      expect(await status(page)).toBe('复查中');
      for (const seat of Object.values(room.seats)) expect(seat.complaints).toEqual([]);
    },
  );
});
