import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { pick } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, STAFF, type StaffName } from './support/office.js';
import {
  casesOf,
  drafted as draftPaper,
  type Fill,
  MATTERS,
  openPapers,
  scanned,
  signedOnPaper,
  stampedAndSent,
  stepped as stepPaper,
} from './support/paper-pages.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

describe('a paper of each road is drafted, checked, signed, stamped, sent, received and filed (§5)', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let ids: Record<string, string> = {};
  let cases: ReturnType<typeof casesOf>;
  let approval: Record<string, unknown> = {};
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
    const { today } = await ask<{ today: string }>(seats.reception.page, '/api/session');
    cases = casesOf({ seats, ids, today });
    approval = cases.approval();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  const drafted = (page: Page) =>
    draftPaper(page, 'D04', (opened) =>
      opened.getByLabel('处理途径和程序').fill('由本机关办理,在规定期限内书面答复。'),
    );
  const stepped = (page: Page, zh: string, fill?: Fill) => stepPaper(page, zh, '受理告知书', fill);
  const sent = (page: Page) => stampedAndSent(page, '受理告知书');

  step(
    'of an appeal: signed for by the petitioner, its receipt scanned, all of it in the volume',
    async () => {
      const petitionId = await cases.registered(MATTERS.APPEAL);
      await openPapers(seats.reception.page, petitionId);
      await drafted(seats.reception.page);
      const { page } = seats.windowHead;
      await openPapers(page, petitionId);
      await stepped(page, '核稿');
      await stepped(page, '签发', signedOnPaper());
      await sent(page);
      await stepped(page, '送达结果', (opened) => opened.getByLabel('签收人').fill('欧阳无忌'));
      await scanned(page, '送达回证');
      await page.getByRole('table', { name: '扫描件' }).getByText('送达回证').first().waitFor();
      const { paper, titles } = await cases.lastPaper(petitionId);
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
    const petitionId = await cases.registered(MATTERS.ACCUSATION, {
      threePartTest: { significance: true, clarity: true, specificity: false },
      reason: '先行核实',
    });
    await cases.command(petitionId, 'designate-handler', {
      handlerId: ids['handler'],
      needToKnow: [ids['deputy']],
      approval,
    });
    const { page } = seats.windowHead;
    await openPapers(page, petitionId);
    await drafted(page);
    // by another than its author: the named handler, who is not told who reported
    await openPapers(seats.handler.page, petitionId);
    await stepped(seats.handler.page, '核稿');
    await openPapers(page, petitionId);
    await stepped(page, '签发', signedOnPaper());
    await sent(page);
    await stepped(page, '送达结果', async (opened) => {
      await pick(opened, '结果', '拒收');
      await opened.getByLabel('见证人').fill('社区干部王某');
      await opened.getByLabel('原因').fill('本人当面拒收。');
    });
    const { paper } = await cases.lastPaper(petitionId);
    expect(paper).toMatchObject({ status: 'received', docNo: expect.stringMatching(/信告〔\d{4}〕2号/u) });
    expect(paper?.steps.join()).toContain('拒收');
  });

  step('of a suggestion: returned by the post, sent again, signed for', async () => {
    const petitionId = await cases.registered(MATTERS.SUGGESTION);
    const { page } = seats.windowHead;
    await openPapers(seats.reception.page, petitionId);
    await drafted(seats.reception.page);
    await openPapers(page, petitionId);
    await stepped(page, '核稿');
    await stepped(page, '签发', signedOnPaper());
    await sent(page);
    await stepped(page, '送达结果', async (opened) => {
      await pick(opened, '结果', '退回');
      await opened.getByLabel('原因').fill('查无此人,邮局退回。');
    });
    expect((await cases.lastPaper(petitionId)).paper?.steps.join()).toContain('退回');
    await stepped(page, '发出');
    await stepped(page, '送达结果', (opened) => opened.getByLabel('签收人').fill('欧阳无忌'));
    const { paper, titles } = await cases.lastPaper(petitionId);
    expect(paper).toMatchObject({ status: 'received', docNo: expect.stringMatching(/信告〔\d{4}〕3号/u) });
    expect(titles).toContain('受理告知书');
    for (const seat of Object.values(seats)) expect(seat.complaints).toEqual([]);
  });
});
