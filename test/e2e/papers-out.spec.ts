import { describe, expect } from '@jest/globals';
import { openCase, passGate, pick, possible } from './support/case-page.js';
import { ask, STAFF } from './support/office.js';
import {
  drafted,
  fillForm,
  MATTERS,
  openPapers,
  scanned,
  stampedAndSent,
  stepped,
} from './support/paper-pages.js';
import { paperRoom } from './support/paper-room.js';

describe('papers that go up and down, and what comes back on paper (§5, §2.14, §2.16)', () => {
  const { room, pageOf, cases, step, issued, received, today } = paperRoom('papers-out');

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
    // signed and done: an inner sheet gets no seal
    const sheet = pageOf('windowHead');
    await sheet.getByRole('button', { name: '作废延期审批表' }).waitFor();
    expect(await sheet.getByRole('button', { name: '用印延期审批表' }).count()).toBe(0);
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
      await form.getByLabel('见证人').fill('社区干部王某');
      await form.getByLabel('原因').fill('本人当面拒收。');
    });
    await scanned(pageOf('windowHead'), '送达回证');
    const { paper } = await cases.lastPaper(id);
    expect(paper?.docNo).toMatch(/信复〔\d{4}〕1号/u);
    expect(paper?.steps.join()).toContain('拒收');
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
      // the letter went down with its paper, and its receipt is the unit's signature: nothing is entered twice
      await openCase(head, id);
      for (const done of ['发出转送、交办函', '登记签收回执'])
        expect([done, await possible(head, done).count()]).toEqual([done, 0]);
      const told = await head.locator('body').innerText();
      for (const act of ['发出转送函', '收件单位签收']) expect(told).toContain(act);
      await openPapers(head, id);
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
    // nothing went wrong behind any of the pages; what was refused above was an answer
    for (const seat of Object.values(room.seats)) expect(seat.complaints).toEqual([]);
  });
});
