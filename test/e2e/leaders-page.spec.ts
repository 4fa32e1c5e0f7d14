/** The quarter's page as a leader reads it: one screen, one sheet, two clicks to a comparison (§2.8, §3.2). */
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown } from './support/browser.js';
import { journey } from './support/journey.js';
import { ask } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

const SCREEN = { width: 1366, height: 768 };
const PASSWORD = 'Yanshi@2026';
const PARTS = ['渠道', '类别', '重点方面', '四关', '督办', '排名', '预警'];

type Quarter = {
  period: string;
  total: { current: number };
  organisations: { orgId: number; total: number }[];
};

const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

describe('the quarter as a leader reads it', () => {
  let program: Program;
  let browser: Browser;
  let page: Page;
  let period = '';
  const step = journey('leaders-page', () => browser);
  const totalOf = async (query: string): Promise<number> =>
    (await ask<Quarter>(page, `/api/statistics/quarter?${query}`)).total.current;
  /** First line of the comparison: 总量. @shape numbers of the left and the right column */
  const compared = async (): Promise<number[]> => {
    const cells = page.locator('.compared tbody').first().locator('tr').first().locator('td.now');
    await cells.nth(1).waitFor();
    return (await cells.allTextContents()).map(Number);
  };
  const compareWith = async (choice: string): Promise<void> => {
    await page.getByLabel('比较').click();
    await page.locator('.ant-select-item-option', { hasText: choice }).first().click();
  };

  beforeAll(async () => {
    program = await startProgram({ XINFANG_DEMO: '1' });
    browser = await openBrowser();
    ({ page } = await sitDown(browser, program.address));
    await page.setViewportSize(SCREEN);
    await signIn(page, 'buzhang', PASSWORD);
  }, 480_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  step('stands on one screen without a click, and on one printed A4', async () => {
    const { today } = await ask<{ today: string }>(page, '/api/session');
    period = quarterOf(today);
    await page.goto(`/statistics?period=${period}`);
    const sheet = page.locator('.sheet-a4');
    await sheet.waitFor();
    const words = await sheet.textContent();
    for (const part of PARTS) expect(words).toContain(part);
    const box = await sheet.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(SCREEN.height);
    const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(pdf.getPageCount()).toBe(1);
  });

  step('keeps its names and buttons in sight at 125 %', async () => {
    await page.setViewportSize({ width: 1093, height: 614 });
    const beyond = await page.locator('main').evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(beyond).toBeLessThanOrEqual(1);
    await page.setViewportSize(SCREEN);
  });

  step(
    'two quarters are beside each other after two clicks, each number as the server counts it',
    async () => {
      const before = period.endsWith('Q1')
        ? `${Number(period.slice(0, 4)) - 1}Q4`
        : `${period.slice(0, 5)}${Number(period.slice(5)) - 1}`;
      const { orgId } = await ask<{ orgId: number }>(page, '/api/session');
      await compareWith(`${before.slice(0, 4)} 年第 ${before.slice(5)} 季度`);
      const common = `orgId=${orgId}&withSubordinates=true`;
      expect(await compared()).toEqual([
        await totalOf(`period=${period}&${common}`),
        await totalOf(`period=${before}&${common}`),
      ]);
    },
  );

  step('so are two organisations', async () => {
    const { orgId } = await ask<{ orgId: number }>(page, '/api/session');
    const { organisations } = await ask<{ organisations: { id: number; name: string }[] }>(
      page,
      '/api/directory',
    );
    const county = organisations.find(({ id }) => id !== orgId);
    if (county === undefined) throw new Error('the demonstration has one organisation only');
    await page.goto(`/statistics?period=${period}`);
    await compareWith(county.name);
    const [own, theirs] = await compared();
    expect(own).toBe(await totalOf(`period=${period}&orgId=${orgId}&withSubordinates=true`));
    expect(theirs).toBe(await totalOf(`period=${period}&orgId=${county.id}&withSubordinates=true`));
  });

  step('a figure leads to its petitions, and the list says how much of it one may not open', async () => {
    const { orgId } = await ask<{ orgId: number }>(page, '/api/session');
    await page.goto(`/statistics?period=${period}`);
    const total = await totalOf(`period=${period}&orgId=${orgId}&withSubordinates=true`);
    await page
      .locator('a.figure', { hasText: new RegExp(`^${total}$`, 'u') })
      .first()
      .click();
    const note = page.getByRole('note');
    await note.getByText(`统计的数是 ${total}`).waitFor();
    expect(await note.textContent()).toMatch(/其中 \d+ 在您的知悉范围以外/u);
    await note.getByRole('link', { name: '回到统计' }).click();
    await page.locator('.sheet-a4').waitFor();
  });

  step('a first quarter says how the Lunar New Year distorts it', async () => {
    await page.goto(`/statistics?period=${period.slice(0, 4)}Q1`);
    await page.getByText(/春节/u).first().waitFor();
  });

  step('says in words what its picture shows in colours', async () => {
    await page.goto(`/statistics?period=${period}`);
    const picture = page.locator('.sheet-a4 [role=img][aria-label^="各渠道"]');
    await picture.waitFor();
    const { byChannel } = await ask<{
      byChannel: { zh: string; current: number; previous: number | null; lastYear: number | null }[];
    }>(page, `/api/statistics/quarter?period=${period}`);
    const words = (await picture.getAttribute('aria-label')) ?? '';
    expect(byChannel.length).toBeGreaterThan(0);
    for (const { zh, current, previous, lastYear } of byChannel)
      if (current + (previous ?? 0) + (lastYear ?? 0) > 0)
        expect(words).toContain(
          `${zh} ${current} 件(上期 ${previous ?? '未在本系统登记'}、上年同期 ${lastYear ?? '未在本系统登记'})`,
        );
  });
});
