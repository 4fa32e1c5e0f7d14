import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, PASSWORD, registerOver, STAFF } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { type PublicPages, startPages } from './support/public-pages.js';

const PUBLIC_ADDRESS = 'https://chaxun.example.invalid/';

describe('the petitioner on his telephone (R-06)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xinfang-desk-'));
  const secretFile = join(folder, 'secret');
  let program: Program;
  let browser: Browser;
  let pages: PublicPages;
  let clerk: Seat;
  let phone: Page;
  let today: string;
  let queryCode = '';
  const step = journey('petitioner-desk', () => browser);

  beforeAll(async () => {
    writeFileSync(secretFile, 'x'.repeat(40), { mode: 0o600 });
    const settings = { PETITIONER_SECRET_FILE: secretFile, PETITIONER_URL: PUBLIC_ADDRESS };
    [program, browser] = await Promise.all([startProgram(settings), openBrowser()]);
    pages = await startPages({ ...settings, PETITIONER_API: program.address });
    clerk = await sitDown(browser, program.address);
    await installOffice(clerk.context, program.code);
    await hireStaff(clerk.context, ['reception']);
    await clerk.context.request.post('/api/session', {
      data: { login: STAFF.reception.login, password: PASSWORD },
    });
    ({ today } = await ask<{ today: string }>(clerk.page, '/api/session'));
    const context = await browser.newContext({
      baseURL: pages.address,
      viewport: { width: 360, height: 740 },
      locale: 'zh-CN',
      javaScriptEnabled: false,
    });
    phone = await context.newPage();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 240_000);

  const askFor = async (code: string) => {
    await phone.goto('/');
    await phone.getByLabel('查询码').fill(code);
    await phone.keyboard.press('Enter');
    await phone.waitForURL('**/progress');
  };
  const steps = async () =>
    (await phone.locator('ol.road li').allInnerTexts()).map((text) => text.split(/\s/)[0]);

  step('is told with the code where to ask', async () => {
    const { page } = clerk;
    await page.goto('/register');
    await page.getByRole('heading', { name: '登记' }).first().waitFor();
    const done = await registerOver(page, {
      channel: 'letter',
      origin: 'direct',
      receivedOn: today,
      anonymity: 'realName',
      petitionerType: 'citizen',
      title: '反映补贴事',
      content: '反映补贴没有发齐',
      subjects: [{ role: 'petitioner', name: '仲守业' }],
      matters: [
        {
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0801',
          purpose: 'claim',
          summary: '补贴',
          points: ['补发'],
        },
      ],
    });
    const { queryAt, queryCode: code } = done as unknown as { queryAt: string; queryCode: string };
    expect(queryAt).toBe(PUBLIC_ADDRESS);
    queryCode = code;
  });

  step(
    'asks without a script, at the width of a telephone, and learns the step and nothing else',
    async () => {
      // the search index has a code a moment after the registration
      for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
        await askFor(queryCode.toLowerCase());
        if ((await phone.locator('ol.road').count()) > 0) break;
        await new Promise((resolve) => setTimeout(resolve, 3_500));
      }
      expect(await steps()).toEqual(['已收到', '受理', '办理', '答复', '办结']);
      expect(await phone.locator('main').innerText()).not.toMatch(/仲守业|补贴|宛组/);
      expect(phone.url()).not.toContain(queryCode.slice(0, 4));
      const { width } = (await phone.locator('html').boundingBox()) ?? { width: 0 };
      expect(width).toBeLessThanOrEqual(360);
      expect(await phone.title()).toBe('办理进度查询');
    },
  );

  step('is told of a slip of the finger and keeps what he typed', async () => {
    await askFor('7KQM-2XHD');
    expect(await phone.getByRole('alert').innerText()).toContain('查询码不对');
    expect(await phone.getByLabel('查询码').inputValue()).toBe('7KQM-2XHD');
  });

  step('is told to come again while the office is down, and keeps his page', async () => {
    expect(clerk.complaints).toEqual([]);
    await clerk.context.close();
    await program.stop();
    await askFor(queryCode);
    expect(await phone.getByRole('alert').innerText()).toContain('暂时办不了');
  });
});
