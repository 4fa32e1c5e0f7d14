import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { focusedLabel, openAction, openCase, pick } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, registerOver, STAFF } from './support/office.js';
import { openPapers } from './support/paper-pages.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

const LETTER = '来信人反映工龄漏算五年,请求认定并补发津贴。';

describe('what has been typed and not sent', () => {
  let program: Program;
  let browser: Browser;
  let seat: Seat;
  const step = journey('typed-text', () => browser);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    await hireStaff(door.context, ['windowHead']);
    await door.context.close();
    seat = await sitDown(browser, program.address);
    await signIn(seat.page, STAFF.windowHead.login);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  const rail = (page: Page) => page.getByRole('navigation', { name: '主导航' });
  const content = (page: Page) => page.getByRole('textbox', { name: '内容', exact: true });
  const question = (page: Page) => page.getByRole('dialog').filter({ hasText: '放弃已填写的内容?' });

  async function begin(page: Page): Promise<void> {
    await page.goto('/workbench');
    await rail(page).getByRole('link', { name: '登记', exact: true }).click();
    await content(page).fill(LETTER);
  }

  step('a letter half registered is not lost to a link, to the way back or to signing out', async () => {
    const { page } = seat;
    await begin(page);
    const ways = [
      () => rail(page).getByRole('link', { name: '信访件' }).click(),
      () => page.goBack(),
      async () => {
        await page.getByRole('button', { name: STAFF.windowHead.name }).click();
        await page.getByRole('menuitem', { name: '退出' }).click();
      },
    ];
    for (const go of ways) {
      await go();
      await question(page).waitFor();
      // the cursor is on the answer that keeps it
      await page.keyboard.press('Enter');
      await question(page).waitFor({ state: 'hidden' });
      expect(new URL(page.url()).pathname).toBe('/register');
      expect(await content(page).inputValue()).toBe(LETTER);
    }
    await page.goBack();
    await question(page).getByRole('button', { name: '放弃', exact: true }).click();
    await page.waitForURL('**/workbench');
    // nothing is typed here: nobody is asked
    await rail(page).getByRole('link', { name: '信访件' }).click();
    await page.waitForURL('**/petitions');
    expect(seat.complaints).toEqual([]);
  });

  step('a text that is too long is told, and its end is not cut off', async () => {
    const { page } = seat;
    await begin(page);
    await content(page).focus();
    await page.keyboard.insertText(`${'信'.repeat(20_000)}此致敬礼`);
    await page.getByText(/最多 20000 字,现有 \d+ 字/).waitFor();
    expect(await content(page).inputValue()).toContain('此致敬礼');
    await content(page).fill(LETTER);
    await page.getByText(/最多 20000 字/).waitFor({ state: 'hidden' });
    await page.goBack();
    await question(page).getByRole('button', { name: '放弃', exact: true }).click();
    await page.waitForURL('**/workbench');
  });

  step('Enter alone leads through 反映谁, with somebody accused and with nobody', async () => {
    const { page } = seat;
    await begin(page);
    await page.getByLabel('单位', { exact: true }).focus();
    const enter = async () => {
      await page.keyboard.press('Enter');
      // a row is added and taken away after the key
      await page.waitForTimeout(200);
      return focusedLabel(page);
    };
    await enter();
    expect(await enter()).toBe('被反映人 1');
    await page.keyboard.insertText('司徒有权');
    for (const label of ['单位', '职务', '干部管理权限']) expect(await enter()).toBe(label);
    await enter();
    expect(await enter()).toBe('被反映人 2');
    // left empty: the row is taken back
    expect(await enter()).toBe('内容');
    expect(await page.getByLabel(/^被反映人 \d$/u).count()).toBe(1);
    await page.goBack();
    await question(page).getByRole('button', { name: '放弃', exact: true }).click();
    await page.waitForURL('**/workbench');
  });

  step('a double click registers once, and the query code is told', async () => {
    const { page } = seat;
    await begin(page);
    await page.getByLabel('姓名(名称)').fill('何田生');
    await page.getByLabel('标题').fill('请求认定工龄');
    await page.getByRole('radio', { name: '建议意见类' }).check();
    await pick(page, '内容分类', '1101');
    await page.getByLabel('要点 1.1').fill('请求认定工龄');
    await page.locator('.form-end button[type=submit]').dblclick();
    const code = page.locator('.registered dd.code');
    expect(await code.innerText()).toMatch(/^\w{4}(-\w{4}){4}$/);
    // the answer to a second press would come later
    await page.waitForTimeout(500);
    expect(await code.innerText()).toMatch(/^\w{4}(-\w{4}){4}$/);
    expect(seat.complaints).toEqual([]);
  });

  step('the query code, shown once, is not lost to one key or one click', async () => {
    const { page } = seat;
    const code = page.locator('.registered dd.code');
    const asked = page.getByRole('dialog').filter({ hasText: '查询码还没有交给信访人' });
    await page.evaluate('window.print = () => undefined');
    const ways = [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('button', { name: '再登一件' }).click(),
      () => page.getByRole('link', { name: '打开此件' }).click(),
      () => rail(page).getByRole('link', { name: '信访件' }).click(),
    ];
    for (const [at, go] of ways.entries()) {
      await go();
      if (at > 0) await asked.waitFor();
      // the cursor is on the answer that keeps it
      if (at > 0) await page.keyboard.press('Enter');
      await asked.waitFor({ state: 'hidden' });
      expect(await code.innerText()).toMatch(/^\w{4}(-\w{4}){4}$/);
    }
    await page.getByRole('button', { name: '打印回执' }).focus();
    // printed: now the cursor goes on to the next letter, and nothing is asked
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement?.textContent')).toMatch(/再登一件/);
    await page.keyboard.press('Enter');
    await content(page).waitFor();
  });

  step('after registering, the cursor is where Enter prints and takes nothing away', async () => {
    const { page } = seat;
    await page.evaluate('window.print = () => undefined');
    await content(page).fill(LETTER);
    await page.getByLabel('姓名(名称)').fill('何田生');
    await page.getByLabel('标题').fill('请求认定军龄');
    await page.getByRole('radio', { name: '建议意见类' }).check();
    await pick(page, '内容分类', '1101');
    await page.getByLabel('要点 1.1').fill('请求认定军龄');
    await page.keyboard.press('Control+Enter');
    const code = page.locator('.registered dd.code');
    await code.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    expect(await code.innerText()).toMatch(/^\w{4}(-\w{4}){4}$/);
  });

  step('a draft is not lost to a click beside it, nor to the text that is made from the case', async () => {
    const { page } = seat;
    const { today } = await ask<{ today: string }>(page, '/api/session');
    const { petitionId } = await registerOver(page, {
      channel: 'letter',
      origin: 'direct',
      receivedOn: today,
      anonymity: 'realName',
      petitionerType: 'citizen',
      title: '请求认定工龄',
      content: LETTER,
      subjects: [{ role: 'petitioner', name: '何田生', address: '宛州市城关街道干休所3号楼' }],
      matters: [
        {
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0801',
          purpose: 'claim',
          summary: '请求认定工龄',
          points: ['请求认定工龄'],
        },
      ],
    });
    await openPapers(page, petitionId);
    await page.getByRole('button', { name: /^拟\s?稿$/u }).click();
    const form = page.getByRole('form', { name: '拟稿' });
    await pick(form, '文书', 'D');
    const body = form.getByLabel('正文', { exact: true });
    await body.fill('自己写的一段。');
    await page.mouse.click(200, 400);
    await question(page).getByRole('button', { name: '继续填写' }).click();
    await form.getByRole('button', { name: '由案件生成正文' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保留' }).click();
    expect(await body.inputValue()).toBe('自己写的一段。');
  });

  step('what was done though its answer was lost is not done a second time', async () => {
    const { page } = seat;
    const [petitionId = ''] = new URL(page.url()).pathname.match(/[0-9a-f-]{36}/u) ?? [];
    await openCase(page, petitionId);
    const form = await openAction(page, '登记重大紧急');
    await pick(form, '情形', '集体访苗头');
    await page.keyboard.press('Escape');
    await form.getByLabel('情况', { exact: true }).fill('来信人称三日内到市委门口静坐。');
    const commands = `**/api/petitions/${petitionId}/*`;
    await page.route(
      commands,
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await page.keyboard.press('Control+Enter');
    // the case comes in beside the form, with what the lost answer told
    await form.getByRole('alert').filter({ hasText: '刚才可能已经办成' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    const { timeline } = await ask<{ timeline: unknown[] }>(page, `/api/petitions/${petitionId}`);
    // registered, and found urgent once
    expect(timeline).toHaveLength(2);
  });
});
