import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { openCase, passGate, pick } from './support/case-page.js';
import { journey, type Step } from './support/journey.js';
import { ask, hireStaff, installOffice, STAFF, type StaffName } from './support/office.js';
import {
  casesOf,
  composed,
  drafted,
  fillForm,
  MATTERS,
  openPapers,
  type Room,
  scanned,
  signedOnPaper,
  stampedAndSent,
  stepped,
} from './support/paper-pages.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

describe('papers that go up, down and aside, and what comes back on paper (§5, §2.14, §2.16)', () => {
  let program: Program;
  let browser: Browser;
  const room: Room = { seats: {} as Record<StaffName, Seat>, ids: {}, today: '' };
  const { seats } = room;
  const cases = casesOf(room);
  const pageOf = (name: StaffName): Page => seats[name].page;
  let steps = 0;
  // each on a case of its own: one that fails stops no other
  const step = (...told: Parameters<Step>) => journey(`papers-out-${++steps}`, () => browser)(...told);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const names: StaffName[] = [
      'reception',
      'windowHead',
      'handler',
      'otherHandler',
      'examiner',
      'deputy',
      'leader',
    ];
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    room.ids = await hireStaff(door.context, names);
    await door.context.close();
    for (const name of names.filter((each) => !['otherHandler', 'deputy'].includes(each))) {
      seats[name] = await sitDown(browser, program.address);
      await signIn(pageOf(name), STAFF[name].login);
    }
    ({ today: room.today } = await ask<{ today: string }>(pageOf('reception'), '/api/session'));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  /** Written by one, checked by another, signed on paper by a third. */
  async function issued(
    petitionId: string,
    [code, zh]: readonly [code: string, zh: string],
    by: { author: StaffName; checker: StaffName; signer: StaffName; fill?: Parameters<typeof drafted>[2] },
  ): Promise<void> {
    await openPapers(pageOf(by.author), petitionId);
    await drafted(pageOf(by.author), code, by.fill);
    await openPapers(pageOf(by.checker), petitionId);
    await stepped(pageOf(by.checker), '核稿', zh);
    await openPapers(pageOf('windowHead'), petitionId);
    await stepped(pageOf('windowHead'), '签发', zh, signedOnPaper(by.signer));
  }
  const received = (zh: string, by = '欧阳无忌') =>
    stepped(pageOf('windowHead'), '送达结果', zh, (form) => form.getByLabel('签收人').fill(by));
  const today = async (label: string, page: Page) => {
    await page.getByLabel(label, { exact: true }).fill(room.today);
    // Enter would send the form
    await page.keyboard.press('Tab');
  };

  step('an extension: the sheet signed by the head, then the notice to the petitioner', async () => {
    const id = await cases.handled(MATTERS.APPEAL);
    await cases.command(id, 'accept', { acceptedOn: room.today }, 'handler');
    await cases.command(
      id,
      'request-extension',
      {
        days: 20,
        reason: '涉及三个年度的工资档案,须向两个单位调取原始凭证逐笔核对,预计下月中旬完成。',
        requestedOn: room.today,
      },
      'handler',
    );
    await issued(id, ['D15', '延期审批表'], {
      author: 'handler',
      checker: 'windowHead',
      signer: 'leader',
      fill: (form) => today('原期限', form.page()),
    });
    await cases.command(
      id,
      'decide-extension',
      { approve: true, days: 20, approval: { ...cases.approval('leader'), onPaper: false } },
      'leader',
    );
    await issued(id, ['D16', '延期告知书'], { author: 'reception', checker: 'windowHead', signer: 'leader' });
    await stampedAndSent(pageOf('windowHead'), '延期告知书');
    await received('延期告知书');
    const { paper, titles } = await cases.lastPaper(id);
    expect(paper).toMatchObject({ code: 'D16', status: 'received' });
    expect(titles).toMatch(/延期审批表.*延期告知书.*送达回证（延期告知书）/u);
  });

  step('an answer that the petitioner will not take, before a witness', async () => {
    const id = await cases.reported(MATTERS.APPEAL);
    await passGate(pageOf('examiner'), id);
    await issued(id, ['D17', '信访处理意见书'], {
      author: 'handler',
      checker: 'windowHead',
      signer: 'deputy',
    });
    await stampedAndSent(pageOf('windowHead'), '信访处理意见书');
    await stepped(pageOf('windowHead'), '送达结果', '信访处理意见书', async (form) => {
      await pick(form, '结果', '拒收');
      await form.getByLabel('见证人(拒收、留置)').fill('社区干部王某');
      await form.getByLabel('原因(拒收、退回)').fill('本人当面拒收。');
    });
    await scanned(pageOf('windowHead'), '送达回证');
    const { paper } = await cases.lastPaper(id);
    expect(paper?.docNo).toMatch(/信复〔\d{4}〕1号/u);
    expect(paper?.steps.join()).toMatch(/拒收.*王某|王某.*拒收/u);
    // refused is delivered all the same: the period for a review runs from it
    await openCase(pageOf('handler'), id);
    expect(await pageOf('handler').locator('body').innerText()).toMatch(/复查/u);
  });

  step('an accusation: the report stays inside, the feedback is written down by two and signed', async () => {
    const id = await cases.reported(MATTERS.ACCUSATION, {
      caseOpened: true,
      threePartTest: { significance: true, clarity: true, specificity: true },
    });
    await passGate(pageOf('examiner'), id);
    await issued(id, ['D14', '查核报告'], {
      author: 'handler',
      checker: 'windowHead',
      signer: 'deputy',
      fill: (form) => form.getByLabel('查核人员').fill('程砚舟、沈怀瑾'),
    });
    await cases.command(
      id,
      'give-reporter-feedback',
      {
        staffIds: [room.ids['handler'], room.ids['otherHandler']],
        reached: true,
        opinion: 'agree',
        summary: '向本人说明了查核过程和结论。',
        givenOn: room.today,
      },
      'handler',
    );
    const head = pageOf('windowHead');
    await openPapers(head, id);
    await drafted(head, 'D19', (form) => form.getByLabel('反馈方式').fill('当面反馈'));
    await openPapers(pageOf('handler'), id);
    await stepped(pageOf('handler'), '核稿', '实名举报反馈记录');
    await openPapers(head, id);
    await scanned(head, '实名举报反馈记录', async (form) => {
      await form.getByLabel('签署人').fill('欧阳无忌');
      await today('签署日', head);
    });
    const { papers, scans } = await cases.papersOf(id);
    expect(papers.map(({ code, status }) => `${code} ${status}`).sort()).toEqual([
      'D14 signed',
      'D19 checked',
    ]);
    expect(scans[0]?.signer).toBe('欧阳无忌');
    // whoever may not know the reporter does not get the sheet that names him
    await openPapers(pageOf('handler'), id);
    await pageOf('handler').getByText('写有举报人身份,不可查阅').first().waitFor();
  });

  step(
    'a unit without an account: sent on paper, its receipt and its answer entered with day and scan',
    async () => {
      const id = await cases.registered(MATTERS.APPEAL, {
        intakeDecision: 'passDown',
        disposition: 'ZS',
        targetName: '卧牛村村民委员会',
      });
      await issued(id, ['D08', '转送函'], {
        author: 'reception',
        checker: 'windowHead',
        signer: 'deputy',
        fill: (form) => form.getByLabel('主送').fill('卧牛村村民委员会'),
      });
      const head = pageOf('windowHead');
      await stampedAndSent(head, '转送函', async (form) => {
        await form.getByText('当面交付').click();
        await form.getByRole('checkbox', { name: '没有账号,纸质往来' }).check();
        await form.getByLabel('经手人').fill(STAFF.reception.name);
      });
      // who signed, without the sheet that says so, is refused by name of the rule
      const refused = fillForm(head, '送达结果转送函', '送达结果《转送函》', (form) =>
        form.getByLabel('签收人').fill('村会计马某'),
      );
      await expect(refused).rejects.toThrow(/RECEIPT_NEEDS_SCAN/u);
      const form = head.getByRole('form', { name: '送达结果《转送函》' });
      await form
        .getByText(/附扫描件/u)
        .first()
        .waitFor();
      await form.getByLabel('回证扫描件或存放处').fill('回证第1页');
      await form.locator('button[type=submit]').click();
      await form.waitFor({ state: 'detached' });
      await fillForm(head, '代录单位来文', '代录单位来文', async (typed) => {
        await typed.getByLabel('来文单位').fill('卧牛村村民委员会');
        await typed.getByLabel('来文签名人').fill('村主任牛某');
        await today('来文日', head);
        await typed.getByLabel('内容').fill('已向本人说明,本人表示理解。');
        await typed.getByLabel('扫描件').fill('来文第1页');
      });
      await scanned(head, '来文');
      const { papers, pieces, scans } = await cases.papersOf(id);
      expect(papers[0]).toMatchObject({ code: 'D08', status: 'received' });
      expect(pieces.map(({ title }) => title).join()).toMatch(/转送函.*来文：办理反馈/u);
      expect(scans.map(({ ofZh }) => ofZh)).toContain('单位来文');
      const book = await ask<{ rows: { cells: string[] }[] }>(head, '/api/registers/L08');
      expect(book.rows[0]?.cells[1]).toBe('卧牛村村民委员会');
      expect(book.rows[0]?.cells.at(-1)).toBe(room.today);
    },
  );

  step('a leader’s words on paper: entered with name and day, and the sheet scanned', async () => {
    const id = await cases.handled(MATTERS.APPEAL);
    const head = pageOf('windowHead');
    await openPapers(head, id);
    await fillForm(head, '回录纸质批示', '回录纸质批示', async (form) => {
      await form.getByText('部长', { exact: true }).click();
      await form.getByLabel('批示人').fill(STAFF.leader.name);
      await form.getByLabel('批示原话').fill('请认真核查,限期报告。');
      await form.getByLabel('扫描件或原件卷号').fill('呈批单原件');
    });
    await scanned(head, '批示');
    const { pieces, scans } = await cases.papersOf(id);
    expect(pieces.map(({ title }) => title)).toContain('领导批示原件');
    expect(scans.map(({ ofZh }) => ofZh)).toContain('领导批示原件');
  });

  step('letters of a supervision: 督办通知书, 催办通知 and 工作建议函 with its number and days', async () => {
    const id = await cases.registered(MATTERS.APPEAL, {
      intakeDecision: 'passDown',
      disposition: 'YJG',
      resultRequired: true,
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
      { adviceType: 'improveWork', addressee: 'organ', to: '平皋县委组织部', advice: '增设复核环节。' },
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
      await openPapers(pageOf('reception'), id);
      await stepped(pageOf('reception'), '核稿', zh);
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
    await form.locator('button[type=submit]').click();
    await leader.getByText(`已录入,来源:宛组信报〔${year - 1}〕9号。`).waitFor();
    await leader.goto(`/statistics?period=${year}Q${quarter}`);
    await leader
      .getByText(`宛组信报〔${year - 1}〕9号`)
      .first()
      .waitFor();
    expect(await leader.locator('body').innerText()).toContain('80');
  });

  step('the books on the page are narrowed, and print is narrowed alike', async () => {
    const head = pageOf('windowHead');
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
    // a refusal that was provoked above is the one answer that is no success
    for (const seat of Object.values(seats))
      expect(seat.complaints.filter((each) => !/422/u.test(each))).toEqual([]);
  });
});
