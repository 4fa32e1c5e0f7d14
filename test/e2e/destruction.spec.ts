import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { openCase, pick, status } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, registerOver, STAFF, type StaffName } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

const NEEDED: StaffName[] = ['reception', 'windowHead', 'handler', 'deputy', 'leader'];

describe('档案销毁 (§6.5): an old file, from the table of what is due to the line that stays', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let ids: Record<string, string> = {};
  const files: { petitionId: string; displayNo: string }[] = [];
  const step = journey('destruction', () => browser);
  const pageOf = (name: StaffName): Page => seats[name].page;

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    ids = await hireStaff(door.context, NEEDED);
    await door.context.close();
    for (const name of NEEDED) {
      seats[name] = await sitDown(browser, program.address);
      await signIn(seats[name].page, STAFF[name].login);
    }
    for (const year of [2012, 2013]) files.push(await filed(year, '10y'));
    files.push(await filed(2013, 'permanent'));
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  async function tell(petitionId: string, path: string, data: object): Promise<void> {
    const head = pageOf('windowHead');
    const { version } = await ask<{ version: number }>(head, `/api/petitions/${petitionId}`);
    const answer = await head.request.post(`/api/petitions/${petitionId}/${path}`, {
      data,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  }

  /** Of a paper register: came, was withdrawn and put away years ago. */
  async function filed(year: number, retention: string) {
    const opened = await registerOver(pageOf('windowHead'), {
      channel: 'letter',
      origin: 'direct',
      receivedOn: `${year}-03-05`,
      backdatingEvidence: `纸质卷${year}-17`,
      anonymity: 'realName',
      subjects: [{ role: 'petitioner', name: '周望川', address: '某县某镇某村3号' }],
      matters: [
        {
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0801',
          purpose: 'claim',
          summary: '请求补发津贴',
          points: ['补发津贴'],
        },
      ],
      title: '请求补发工龄津贴',
      content: '本人请求补发工龄津贴并说明情况。',
    });
    const left = `${year}-03-07`;
    await tell(opened.petitionId, 'withdraw', {
      withdrawnOn: left,
      evidence: '本人到场书面撤回',
      approval: { signerId: ids['windowHead'], capacity: 'windowHead', signedOn: left, onPaper: false },
    });
    await tell(opened.petitionId, 'archive', {
      archivalCode: `Z001-XF·${year}-D10-${String(files.length + 1).padStart(4, '0')}`,
      retention,
      pageCount: 7,
      archivedOn: `${year}-03-28`,
    });
    return opened;
  }

  const form = (page: Page): Locator => page.locator('form.command-form');
  async function send(page: Page): Promise<void> {
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().includes('/api/destructions'),
    );
    await form(page).locator('button[type=submit]').click();
    const answer = await answered;
    if (!answer.ok()) throw new Error(`refused: ${await answer.text()}`);
    await form(page).waitFor({ state: 'detached' });
  }
  /** Opens the only list and begins one of its steps. */
  async function begin(name: StaffName, zh: string): Promise<Page> {
    const page = pageOf(name);
    await page.goto('/registers/destruction');
    await page.getByRole('button', { name: /^宛组信销〔\d{4}〕1号$/ }).click();
    await page.locator('.affair-actions').getByRole('button', { name: zh, exact: true }).click();
    await form(page).waitFor();
    return page;
  }

  step(
    'what is due stands in a table, what is kept for ever does not; chosen files go into a list',
    async () => {
      const page = pageOf('reception');
      await page.goto('/registers?code=L18');
      await page.getByRole('link', { name: '档案销毁' }).click();
      const due = page.getByRole('region', { name: '期满的卷' });
      await due.getByRole('link', { name: files[0]?.displayNo ?? '' }).waitFor();
      expect(await due.getByRole('row').count()).toBe(3);
      expect(await due.innerText()).not.toContain(files[2]?.displayNo);
      await due.getByRole('checkbox', { name: '全选可以列入的' }).check();
      await page.getByRole('button', { name: '列入销毁清册(2 卷)' }).click();
      await form(page).waitFor();
      await pick(form(page), '鉴定人', STAFF.windowHead.name);
      await pick(form(page), '批准人(部领导)', STAFF.leader.name);
      await pick(form(page), '监销人甲', STAFF.handler.name);
      await pick(form(page), '监销人乙', STAFF.deputy.name);
      await send(page);
      await page.getByRole('button', { name: /^宛组信销〔\d{4}〕1号$/ }).waitFor();
      // listed already: not a second time
      await due.getByText('已列入另一份没有了结的销毁清册').first().waitFor();
    },
  );

  step('appraised by one, approved by another', async () => {
    const head = await begin('windowHead', '鉴定');
    await form(head).getByText('销毁', { exact: true }).click();
    await form(head).getByLabel('鉴定意见').fill('没有继续保存的价值。');
    await send(head);
    const leader = await begin('leader', '批准清册');
    await send(leader);
  });

  step('signed by two witnesses; with one signature it cannot be carried out', async () => {
    await send(await begin('handler', '监销签字'));
    const page = pageOf('reception');
    await page.goto('/registers/destruction');
    await page.getByRole('button', { name: /^宛组信销〔\d{4}〕1号$/ }).click();
    await page.locator('.affair-not > summary').click();
    await page.getByText('还缺1名监销人签字').waitFor();
    await send(await begin('deputy', '监销签字'));
  });

  step('carried out; the list and the line stay, the letter does not', async () => {
    const page = await begin('reception', '实施销毁');
    await form(page).getByText('是', { exact: true }).click();
    await send(page);
    await page.locator('.affair-head .tag').getByText('已销毁').waitFor();
    await page.goto('/registers/destruction');
    await page.getByText('没有您能查阅的、保管期限届满的卷').waitFor();
    const head = pageOf('windowHead');
    const [{ petitionId, displayNo }] = files as [(typeof files)[number]];
    await openCase(head, petitionId);
    expect(await status(head)).toBe('已销毁');
    const shown = await head.locator('main').innerText();
    expect(shown).toContain(displayNo);
    expect(shown).not.toMatch(/周望川|工龄津贴/);
  });

  step('the register of lists is printed, with 档号 and both witnesses', async () => {
    const head = pageOf('windowHead');
    await head.goto('/registers?code=L31');
    const book = head.getByRole('region', { name: '销毁清册' });
    await book.getByText('Z001-XF·2012-D10-0001').waitFor();
    expect(await book.innerText()).toContain(`${STAFF.handler.name}、${STAFF.deputy.name}`);
    const { origin } = new URL(head.url());
    const year = new Date().getFullYear();
    const printed = await head.request.get(
      `${origin}/api/registers/L31/print?from=${year}-01-01&to=${year}-12-31`,
    );
    expect([printed.status(), (await printed.text()).includes(files[1]?.displayNo ?? '?')]).toEqual([
      200,
      true,
    ]);
  });

  step('no page complained', async () => {
    expect(NEEDED.flatMap((name) => seats[name].complaints)).toEqual([]);
  });
});
