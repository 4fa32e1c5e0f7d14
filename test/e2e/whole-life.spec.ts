import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import PizZip from 'pizzip';
import { PDFDocument } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
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
  status,
} from './support/case-page.js';
import { journey } from './support/journey.js';
import { ADMIN, ask, STAFF, type StaffName } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { createAccountThrough, fillSetup, firstSignIn, signIn } from './support/session-pages.js';

const ROLE_ZH: Record<StaffName, string> = {
  reception: '接访登记',
  windowHead: '扎口负责人',
  handler: '承办人',
  otherHandler: '承办人',
  examiner: '审核人',
  deputy: '分管副部长',
  leader: '部长',
};
const NEEDED: StaffName[] = ['reception', 'windowHead', 'handler', 'examiner', 'deputy'];
const PETITIONER = '管秉田';
const TITLE = '离休干部反映离休费拖欠十四个月';
const REMEDY = '如不服本处理意见,可自收到本意见书之日起30日内,向中共豫宛省委组织部申请复查。';

type Case = { gates: { gate: string; recorded: boolean }[]; timeline: { sentence: string }[] };

describe('a petition taken by hand from registration to archive, with one return for rework', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let petitionId = '';
  const pageOf = (name: StaffName): Page => seats[name].page;

  const step = journey('life', () => browser);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  step(
    'sets up the office: each duty an account, each first password changed by its person',
    async () => {
      const admin = await sitDown(browser, program.address);
      await admin.page.goto('/setup');
      await fillSetup(admin.page, program.code);
      await admin.page.waitForURL('**/login*');
      await signIn(admin.page, ADMIN.login);
      for (const name of NEEDED) {
        const password = await createAccountThrough(admin.page, STAFF[name], [ROLE_ZH[name]]);
        seats[name] = await sitDown(browser, program.address);
        await firstSignIn(seats[name].page, STAFF[name].login, password);
      }
      expect(await admin.page.locator('table.book tbody tr').count()).toBe(NEEDED.length + 1);
      expect(admin.complaints).toEqual([]);
      await admin.context.close();
    },
    240_000,
  );

  step(
    'registers by keyboard alone: 2 for a visit, Enter from field to field, Ctrl+Enter at the end',
    async () => {
      const { page } = seats.reception;
      await page.goto('/register');
      const form = page.getByRole('form', { name: '登记' });
      await form.waitFor();
      const { keyboard } = page;
      const focused = () => focusedLabel(page);
      const enterUntil = async (label: string) => {
        for (let steps = 0; steps < 12; steps += 1) {
          if ((await focused()).trim() === label) return;
          await keyboard.press('Enter');
          await page.waitForTimeout(60);
        }
        throw new Error(`Enter never came to ${label}, stands at ${await focused()}`);
      };
      await keyboard.press('2');
      expect(await form.getByRole('radio', { name: '来访', exact: true }).isChecked()).toBe(true);
      await enterUntil('证件号码');
      await enterUntil('姓名(名称)');
      await keyboard.type(PETITIONER);
      await keyboard.press('Shift+Enter');
      expect(await focused()).toBe('证件号码');
      await enterUntil('电话');
      await keyboard.type('19900001234');
      await enterUntil('住址');
      await keyboard.type('宛州市城关街道干休所3号楼');
      await enterUntil('来访人数');
      await keyboard.type('1');
      // the buttons for people are passed by Tab or by Enter; the long text takes Enter for itself
      await form.getByLabel('内容', { exact: true }).focus();
      await keyboard.type('厂子改制以后离休费断断续续,到现在欠了十四个月。请求补发离休费,明确今后由谁发放。');
      await keyboard.press('Tab');
      expect(await focused()).toBe('标题');
      await keyboard.type(TITLE);
      const suggestion = form.locator('.suggestions').getByRole('button', { name: /0501/ });
      await suggestion.waitFor();
      await suggestion.focus();
      await keyboard.press('Enter');
      const item = form.getByRole('combobox', { name: '第三十一条哪一项' });
      await item.focus();
      await keyboard.press('ArrowDown');
      await page.locator('.ant-select-dropdown .ant-select-item-option-active').waitFor();
      // six items, the last is the one of the petition road
      await keyboard.press('ArrowUp');
      await keyboard.press('Enter');
      await form.getByTitle('(六)信访程序').waitFor();
      await form.getByRole('textbox', { name: '要点 1.1' }).focus();
      await keyboard.type('补发拖欠的离休费');
      await keyboard.press('Enter');
      await form.getByRole('textbox', { name: '要点 1.2' }).waitFor();
      await keyboard.type('明确今后由谁按月发放');
      const duties = page.getByRole('complementary', { name: '来过没有和将要做的事' });
      await duties.locator('.duties li').first().waitFor();
      expect(await duties.innerText()).toMatch(/15/);
      await keyboard.press('Control+Enter');
      await page.getByRole('status').filter({ hasText: '已登记' }).waitFor();
    },
  );

  step('shows number and query code once', async () => {
    const { page } = seats.reception;
    const receipt = page.getByRole('region', { name: '登记回执' });
    const code = (await receipt.locator('.code').innerText()).trim();
    expect(code).toMatch(/^\S{6,}$/);
    expect(await receipt.locator('.number').innerText()).toMatch(/^宛组信〔\d{4}〕来访\d+号$/);
    expect(await receipt.innerText()).toContain('只显示这一次');
    expect(await receipt.innerText()).not.toContain(PETITIONER);
    // one key at the window prints receipt, what was told on the spot and the query code, on one A5
    await page.evaluate('window.print = () => { window.printed = (window.printed ?? 0) + 1 }');
    await page.keyboard.press('p');
    expect(await page.evaluate('window.printed')).toBe(1);
    const slip = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
    expect(slip.getPages().map((sheet) => [sheet.getWidth(), sheet.getHeight()].map(inMillimetres))).toEqual([
      [148, 210],
    ]);
    await page.emulateMedia({ media: 'print' });
    expect(await receipt.innerText()).toMatch(/来信来访登记回执[^]*当场告知[^]*信访人（签名）/u);
    expect(await receipt.getByLabel('查询码的二维码').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await receipt.getByRole('link', { name: '打开此件' }).click();
    await page.waitForURL(/\/petitions\/[0-9a-f-]{36}/);
    petitionId = page.url().split('/').at(-1) ?? '';
    await page.locator('.case-head .no').waitFor();
    expect(await page.content()).not.toContain(code);
    expect(JSON.stringify(await ask(page, `/api/petitions/${petitionId}`))).not.toContain(code);
  });

  step('explains a refused action with its rule: reception may not triage', async () => {
    const { page } = seats.reception;
    await desk(page)
      .getByText(/现在不能办的/)
      .click();
    const triage = desk(page).locator('.impossible > div').filter({ hasText: /^分流/ });
    expect(await triage.innerText()).toMatch(/扎口负责人/);
    const accept = desk(page).locator('.impossible > div').filter({ hasText: /^受理/ });
    expect(await accept.innerText()).toMatch(/第.+条|R-|§|O-|《/);
    expect(await possible(page, '分流').count()).toBe(0);
  });

  step('is triaged and designated by the head of the single window', async () => {
    const page = pageOf('windowHead');
    await openCase(page, petitionId);
    await act(page, '分流', async (form) => {
      // a key area: whether to open a case has to be judged by its three elements (O-33)
      await form.getByRole('checkbox', { name: '问题重大' }).check();
      await form.getByLabel('拟办意见', { exact: true }).fill('属本机关职权范围,拟由承办科室直接办理。');
      await form.getByLabel('理由', { exact: true }).fill('涉及一人,线索尚须核实,暂不立案,直接办理。');
    });
    // by keyboard, from the very list in which the choice was made
    const form = await openAction(page, '指定承办');
    await pick(form, '承办人', STAFF.handler.name);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    expect(await page.locator('.case-head').innerText()).toContain(`承办 ${STAFF.handler.name}`);
  });

  step(
    'is accepted and told of, noted and reported by the handler',
    async () => {
      const page = pageOf('handler');
      await openCase(page, petitionId);
      await act(page, '受理');
      await act(page, '书面告知');
      const note = async (kind: string, text: string, evidence?: string) =>
        act(page, '写办理记录', async (form) => {
          await pick(form, '记录种类', kind);
          await form.getByLabel('内容', { exact: true }).fill(text);
          if (evidence !== undefined) await form.getByLabel('证据名称', { exact: true }).fill(evidence);
        });
      await note('听取陈述', '当面听取陈述,核对欠发月份。');
      await note('查阅资料', '查阅留守处账册和存折流水。', '账册与流水');
      const why = desk(page).getByText('为什么是这一天').first();
      await why.click();
      expect(await desk(page).innerText()).toMatch(/第二十三条|第三十四条/);
      await act(page, '报结果', async (form) => {
        for (const [at, answer] of ['余款六十日内补齐。', '今后按月统筹发放。'].entries()) {
          const point = form.locator('fieldset.point-answer').nth(at);
          await pick(point, '意见', '支持');
          await pick(point, '证据', '账册与流水');
          await page.keyboard.press('Escape');
          await point.getByLabel('答复', { exact: true }).fill(answer);
        }
        await form
          .getByLabel('事实和理由', { exact: true })
          .fill('留守处欠发离休费十四个月,账册与流水相符。');
        await form.getByLabel('处理意见', { exact: true }).fill('拖欠属实,予以支持,余款在六十日内补齐。');
        await form.getByLabel('依据', { exact: true }).fill('《信访工作条例》第三十二条。');
        await pick(form, '总结论', '支持');
        await form.getByRole('button', { name: '加一条措施' }).click();
        await pick(form, /^措施$/, '执行支持意见');
        await pick(form, '责任人', STAFF.handler.name);
        await form.getByLabel('期限', { exact: true }).fill('2027-03-01');
        await page.keyboard.press('Enter');
        await form.getByLabel('说明', { exact: true }).fill('由责任单位在期限内落实。');
        await form.getByText('同意', { exact: true }).click();
        await form.getByRole('checkbox', { name: /不属于应当导入法定程序/ }).check();
        await form.getByRole('checkbox', { name: '已标密级和知悉范围' }).check();
      });
    },
    240_000,
  );

  step('comes back from the examiner because the opinion names no way to a review', async () => {
    const page = pageOf('examiner');
    await page.goto(`/checkpoints?petition=${petitionId}`);
    const bench = page.getByRole('complementary', { name: '四关' });
    await bench.waitFor();
    const remedy = bench.locator('.verdict').filter({ hasText: 'QC05' });
    expect(await remedy.innerText()).toMatch(/未过/);
    expect(await bench.getByRole('button', { name: '通过' }).isDisabled()).toBe(true);
    await bench.getByRole('button', { name: '退回重办' }).click();
    const form = page.locator('form.command-form');
    expect(await form.getByLabel('要做什么', { exact: true }).inputValue()).toContain('QC05');
    await send(page, form);
    await openCase(page, petitionId);
    expect(await status(page)).toBe('退回重办');
  });

  step(
    'is reported again from what was there, signed check by check, and passes',
    async () => {
      const handler = pageOf('handler');
      await openCase(handler, petitionId);
      await act(handler, '报结果', async (form) => {
        expect(await form.getByLabel('事实和理由', { exact: true }).inputValue()).toContain('欠发离休费');
        await form
          .getByLabel('处理意见', { exact: true })
          .fill(`拖欠属实,予以支持,余款在六十日内补齐。${REMEDY}`);
        // the measure that was reported stands there still
        const measure = form.getByRole('group', { name: '措施 1' });
        expect(await measure.getByLabel('期限', { exact: true }).inputValue()).toBe('2027-03-01');
        expect(await measure.getByLabel('说明', { exact: true }).inputValue()).toBe(
          '由责任单位在期限内落实。',
        );
        await form.getByText('同意', { exact: true }).click();
        await form.getByRole('checkbox', { name: /不属于应当导入法定程序/ }).check();
        await form.getByRole('checkbox', { name: '已标密级和知悉范围' }).check();
      });
      await passGate(pageOf('examiner'), petitionId);
      const { gates } = await ask<Case>(handler, `/api/petitions/${petitionId}`);
      expect(gates.find(({ gate }) => gate === 'signing')?.recorded).toBe(true);
    },
    240_000,
  );

  step('tells the slower of two people who was quicker, and keeps what has been typed', async () => {
    const slower = pageOf('handler');
    const quicker = pageOf('windowHead');
    await openCase(slower, petitionId);
    await openCase(quicker, petitionId);
    const form = await openAction(slower, '写办理记录');
    await form.getByLabel('内容', { exact: true }).fill('与留守处核对补发时间。');
    const decided = await openAction(quicker, '签发');
    await pick(decided, '签批人', STAFF.deputy.name);
    await decided.getByLabel('签批日', { exact: true }).fill(await today(quicker));
    await quicker.keyboard.press('Enter');
    await decided.getByRole('checkbox', { name: '纸质批示,由我录入' }).check();
    await send(quicker, decided);
    // the news come by themselves into the open page
    await form.getByText(`此件刚被${STAFF.windowHead.name}更新`).waitFor();
    expect(await form.getByLabel('内容', { exact: true }).inputValue()).toBe('与留守处核对补发时间。');
    await send(slower, form);
    const { timeline } = await ask<Case>(slower, `/api/petitions/${petitionId}`);
    expect(timeline.filter(({ sentence }) => sentence.includes('签发'))).toHaveLength(1);
  });

  step(
    'is served, examined again at the closing gate and closed',
    async () => {
      const handler = pageOf('handler');
      await openCase(handler, petitionId);
      await act(handler, '送达(交付、交邮)', async (form) => {
        await form.getByText('当面交付').click();
        await form.getByLabel('签收人', { exact: true }).fill(PETITIONER);
      });
      const reception = pageOf('reception');
      await openCase(reception, petitionId);
      const receipts = await possible(reception, '登记送达回证').count();
      if (receipts > 0) await act(reception, '登记送达回证');
      await passGate(pageOf('examiner'), petitionId);
      const head = pageOf('windowHead');
      await openCase(head, petitionId);
      await act(head, '结案');
      expect(await status(head)).toBe('已结案');
    },
    240_000,
  );

  step('is rated by the petitioner and archived', async () => {
    const reception = pageOf('reception');
    await openCase(reception, petitionId);
    await act(reception, '满意度评价', async (form) => {
      await form.getByText('满意', { exact: true }).click();
      await pick(form, '回访人员', STAFF.windowHead.name);
      await form.getByLabel('录音号', { exact: true }).fill('LY-0001');
    });
    const head = pageOf('windowHead');
    await openCase(head, petitionId);
    await act(head, '归档', async (form) => {
      await form.getByLabel('档号', { exact: true }).fill('XF·2026-30-1');
      await form.getByText('30 年', { exact: true }).click();
      await form.getByLabel('页数', { exact: true }).fill('24');
    });
    expect(await status(head)).toBe('已归档');
    const road = await head.getByRole('list', { name: '办理道路' }).innerText();
    expect(road).toContain('归档');
  });

  step('has its two papers, as docx and as a page to print', async () => {
    const page = pageOf('handler');
    await openCase(page, petitionId);
    await page.getByRole('tab', { name: /^文书/ }).click();
    for (const [paper, words] of [
      ['受理告知书', PETITIONER],
      // in the paper with the punctuation of papers
      ['信访处理意见书', REMEDY.slice(0, 12).replace(',', '，')],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `下载${paper}(docx)` }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.docx$/);
      const zip = new PizZip(readFileSync((await download.path()) ?? ''));
      const text = (zip.file('word/document.xml')?.asText() ?? '').replace(/<[^>]+>/g, '');
      expect(text).toContain(words);
      expect(text).toContain('宛州市委组织部');
      const [printed] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: `打印${paper}` }).click(),
      ]);
      await printed.waitForLoadState();
      expect(await printed.locator('body').innerText()).toContain(words);
      await printed.close();
    }
  });

  step('tells its life in sentences, each with its event in the chain', async () => {
    const page = pageOf('windowHead');
    const { timeline } = await ask<Case>(page, `/api/petitions/${petitionId}`);
    const whole = timeline.map(({ sentence }) => sentence).join('\n');
    for (const word of ['登记', '受理', '告知', '退回', '签发', '结案', '归档'])
      expect(whole).toContain(word);
    await openCase(page, petitionId);
    await page.getByRole('button', { name: '原始记录' }).first().click();
    expect(await page.locator('.raw').innerText()).toMatch(/散列 [0-9a-f]{16,}/);
  });

  step('never asked another address and never broke its own policy', async () => {
    expect(Object.fromEntries(Object.entries(seats).map(([name, seat]) => [name, seat.complaints]))).toEqual(
      Object.fromEntries(Object.keys(seats).map((name) => [name, []])),
    );
  });

  async function today(page: Page): Promise<string> {
    return (await ask<{ today: string }>(page, '/api/session')).today;
  }
});

const inMillimetres = (points: number): number => Math.round((points / 72) * 25.4);
