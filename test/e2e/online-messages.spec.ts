import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { pick } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ADMIN, ask, hireStaff, installOffice, PASSWORD, STAFF } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { type PublicPages, startPages } from './support/public-pages.js';

/** The smallest picture there is: one grey dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('whoever writes to the office from his telephone (O-03, R-06)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xinfang-write-'));
  const secretFile = join(folder, 'secret');
  let program: Program;
  let browser: Browser;
  let pages: PublicPages;
  let clerk: Seat;
  let phone: Page;
  let queryCode = '';
  const step = journey('online-messages', () => browser);
  const signIn = (login: string) =>
    clerk.context.request.post('/api/session', { data: { login, password: PASSWORD } });

  beforeAll(async () => {
    writeFileSync(secretFile, 'x'.repeat(40), { mode: 0o600 });
    const settings = { PETITIONER_SECRET_FILE: secretFile };
    [program, browser] = await Promise.all([startProgram(settings), openBrowser()]);
    pages = await startPages({ ...settings, PETITIONER_API: program.address });
    clerk = await sitDown(browser, program.address);
    await installOffice(clerk.context, program.code);
    await hireStaff(clerk.context, ['reception']);
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

  step('finds no form before the office has opened it', async () => {
    await phone.goto('/');
    expect(await phone.getByRole('link', { name: '我要反映情况' }).count()).toBe(0);
    await phone.goto('/write');
    expect(await phone.locator('main').innerText()).toContain('没有开通网上反映');
  });

  step('is let in by a decision of the office, set by its administrator', async () => {
    await signIn(ADMIN.login);
    const { orgId, today } = await ask<{ orgId: number; today: string }>(clerk.page, '/api/session');
    const opened = await clerk.context.request.post('/api/profile/changes', {
      data: {
        orgId,
        key: 'publicPages',
        value: 'true',
        from: today,
        reason: '部务会决定开通',
        basis: { docNo: '宛组通〔2026〕3号', title: '关于开通网上反映的通知', decidedOn: '2026-02-27' },
      },
      headers: { 'idempotency-key': '0190a000-0000-7000-8000-00000000000a' },
    });
    expect(opened.status()).toBe(200);
    await phone.goto('/');
    await phone.getByRole('link', { name: '我要反映情况' }).click();
    await phone.waitForURL('**/write');
    expect(await phone.title()).toBe('反映情况');
    const { width } = (await phone.locator('html').boundingBox()) ?? { width: 0 };
    expect(width).toBeLessThanOrEqual(360);
  });

  step('is told what is missing, with all that was typed still there', async () => {
    await phone.getByLabel('反映什么情况').fill('村里换届,候选人给每户发了烟\n镇里问过一次就没有下文');
    await phone.getByLabel('在什么地方').fill('某镇某村');
    await phone.getByLabel('希望怎样解决').fill('请查清并公布');
    await phone.getByText('实名,便于答复').click();
    await phone.getByRole('button', { name: '提交' }).click();
    expect(await phone.getByRole('alert').innerText()).toContain('请填写姓名');
    expect(await phone.getByLabel('反映什么情况').inputValue()).toContain('镇里问过一次');
    expect(await phone.getByLabel('希望怎样解决').inputValue()).toBe('请查清并公布');
  });

  step('is shown a code once, and what became of it afterwards', async () => {
    await phone.getByLabel('姓名').fill('仲守业');
    await phone.getByLabel('电话').fill('13800000009');
    await phone.getByLabel('附件').setInputFiles([
      { name: '发烟.png', mimeType: 'image/png', buffer: DOT },
      { name: '说明.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\x03\x04word') },
    ]);
    await phone.getByRole('button', { name: '提交' }).click();
    expect(await phone.getByRole('alert').innerText()).toMatch(/第 2 个附件没有收下.*附件请重新选择/s);
    expect(await phone.getByLabel('电话').inputValue()).toBe('13800000009');
    await phone.getByLabel('附件').setInputFiles({ name: '发烟.png', mimeType: 'image/png', buffer: DOT });
    await phone.getByRole('button', { name: '提交' }).click();
    queryCode = (await phone.locator('.kept-code').innerText()).trim();
    expect(queryCode).toMatch(/^([2-9A-Z]{4}-){4}[2-9A-Z]{4}$/);
    expect(phone.url()).not.toContain(queryCode.slice(0, 4));
    await phone.getByRole('link', { name: '查办理进度' }).click();
    await phone.getByLabel('查询码').fill(queryCode);
    await phone.keyboard.press('Enter');
    await phone.waitForURL('**/progress');
    expect(await phone.locator('main').innerText()).toContain('正在登记');
  });

  step('is registered by a clerk, who finds the form filled in', async () => {
    const { page } = clerk;
    await signIn(STAFF.reception.login);
    await page.goto('/register');
    await page.getByRole('link', { name: '网上来件 1 件待登记' }).click();
    await page.getByRole('button', { name: /村里换届/ }).click();
    await page.getByRole('button', { name: '登记此件' }).click();
    await page.getByText('渠道、来源、收到日由提交时确定').waitFor();
    await page.getByRole('button', { name: '看 发烟.png' }).click();
    await page.getByRole('img', { name: '发烟.png' }).waitFor();
    const picture = 'document.querySelector("img.sent-picture")';
    expect(await page.evaluate<number>(`${picture}.decode().then(() => ${picture}.naturalWidth)`)).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('img', { name: '发烟.png' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('姓名(名称)').inputValue()).toBe('仲守业');
    expect(await page.getByLabel('内容', { exact: true }).inputValue()).toContain('希望:请查清并公布');
    await page.getByLabel('标题').fill('反映换届送烟');
    await page.getByRole('radio', { name: '建议意见类' }).check();
    await pick(page, '内容分类', '1101');
    await page.keyboard.press('Control+Enter');
    await page.getByText('提交时已经交给本人,不再显示').waitFor();
    expect(await page.locator('.registered dd.number').innerText()).toContain('网络');
  });

  step('follows the petition with the same code, and leaves nothing waiting', async () => {
    const { page, complaints } = clerk;
    await phone.goto('/');
    await phone.getByLabel('查询码').fill(queryCode);
    await phone.keyboard.press('Enter');
    await phone.waitForURL('**/progress');
    expect(await phone.locator('main').innerText()).not.toMatch(/正在登记|仲守业|换届/);
    expect(await phone.locator('ol.road li').count()).toBe(5);
    await page.getByRole('button', { name: '再登一件' }).click();
    await page.getByRole('radiogroup', { name: '渠道' }).waitFor();
    await page.getByRole('link', { name: '网上来件', exact: true }).click();
    await page.getByText('没有待登记的网上来件。').waitFor();
    expect(complaints).toEqual([]);
  });
});
