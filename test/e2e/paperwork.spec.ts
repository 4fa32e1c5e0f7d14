import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import PizZip from 'pizzip';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, STAFF } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

const HEAD = '编号,收信日期,信访人,内容摘要,分类,办理方式,承办人,告知日期,受理日期,办结日期,纸质卷号';
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

describe('the paper books come in, and the office’s own papers go out (§2.15, §5)', () => {
  let program: Program;
  let browser: Browser;
  let seat: Seat;
  let page: Page;
  let today = '';
  const folder = mkdtempSync(join(tmpdir(), 'xf-paperwork-'));
  const step = journey('paperwork', () => browser);
  const put = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    await hireStaff(door.context, ['windowHead', 'handler']);
    await door.context.close();
    seat = await sitDown(browser, program.address);
    page = seat.page;
    await signIn(page, STAFF.windowHead.login);
    ({ today } = await ask<{ today: string }>(page, '/api/session'));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  step('begins a take-over with what the paper says', async () => {
    await page.goto('/registers/take-over');
    await page.getByRole('button', { name: '开始接管' }).click();
    const form = page.getByRole('dialog', { name: '开始接管' });
    await form.getByLabel('接管名称').fill('来信登记簿接管');
    await form.getByLabel('启用日').fill(today);
    await page.keyboard.press('Tab');
    await form.getByLabel('纸质台账在办数').fill('1');
    await form.getByLabel('移交人').fill('孙某强');
    await form.getByLabel('接收人').fill(STAFF.windowHead.name);
    await page.keyboard.press('Enter');
    await form.locator('button.ant-btn-primary').click();
    await form.waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: '来信登记簿接管' })
      .or(page.getByText('来信登记簿接管'))
      .first()
      .waitFor();
  });

  step(
    'tells a wrong cell by row and column and enters nothing; then enters, and the clock is already overdue',
    async () => {
      const [received, accepted] = [dayBefore(today, 100), dayBefore(today, 95)];
      const row = (handledOn: string) =>
        `来信甲17,${received},周某山,请求补发工龄津贴,0801,直接办理,${STAFF.handler.login},${accepted},${handledOn},,卷17`;
      await page
        .getByLabel('登记簿文件')
        .setInputFiles(put('wrong.csv', `${HEAD}\n${row(dayBefore(today, 101))}\n`));
      await page.getByRole('button', { name: '试运行' }).click();
      await page.getByText('1 处有误,一件也没有录入').waitFor();
      await page.getByRole('cell', { name: '受理日期', exact: true }).waitFor();
      await page.getByLabel('登记簿文件').setInputFiles(put('right.csv', `${HEAD}\n${row(accepted)}\n`));
      await page.getByRole('button', { name: '录入' }).click();
      await page.getByText('录入 1 件').waitFor();
      const { items } = await ask<{ items: { petitionId: string; displayNo: string; status: string }[] }>(
        page,
        '/api/petitions',
      );
      expect(items.map(({ displayNo, status }) => `${displayNo} ${status}`)).toEqual([
        `宛组信接〔${received.slice(0, 4)}〕1号 accepted`,
      ]);
      await page.goto(`/petitions/${items[0]?.petitionId ?? ''}`);
      await page.getByText('来信甲17').first().waitFor();
      await page.getByText('超期').first().waitFor();
    },
  );

  step('undoes the whole import in one act', async () => {
    await page.goto('/registers/take-over');
    // its row, not a heading that is there before the rows are
    await page.getByRole('table').getByText('来信登记簿接管').last().click();
    await page.getByRole('button', { name: '撤销整个导入' }).click();
    const form = page.getByRole('dialog', { name: '撤销整个导入' });
    await form.getByLabel('撤销理由').fill('导错了登记簿。');
    await form.locator('button.ant-btn-primary').click();
    await page.getByText('撤销整个导入(1 件)').waitFor();
    expect((await ask<{ items: unknown[] }>(page, '/api/petitions')).items).toEqual([]);
  });

  step(
    'refuses a template with an unknown field at its place, takes a right one, goes back to ours',
    async () => {
      await page.goto('/papers?tab=templates');
      await page.getByRole('table', { name: '文书模板' }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '下载受理告知书模板' }).click(),
      ]);
      const ours = readFileSync(await download.path());
      const edited = (to: string): Buffer => {
        const zip = new PizZip(ours);
        const xml = zip.file('word/document.xml')?.asText() ?? '';
        expect(xml).toContain('{title}');
        zip.file('word/document.xml', xml.replace('{title}', to));
        return zip.generate({ type: 'nodebuffer' });
      };
      const chooser = page.getByLabel('选择受理告知书的模板文件');
      await chooser.setInputFiles(put('unknown.docx', edited('{tittle}')));
      await page.getByRole('alert').filter({ hasText: '没有“tittle”这个字段(正文第' }).waitFor();
      await chooser.setInputFiles(put('right.docx', edited('{title}（本机关版式）')));
      await page.getByRole('button', { name: '恢复受理告知书自带模板' }).click();
      await page
        .getByRole('button', { name: '恢 复' })
        .or(page.getByRole('button', { name: '恢复', exact: true }))
        .first()
        .click();
      await page.getByText('《受理告知书》已恢复自带模板').waitFor();
    },
  );

  step('composes an office paper, says what is missing, and gives it as docx', async () => {
    await page.goto('/papers');
    await page
      .getByRole('button', { name: '试拟' })
      .or(page.getByRole('button', { name: '试 拟' }))
      .first()
      .click();
    await page.getByText(/还缺:.*题目/u).waitFor();
    await page.getByLabel('主送').fill('中共宛州市委办公室');
    await page.getByLabel('题目').fill('关于近期来信情况的信息');
    await page.getByLabel('正文').fill('近期来信平稳。');
    await page.getByLabel('期号').fill('1');
    await page.getByLabel('种类').click();
    await page.keyboard.press('Enter');
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'docx' }).click(),
    ]);
    const text = new PizZip(readFileSync(await paper.path())).file('word/document.xml')?.asText() ?? '';
    expect(text.replace(/<[^>]+>/gu, '')).toContain('近期来信平稳');
    // the refused template is the one answer that is no success
    expect(seat.complaints.filter((each) => !/422/u.test(each))).toEqual([]);
  });
});
