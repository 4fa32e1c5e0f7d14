import { createHash, randomUUID } from 'node:crypto';
import { describe, expect } from '@jest/globals';
import { openCase, pick } from './support/case-page.js';
import { ask, STAFF } from './support/office.js';
import {
  composed,
  fillForm,
  MATTERS,
  openPapers,
  signedOnPaper,
  stampedAndSent,
  stepped,
} from './support/paper-pages.js';
import { paperRoom } from './support/paper-room.js';

/** The smallest picture there is: one grey dot. */
const ONE_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('letters of a supervision, lent files, last year’s figures and the books (§1.7, §2.13, O-104, §6.1)', () => {
  const { room, pageOf, cases, step, received } = paperRoom('papers-aside');

  step('letters of a supervision: 督办通知书, 催办通知 and 工作建议函 with its number and days', async () => {
    const id = await cases.registered(MATTERS.APPEAL, {
      intakeDecision: 'passDown',
      disposition: 'YJG',
      targetName: '平皋县委组织部',
    });
    const head = pageOf('windowHead');
    const post = async (path: string, data: Record<string, unknown>, version?: number) => {
      const answer = await head.request.post(`/api/supervisions${path}`, {
        data,
        headers: {
          'idempotency-key': randomUUID(),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        },
      });
      if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
      return (await answer.json()) as { affairId: string; version: number };
    };
    const opened = await post('/open-supervision', { petitionId: id, cause: 'SUP-02', title: '津贴一事' });
    const sent = await post(
      `/${opened.affairId}/inspect`,
      { feedbackDueOn: room.today, requirement: '核对后书面反馈。' },
      opened.version,
    );
    const urged = await post(`/${opened.affairId}/urge`, { words: '请尽快反馈。' }, sent.version);
    await post(
      `/${opened.affairId}/advise`,
      { adviceType: 'improve', addressee: 'subordinate', to: '平皋县委组织部', advice: '增设复核环节。' },
      urged.version,
    );
    const letters = [
      ['D26', '督办通知书'],
      ['D25', '催办通知'],
      ['D27', '工作建议函'],
    ] as const;
    for (const [, zh] of letters) {
      await openCase(head, id);
      await head.getByRole('tab', { name: '督办' }).click();
      await head
        .getByRole('cell', { name: /津贴一事/u })
        .first()
        .click();
      await fillForm(head, new RegExp(`拟《${zh}》`, 'u'), '拟稿', async (form) => {
        for (const [label, words] of [
          ['主送', '平皋县委组织部'],
          ['建议事由', '规范津贴核定'],
          ['发现的问题', '核定表格缺少复核环节。'],
        ] as const) {
          const field = form.getByLabel(label, { exact: true });
          if ((await field.count()) > 0 && (await field.inputValue()) === '') await field.fill(words);
        }
        await composed(form);
      });
      await openPapers(pageOf('examiner'), id);
      await stepped(pageOf('examiner'), '核稿', zh);
      await openPapers(head, id);
      await stepped(head, '签发', zh, signedOnPaper('deputy'));
      await stampedAndSent(head, zh);
      await received(zh, '平皋县委组织部办公室');
    }
    const { papers } = await cases.papersOf(id);
    expect(papers.map(({ code, status }) => `${code} ${status}`).sort()).toEqual([
      'D25 received',
      'D26 received',
      'D27 received',
    ]);
    for (const paper of papers) expect(paper.docNo).toMatch(/宛组信?\S*〔\d{4}〕\d+号/u);
  });

  step('a file is lent and comes back, and stands in the book', async () => {
    const id = await cases.handled(MATTERS.APPEAL);
    const head = pageOf('windowHead');
    const { displayNo } = await ask<{ displayNo: string }>(head, `/api/petitions/${id}`);
    await head.goto('/duty?tab=borrowings');
    await head.getByRole('button', { name: '登记借出' }).click();
    const lend = head.getByRole('form', { name: '登记借出' });
    await pick(lend, '信访件(案卷)', displayNo);
    await lend.getByLabel('卷号、卷名').fill('津贴卷');
    await pick(lend, '借阅人', STAFF.handler.name);
    await lend.getByLabel('事由').fill('核对档案记载');
    await pick(lend, '批准人', STAFF.windowHead.name);
    await lend.locator('button[type=submit]').click();
    await lend.waitFor({ state: 'detached' });
    await head
      .getByRole('cell', { name: /津贴卷/u })
      .first()
      .click();
    await head.getByRole('button', { name: '登记归还' }).click();
    const back = head.getByRole('form', { name: '登记归还' });
    await back.getByLabel('卷内核对情况').fill('卷内齐全。');
    await back.locator('button[type=submit]').click();
    await back.waitFor({ state: 'detached' });
    await head.goto('/registers?code=L20');
    const line = head.getByRole('row').filter({ hasText: '津贴卷' });
    await line.waitFor();
    expect(await line.getByRole('cell').allInnerTexts()).toEqual(
      expect.arrayContaining([STAFF.handler.name, STAFF.windowHead.name, room.today]),
    );
  });

  step('last year’s signed figures go in with their source and stand beside this year’s', async () => {
    const leader = pageOf('windowHead');
    const year = Number(room.today.slice(0, 4));
    const quarter = Math.ceil(Number(room.today.slice(5, 7)) / 3);
    await leader.goto(`/statistics/book?period=${year - 1}Q${quarter}`);
    await leader.getByRole('heading', { name: '签发过的数' }).waitFor();
    await leader.getByRole('button', { name: /^录\s?入$/u }).click();
    const form = leader.getByRole('form', { name: '签发过的数' });
    await form.getByLabel('总量').fill('80');
    await form.getByLabel('来信').fill('80');
    await form.getByLabel('文号').fill(`宛组信报〔${year - 1}〕9号`);
    await form.getByLabel('签发日').fill(`${year - 1}-12-31`);
    await leader.keyboard.press('Enter');
    await form.getByLabel('签发人').fill('季怀德');
    await form
      .getByLabel('签发件的扫描件', { exact: true })
      .setInputFiles({ name: '签发件.png', mimeType: 'image/png', buffer: ONE_DOT });
    await form.locator('button[type=submit]').click();
    await leader.getByText(`已录入,来源:宛组信报〔${year - 1}〕9号。`).waitFor();
    const scan = leader.getByRole('link', { name: '扫描件(1 页)' });
    const kept = await leader.request.get((await scan.getAttribute('href')) ?? '');
    expect([kept.status(), kept.headers()['content-type']]).toEqual([200, 'image/png']);
    const hash = createHash('sha256')
      .update(await kept.body())
      .digest('hex');
    await leader.getByText(hash).waitFor();
    await leader.goto(`/statistics?period=${year}Q${quarter}`);
    await leader
      .getByText(`宛组信报〔${year - 1}〕9号`)
      .first()
      .waitFor();
    expect(await leader.locator('body').innerText()).toContain('80');
  });

  step('the books on the page are narrowed, and print is narrowed alike', async () => {
    const head = pageOf('windowHead');
    await cases.registered(MATTERS.ACCUSATION, {
      threePartTest: { significance: true, clarity: true, specificity: false },
      reason: '先行核实',
    });
    await cases.registered(MATTERS.APPEAL);
    await head.goto('/registers?code=L01');
    const filters = head.getByRole('group', { name: '筛选' });
    await pick(filters, '类别', '检举控告');
    await head.getByText(/筛选：类别 检举控告/u).waitFor();
    const rows = head.locator('.register-book tbody tr');
    expect(await rows.count()).toBe(1);
    const href = await head.getByRole('link', { name: /打\s?印/u }).getAttribute('href');
    expect(href).toContain('class=accusation');
    const printed = await (await head.request.get(href ?? '')).text();
    expect(printed).toContain('累计 1行');
    await pick(head, '台账', 'L19');
    await head.getByText(/查询、导出审计台账,/u).waitFor();
    for (const seat of Object.values(room.seats)) expect(seat.complaints).toEqual([]);
  });
});
