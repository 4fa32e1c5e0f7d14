import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { openCase, pick } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, registerOver, STAFF, type StaffName } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

type Papers = {
  papers: { status: string; docNo: string | null; steps: string[] }[];
  pieces: { title: string }[];
};

/** One grey dot, as a scanner that saw nothing gives it. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

describe('a paper of each road is drafted, checked, signed, stamped, sent, received and filed (§5)', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let ids: Record<string, string> = {};
  let today = '';
  const step = journey('papers-road', () => browser);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const names: StaffName[] = ['reception', 'windowHead', 'handler', 'deputy', 'leader'];
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    ids = await hireStaff(door.context, names);
    await door.context.close();
    for (const name of names) {
      seats[name] = await sitDown(browser, program.address);
      await signIn(seats[name].page, STAFF[name].login);
    }
    ({ today } = await ask<{ today: string }>(seats.reception.page, '/api/session'));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  /** A command over HTTP, for what comes before the paper. */
  async function command(petitionId: string, name: string, body: Record<string, unknown>): Promise<void> {
    const { page } = seats.windowHead;
    const { version } = await ask<{ version: number }>(page, `/api/petitions/${petitionId}`);
    const answer = await page.request.post(`/api/petitions/${petitionId}/${name}`, {
      data: body,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`);
  }

  async function registered(
    matter: Record<string, unknown>,
    triage: Record<string, unknown>,
  ): Promise<string> {
    const accused =
      matter['class'] === 'accusation'
        ? [
            {
              role: 'accused',
              name: '司徒有权',
              unit: '平皋县某局',
              post: '局长',
              cadreAuthority: 'subordinate',
            },
          ]
        : [];
    const { petitionId } = await registerOver(seats.reception.page, {
      channel: 'letter',
      origin: 'direct',
      receivedOn: today,
      anonymity: 'realName',
      petitionerType: 'citizen',
      title: '反映有关事项',
      content: '来信反映有关事项,请求依规办理并答复。',
      subjects: [
        { role: 'petitioner', name: '欧阳无忌', phone: '19900005678', address: '宛州市淯阳街道滨河路9号' },
        ...accused,
      ],
      matters: [{ summary: '反映有关事项', points: ['请求答复'], ...matter }],
    });
    await command(petitionId, 'triage', {
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: matter['class'],
      categoryCode: matter['categoryCode'],
      proposal: '拟由本机关办理',
      approval: {
        signerId: ids['deputy'],
        capacity: 'deputyLeader',
        signedOn: today,
        onPaper: true,
      },
      ...triage,
    });
    return petitionId;
  }

  async function papersOf(page: Page, petitionId: string): Promise<void> {
    await openCase(page, petitionId);
    await page.getByRole('tab', { name: /^文书/u }).click();
    await page
      .getByRole('button', { name: '拟 稿' })
      .or(page.getByRole('button', { name: '拟稿' }))
      .first()
      .waitFor();
  }

  /** One form of the page: opened by its button, filled, sent, gone. */
  async function form(
    page: Page,
    button: string | RegExp,
    name: string,
    fill: (form: Locator) => Promise<void> = async () => undefined,
  ): Promise<void> {
    await page.getByRole('button', { name: button }).first().click();
    const opened = page.getByRole('form', { name });
    await opened.waitFor();
    await fill(opened);
    const answered = page.waitForResponse(
      (answer) =>
        answer.request().method() === 'POST' &&
        /\/papers\/[a-z]+$/u.test(answer.url()) &&
        !answer.url().endsWith('/compose'),
    );
    await opened.locator('button[type=submit]').click();
    const answer = await answered;
    if (!answer.ok()) throw new Error(`${name}: ${await answer.text()}`);
    await opened.waitFor({ state: 'detached' });
  }

  const drafted = (page: Page) =>
    form(page, /^拟\s?稿$/u, '拟稿', async (opened) => {
      await pick(opened, '文书', 'D04');
      await opened.getByLabel('处理途径和程序').fill('由本机关办理,在规定期限内书面答复。');
      await opened.getByRole('button', { name: '由案件生成正文' }).click();
      await opened.getByText(/还缺/u).waitFor({ state: 'detached' });
    });
  const stepped = (page: Page, zh: string, fill?: (opened: Locator) => Promise<void>) =>
    form(page, `${zh}受理告知书`, `${zh}《受理告知书》`, fill);
  const signedOnPaper = async (opened: Locator) => {
    await pick(opened, '签批人', STAFF.deputy.name);
    await opened.getByRole('checkbox', { name: '纸质批示,由我录入' }).check();
  };
  const sent = async (page: Page) => {
    await stepped(page, '用印', (opened) => pick(opened, '用印批准人', STAFF.windowHead.name));
    await stepped(page, '发出');
  };

  async function lastPaper(petitionId: string) {
    const { papers, pieces } = await ask<Papers>(
      seats.windowHead.page,
      `/api/petitions/${petitionId}/papers`,
    );
    return { paper: papers[0], titles: pieces.map(({ title }) => title).join() };
  }

  step(
    'of an appeal: signed for by the petitioner, its receipt scanned, all of it in the volume',
    async () => {
      const petitionId = await registered(
        { class: 'appeal', appealKind: 'item6', categoryCode: '0801', purpose: 'claim' },
        { appealKind: 'item6' },
      );
      await papersOf(seats.reception.page, petitionId);
      await drafted(seats.reception.page);
      const { page } = seats.windowHead;
      await papersOf(page, petitionId);
      await stepped(page, '核稿');
      await stepped(page, '签发', signedOnPaper);
      await sent(page);
      await stepped(page, '送达结果', (opened) => opened.getByLabel('签收人').fill('欧阳无忌'));
      await form(page, '扫描件入卷', '扫描件入卷', async (opened) => {
        await pick(opened, '扫描的是什么', '送达回证');
        await opened
          .getByLabel('扫描件文件')
          .setInputFiles({ name: '回证.png', mimeType: 'image/png', buffer: DOT });
      });
      await page.getByRole('table', { name: '扫描件' }).getByText('送达回证').first().waitFor();
      const { paper, titles } = await lastPaper(petitionId);
      expect(paper).toMatchObject({ status: 'received', docNo: expect.stringMatching(/信告〔\d{4}〕1号/u) });
      expect(titles).toMatch(/受理告知书.*送达回证/u);
      const volume = page.getByRole('link', { name: /下载全卷 PDF/u });
      if (await volume.isVisible()) {
        const [file] = await Promise.all([
          page.waitForEvent('download', { timeout: 120_000 }),
          volume.click(),
        ]);
        expect(
          readFileSync(await file.path())
            .subarray(0, 5)
            .toString(),
        ).toBe('%PDF-');
      }
    },
  );

  step('of an accusation: refused before a witness; the number goes on', async () => {
    const petitionId = await registered(
      { class: 'accusation', categoryCode: '0102', purpose: 'accusation' },
      { threePartTest: { significance: true, clarity: true, specificity: false }, reason: '先行核实' },
    );
    await command(petitionId, 'designate-handler', {
      handlerId: ids['handler'],
      needToKnow: [ids['deputy']],
      approval: { signerId: ids['deputy'], capacity: 'deputyLeader', signedOn: today, onPaper: true },
    });
    const { page } = seats.windowHead;
    await papersOf(page, petitionId);
    await drafted(page);
    // by another than its author: the named handler, who is not told who reported
    await papersOf(seats.handler.page, petitionId);
    await stepped(seats.handler.page, '核稿');
    await papersOf(page, petitionId);
    await stepped(page, '签发', signedOnPaper);
    await sent(page);
    await stepped(page, '送达结果', async (opened) => {
      await pick(opened, '结果', '拒收');
      await opened.getByLabel('见证人(拒收、留置)').fill('社区干部王某');
      await opened.getByLabel('原因(拒收、退回)').fill('本人当面拒收。');
    });
    const { paper } = await lastPaper(petitionId);
    expect(paper).toMatchObject({ status: 'received', docNo: expect.stringMatching(/信告〔\d{4}〕2号/u) });
    expect(paper?.steps.join()).toContain('拒收');
  });

  step('of a suggestion: returned by the post, sent again, signed for', async () => {
    const petitionId = await registered(
      { class: 'suggestion', categoryCode: '1101', purpose: 'opinion' },
      {},
    );
    const { page } = seats.windowHead;
    await papersOf(seats.reception.page, petitionId);
    await drafted(seats.reception.page);
    await papersOf(page, petitionId);
    await stepped(page, '核稿');
    await stepped(page, '签发', signedOnPaper);
    await sent(page);
    await stepped(page, '送达结果', async (opened) => {
      await pick(opened, '结果', '退回');
      await opened.getByLabel('原因(拒收、退回)').fill('查无此人,邮局退回。');
    });
    expect((await lastPaper(petitionId)).paper?.steps.join()).toContain('退回');
    await stepped(page, '发出');
    await stepped(page, '送达结果', (opened) => opened.getByLabel('签收人').fill('欧阳无忌'));
    const { paper, titles } = await lastPaper(petitionId);
    expect(paper).toMatchObject({ status: 'received', docNo: expect.stringMatching(/信告〔\d{4}〕3号/u) });
    expect(titles).toContain('受理告知书');
    for (const seat of Object.values(seats)) expect(seat.complaints).toEqual([]);
  });
});
