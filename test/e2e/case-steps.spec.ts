import { describe, expect } from '@jest/globals';
import {
  act,
  desk,
  focusedLabel,
  openAction,
  openCase,
  passGate,
  pick,
  possible,
  send,
} from './support/case-page.js';
import { ask, PASSWORD, STAFF } from './support/office.js';
import { MATTERS } from './support/paper-pages.js';
import { paperRoom } from './support/paper-room.js';

/** The smallest picture there is: one grey point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('steps of a case beside its road, walked on the page', () => {
  const { room, pageOf, cases, step } = paperRoom('case-steps');

  step('scans chosen while registering are filed with the number; one that is none says so', async () => {
    const page = pageOf('reception');
    await page.goto('/register');
    const form = page.getByRole('form', { name: '登记' });
    await form.getByLabel('姓名(名称)').first().fill('何田生');
    await form.getByLabel('住址', { exact: true }).fill('宛州市城关街道干休所3号楼');
    await form.getByLabel('内容', { exact: true }).fill('请求核实待遇并答复。');
    await form.getByLabel('标题', { exact: true }).fill('反映待遇没有落实');
    await form.getByText('申诉求决类', { exact: true }).click();
    await pick(form, '第三十一条哪一项', '(六)信访程序');
    await pick(form, '内容分类', '0801');
    await pick(form, '信访目的', '求决');
    await form.getByRole('textbox', { name: '要点 1.1' }).fill('落实待遇');
    await form.locator('input[type=file]').setInputFiles([
      { name: '来信.png', mimeType: 'image/png', buffer: PICTURE },
      { name: '不是.pdf', mimeType: 'application/pdf', buffer: Buffer.from('words') },
    ]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').filter({ hasText: '已登记' }).waitFor();
    const uploads = page.getByRole('region', { name: '附件入卷' });
    await uploads.getByText('1 个附件没有入卷').waitFor();
    expect(await uploads.innerText()).toMatch(/来信\.png\s*已入卷/);
    expect(await uploads.innerText()).toMatch(/不是\.pdf\s*没有入卷:扫描件只收/);
    // whoever goes on to the next letter says that he leaves one behind
    await page.getByRole('button', { name: '查询码已交给信访人' }).click();
    await page.getByRole('button', { name: '再登一件' }).click();
    await page.getByRole('button', { name: '留在这里' }).click();
    await page.getByRole('link', { name: '打开此件' }).waitFor();
    await page.getByRole('button', { name: '再登一件' }).click();
    await page.getByRole('button', { name: '不等附件,再登一件' }).click();
    await form.waitFor();
  });

  step(
    'a letter on its way down: the page names the receiver, and the cursor is on the way chosen',
    async () => {
      const petitionId = await cases.registered(MATTERS.APPEAL, {
        intakeDecision: 'passDown',
        disposition: 'ZS',
        targetName: '卧牛村村民委员会',
      });
      const page = pageOf('reception');
      await openCase(page, petitionId);
      await page.getByText('转送、交办下级,转送,送卧牛村村民委员会').waitFor();
      const form = await openAction(page, '发出转送、交办函');
      await form.getByText('收件单位:卧牛村村民委员会。').waitFor();
      await expect(focusedLabel(page)).resolves.toBe('电子送达');
      await form.getByRole('button', { name: '先不办' }).click();
    },
  );

  step(
    '更正登记: who signs in again finds the cursor where it was; the timeline says what changed',
    async () => {
      const petitionId = await cases.registered(MATTERS.APPEAL);
      const page = pageOf('windowHead');
      await openCase(page, petitionId);
      const form = await openAction(page, '更正登记');
      await form.getByLabel('更正理由').fill('地名有误');
      await form.getByLabel('问题属地').fill('999300');
      await page.context().clearCookies();
      await page.keyboard.press('Control+Enter');
      const dialog = page.getByRole('dialog', { name: '登录已失效' });
      await dialog.waitFor();
      await page.waitForFunction(`document.activeElement?.type === 'password'`);
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForFunction(`document.activeElement?.value === '999300'`);
      await send(page, form);
      const told = desk(page).locator('.corrected');
      await told.waitFor();
      expect(await told.innerText()).toMatch(/问题属地\s*\(空\) → 999300/);
    },
  );

  step('包案 is a leader’s, and is left only where that is said', async () => {
    const petitionId = await cases.registered(MATTERS.APPEAL);
    const page = pageOf('windowHead');
    await openCase(page, petitionId);
    await act(page, '包案', (form) => pick(form, '包案领导', STAFF.leader.name));
    await act(page, '包案', async (form) => {
      await form.getByRole('radio', { name: '解除包案' }).check();
      await form.getByLabel('变更的理由').fill('已经化解');
    });
    const { timeline } = await ask<{ timeline: { sentence: string }[] }>(
      page,
      `/api/petitions/${petitionId}`,
    );
    expect(timeline.at(-1)?.sentence).toContain('解除包案');
  });

  step('补正: the handler reads on the case what is to be supplied', async () => {
    const petitionId = await cases.reported(MATTERS.APPEAL);
    await passGate(pageOf('examiner'), petitionId);
    await cases.command(petitionId, 'issue', {
      documentKind: 'handlingOpinion',
      title: '信访处理意见书',
      issuedOn: room.today,
      approval: cases.approval(),
    });
    const examiner = pageOf('examiner');
    await openCase(examiner, petitionId);
    await act(examiner, '要求补正', (form) => form.getByLabel('要补什么').fill('补一份送达回证'));
    const handler = pageOf('handler');
    await openCase(handler, petitionId);
    expect(await handler.getByRole('note', { name: '补正要求' }).innerText()).toContain('补一份送达回证');
    expect(await possible(handler, '写办理记录').count()).toBe(1);
  });
});
