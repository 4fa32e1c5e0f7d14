import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { act, desk, openAction, openCase, possible, status } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, registerOver, STAFF, type StaffName } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

const NEEDED: StaffName[] = ['reception', 'windowHead', 'handler', 'leader'];

describe('roads beside the main one, walked on the page', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let ids: Record<string, string> = {};
  let today = '';
  // roads of their own: one that breaks says nothing about the others
  const road = (name: string) => journey(name, () => browser);
  const pageOf = (name: StaffName): Page => seats[name].page;

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    ids = await hireStaff(door.context, NEEDED);
    await door.context.close();
    for (const name of NEEDED) {
      seats[name] = await sitDown(browser, program.address);
      await signIn(seats[name].page, STAFF[name].login);
    }
    ({ today } = await ask<{ today: string }>(pageOf('windowHead'), '/api/session'));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  const signedBy = (name: StaffName) => ({
    signerId: ids[name],
    capacity: STAFF[name].roles[0],
    signedOn: today,
    onPaper: false,
  });

  async function tell(petitionId: string, name: StaffName, path: string, data: object): Promise<void> {
    const { request } = pageOf(name);
    const { version } = await ask<{ version: number }>(pageOf(name), `/api/petitions/${petitionId}`);
    const answer = await request.post(`/api/petitions/${petitionId}/${path}`, {
      data,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  }

  /** A letter, triaged in the way that the road begins with, and in the hands of the handler. */
  async function inHand(title: string, triage: object = {}): Promise<string> {
    const head = pageOf('windowHead');
    const { petitionId } = await registerOver(head, letter(title));
    await tell(petitionId, 'windowHead', 'triage', {
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: '拟由本机关办理',
      approval: signedBy('windowHead'),
      ...triage,
    });
    await tell(petitionId, 'windowHead', 'designate-handler', {
      handlerId: ids['handler'],
      approval: signedBy('windowHead'),
    });
    return petitionId;
  }

  const letter = (title: string) => ({
    channel: 'letter',
    origin: 'direct',
    receivedOn: today,
    anonymity: 'realName',
    petitionerType: 'citizen',
    problemRegion: '999300',
    title,
    content: `${title}。请求核实并答复。`,
    subjects: [{ role: 'petitioner', name: '何田生', address: '宛州市城关街道干休所3号楼' }],
    matters: [
      {
        class: 'appeal',
        appealKind: 'item6',
        categoryCode: '0801',
        purpose: 'claim',
        summary: title,
        points: ['请求核实并答复'],
      },
    ],
  });

  road('side-road-joint')(
    'joint handling: two units are asked, one answers, one is not waited for (O-26)',
    async () => {
      const { page } = seats.handler;
      const petitionId = await inHand('反映军转干部安置待遇', { disposition: 'LB' });
      await openCase(page, petitionId);
      await act(page, '受理');
      await act(page, '商请协办', async (form) => {
        await form.getByLabel('协办单位').fill('宛州市人力资源和社会保障局\n宛州市退役军人事务局');
        await form.getByLabel('请协办的事').fill('请查明安置待遇的政策依据和执行情况。');
      });
      await act(page, '登记协办答复', async (form) => {
        await form.getByLabel('答复要点').fill('安置待遇按当年文件执行,已足额发放。');
      });
      await act(page, '登记协办答复', async (form) => {
        await form.getByLabel('不等该单位,说明缺席理由').check();
        await form.getByLabel('缺席的理由').fill('两次函催未复,分管领导同意先行办理。');
      });
      const { coHandlers } = await ask<{ coHandlers: { repliedOn: string | null; absent: boolean }[] }>(
        page,
        `/api/petitions/${petitionId}`,
      );
      expect(coHandlers.map(({ repliedOn, absent }) => [repliedOn, absent])).toEqual([
        [today, false],
        [null, true],
      ]);
      await page.getByText('宛州市退役军人事务局').first().waitFor();
      // both are done with: nobody is left to be asked after
      expect(await possible(page, '登记协办答复').count()).toBe(0);
      expect(seats.handler.complaints).toEqual([]);
    },
  );

  road('side-road-simplified')(
    'the simplified procedure and back to the ordinary one, without a new beginning (§1.12)',
    async () => {
      const { page } = seats.handler;
      const petitionId = await inHand('咨询党费收缴标准', { simplified: true });
      await openCase(page, petitionId);
      await act(page, '受理');
      expect(await desk(page).innerText()).toContain('简易办理期限');
      // the head of the window may enter it; who signs is put there, and it is not he (QP03)
      const clerk = pageOf('windowHead');
      await openCase(clerk, petitionId);
      const entered = await openAction(clerk, '转普通程序');
      expect(await entered.innerText()).toContain(STAFF.leader.name);
      expect(await entered.innerText()).not.toContain(STAFF.windowHead.name);
      expect(await entered.getByRole('checkbox', { name: '纸质批示,由我录入' }).isChecked()).toBe(true);
      const head = pageOf('leader');
      await openCase(head, petitionId);
      await act(head, '转普通程序', async (form) => {
        await form.getByLabel('转普通程序的理由').fill('核实中发现涉及三个单位,十个工作日内不能办结。');
      });
      const shown = await desk(head).innerText();
      expect(shown).not.toContain('简易办理期限');
      expect(shown).toContain('办理期限');
      const { clocks } = await ask<{ clocks: { kind: string; startedOn: string }[] }>(
        head,
        `/api/petitions/${petitionId}`,
      );
      expect(clocks.find(({ kind }) => kind === 'dueHandle')?.startedOn).toBe(today);
    },
  );

  road('side-road-dispute')(
    'a dispute over jurisdiction, from consultation to the superior’s word (24①, R-17)',
    async () => {
      const { page } = seats.windowHead;
      const { petitionId } = await registerOver(page, letter('反映跨区转接组织关系受阻'));
      await openCase(page, petitionId);
      await act(page, '提出管辖争议', async (form) => {
        await form.getByRole('textbox', { name: '有关机关', exact: true }).fill('邻市市委组织部');
        await form
          .getByRole('textbox', { name: '争议的理由', exact: true })
          .fill('组织关系在我市,问题发生在邻市,双方都认为应由对方受理。');
      });
      await act(page, '提出管辖争议', async (form) => {
        await form.getByRole('radio', { name: '报共同的上一级决定' }).check();
        await form.getByRole('textbox', { name: '有关机关', exact: true }).fill('邻市市委组织部');
        await form
          .getByRole('textbox', { name: '争议的理由', exact: true })
          .fill('协商不成,报请共同的上一级决定。');
      });
      await act(page, '登记管辖决定', async (form) => {
        await form.getByRole('radio', { name: '本机关' }).check();
        await form.getByLabel('决定内容').fill('经省委组织部决定,由宛州市委组织部受理。');
      });
      expect(await status(page)).toBe('已登记');
      expect(await possible(page, '分流').count()).toBe(1);
      expect(await possible(page, '登记管辖决定').count()).toBe(0);
    },
  );

  road('side-road-urgent')(
    'an urgent matter: minutes count at once, and the first report stops the first of them (R-60)',
    async () => {
      const { page } = seats.reception;
      const { petitionId } = await registerOver(pageOf('windowHead'), letter('扬言到省里集体上访'));
      await openCase(page, petitionId);
      await act(page, '登记重大紧急', async (form) => {
        await form.getByRole('combobox', { name: '情形' }).click();
        await page.locator('.ant-select-item-option').filter({ hasText: '扬言' }).first().click();
        await page.keyboard.press('Escape');
        await form.getByLabel('情况').fill('来信人称三日内组织二十人赴省。');
      });
      expect(await desk(page).innerText()).toMatch(/分钟/);
      await act(page, '紧急报告', async (form) => {
        await form.getByLabel('已采取的措施').fill('责任领导已到场,正在做疏导。');
        await form.getByLabel('报告内容').fill('来信人称三日内组织二十人赴省,正在核实人员和意图。');
      });
      const { timeline } = await ask<{ timeline: { type: string; sentence: string }[] }>(
        page,
        `/api/petitions/${petitionId}`,
      );
      expect(timeline.find(({ type }) => type === 'UrgentReported')?.sentence).toContain('首报');
      expect(seats.reception.complaints).toEqual([]);
    },
  );
});
