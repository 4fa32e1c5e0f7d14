import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { ADMIN, OFFICE, PASSWORD } from './support/office.js';
import { journey } from './support/journey.js';
import { startProgram, type Program } from './support/program.js';
import { fillSetup, NOTICE, signIn, signOut } from './support/session-pages.js';

describe('first run: from the one-time code to an administrator who signs in and out', () => {
  let program: Program;
  let browser: Browser;
  let seat: Seat;

  const step = journey('first', () => browser);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    seat = await sitDown(browser, program.address);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  step('leads whoever opens the address to the set-up page', async () => {
    await seat.page.goto('/');
    await seat.page.waitForURL('**/setup');
    await seat.page.getByRole('heading', { name: '首次设置' }).waitFor();
    await seat.page.getByText(NOTICE).waitFor();
  });

  step('refuses a wrong code in Chinese and installs nothing', async () => {
    const { page } = seat;
    await fillSetup(page, 'AAAA-BBBB-CCCC');
    const problem = page.getByRole('alert').first();
    await problem.waitFor();
    expect(await problem.innerText()).toMatch(/一次性代码/);
    const state = (await (await page.request.get('/api/setup')).json()) as { installed: boolean };
    expect(state.installed).toBe(false);
    // what has been typed stays
    expect(await page.getByLabel('单位名称').inputValue()).toBe(OFFICE.name);
  });

  step('sets up with the right code and leads to the sign-in page', async () => {
    await fillSetup(seat.page, program.code);
    await seat.page.waitForURL('**/login*');
    await seat.page.getByText(NOTICE).waitFor();
  });

  step('refuses a wrong password without saying which of the two was wrong', async () => {
    const { page } = seat;
    await page.getByLabel('账号').fill(ADMIN.login);
    await page.getByLabel('密码').fill('Bushi#2026-mima');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    const wrongPassword = await page.getByRole('alert').first().innerText();
    await page.getByLabel('账号').fill('meiyou');
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('/api/session') && one.request().method() === 'POST'),
      page.getByRole('button', { name: '登录', exact: true }).click(),
    ]);
    expect(answer.status()).toBe(401);
    expect(await page.getByRole('alert').first().innerText()).toBe(wrongPassword);
    expect(wrongPassword).toMatch(/[\u4e00-\u9fff]/);
  });

  step('signs in, shows the notice on each page that the rail leads to, and signs out', async () => {
    const { page } = seat;
    await signIn(page, ADMIN.login, PASSWORD);
    const rail = page.getByRole('navigation', { name: '主导航' });
    expect(await rail.getByRole('link').allInnerTexts()).toEqual(['收件箱', '管理']);
    for (const link of await rail.getByRole('link').all()) {
      await link.click();
      await page.locator('main h1, main .state').first().waitFor();
      expect(await page.getByText(NOTICE).count()).toBe(1);
    }
    await page.goto('/nirgends');
    await page.getByText(NOTICE).waitFor();
    await signOut(page, ADMIN.name);
    await page.goto('/admin');
    await page.waitForURL('**/login*');
    expect((await page.request.get('/api/accounts')).status()).toBe(401);
  });

  step('reads a page again by itself once the database is back', async () => {
    const { page } = seat;
    await signIn(page, ADMIN.login, PASSWORD);
    let isAway = true;
    await page.route('**/api/accounts', (route) =>
      isAway
        ? route.fulfill({
            status: 503,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 503, code: 'DATABASE_UNAVAILABLE', title: '暂时不可用' }),
          })
        : route.continue(),
    );
    await page.goto('/admin');
    await page.getByText('恢复以后本页自动重读').waitFor();
    isAway = false;
    // nobody presses 再试一次
    await page.getByRole('cell', { name: ADMIN.login, exact: true }).waitFor();
    await page.unroute('**/api/accounts');
    // the browser writes our own 503 to the console
    const others = seat.complaints.filter((complaint) => !complaint.includes('status of 503'));
    seat.complaints.splice(0, seat.complaints.length, ...others);
    await page.goto('/inbox');
    await signOut(page, ADMIN.name);
  });

  step('shows the queue behind the background to the administrator alone, and only to look at', async () => {
    const { page } = seat;
    const board = '/api/operations/queue-board';
    expect((await page.request.get(board)).status()).toBe(404);
    await signIn(page, ADMIN.login, PASSWORD);
    await page.goto('/admin');
    await page.getByRole('tab', { name: '后台' }).click();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: '打开后台队列' }).click(),
    ]);
    await opened.getByText('background', { exact: true }).first().waitFor();
    const { queues } = (await (await page.request.get(`${board}/api/queues`)).json()) as {
      queues: { name: string; readOnlyMode: boolean }[];
    };
    expect(queues).toMatchObject([{ name: 'background', readOnlyMode: true }]);
    expect((await page.request.put(`${board}/api/queues/background/pause`)).status()).toBe(404);
    await opened.close();
    await signOut(page, ADMIN.name);
  });

  step('answers the set-up page no more once installed', async () => {
    const { page } = seat;
    await page.goto('/setup');
    await page.waitForURL('**/login*');
    const again = await page.request.post('/api/setup', {
      data: {
        code: program.code,
        organisationName: '别的单位',
        organisationCode: '999999Z',
        shortCode: '别',
        level: 'city',
        smallOffice: false,
        adminLogin: 'another',
        adminName: '别人',
        adminPassword: PASSWORD,
      },
    });
    expect(again.status()).toBeGreaterThanOrEqual(400);
    expect(again.status()).toBeLessThan(500);
  });

  step('never asked another address and never broke its own policy', async () => {
    expect(seat.complaints).toEqual([]);
  });
});
