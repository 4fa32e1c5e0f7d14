import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { act, focusedLabel, openCase, pick, possible } from './support/case-page.js';
import { journey, photographed } from './support/journey.js';
import {
  ask,
  hireStaff,
  installOffice,
  read,
  registerOver,
  STAFF,
  type StaffName,
} from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

const REPORTER = { name: '欧阳无忌', phone: '19900005678', address: '宛州市淯阳街道滨河路9号' };
const ACCUSED = { name: '司徒有权', unit: '平皋县某局', post: '局长' };
const TITLE = '反映干部跑官要官一事';
const SECRET_WORD = '三次登门送礼';

/** Words that must not come to whoever may not see the petition. */
const CANARIES = [REPORTER.name, REPORTER.phone, ACCUSED.name, TITLE, SECRET_WORD];

type Figure = { current: number; ref: string };
type Quarter = { total: Figure; byClass: Figure[]; byCategory: Figure[]; byKeyArea: Figure[] };
const periodOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

describe('an accusation that the wrong account cannot find by any road', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let petition = { petitionId: '', displayNo: '' };
  const step = journey('accusation', () => browser);
  const wrong = (): Seat[] => [seats.otherHandler, seats.leader];

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const names: StaffName[] = ['reception', 'windowHead', 'handler', 'otherHandler', 'leader', 'deputy'];
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    await hireStaff(door.context, names);
    await door.context.close();
    for (const name of names) {
      seats[name] = await sitDown(browser, program.address);
      await signIn(seats[name].page, STAFF[name].login);
    }
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  step('is registered by the reception and designated to one handler by name', async () => {
    const { today } = await ask<{ today: string }>(seats.reception.page, '/api/session');
    petition = await registerOver(seats.reception.page, {
      channel: 'letter',
      origin: 'direct',
      receivedOn: today,
      anonymity: 'realName',
      petitionerType: 'citizen',
      title: TITLE,
      content: `该局长为求提拔,${SECRET_WORD},知情人可以作证。`,
      subjects: [
        { role: 'petitioner', ...REPORTER },
        { role: 'accused', ...ACCUSED, cadreAuthority: 'subordinate' },
      ],
      matters: [
        {
          class: 'accusation',
          categoryCode: '0101',
          keyArea: 'cadreAppointment',
          purpose: 'accusation',
          summary: TITLE,
          points: ['登门送礼求提拔'],
        },
      ],
    });
    expect(petition.displayNo).not.toMatch(/-0*1$/);
  });

  step('is opened for a reason alone: asked for in its place, given by one key and Enter (§9)', async () => {
    const { page } = seats.windowHead;
    await page.goto(`/petitions/${petition.petitionId}`);
    const panel = page.getByRole('region', { name: '查阅事由' });
    await panel.waitFor();
    const field = panel.getByLabel('查阅事由', { exact: true });
    expect(await focusedLabel(page)).toBe('查阅事由');
    expect(await panel.innerText()).not.toContain('§');
    for (const canary of CANARIES) expect(await page.content()).not.toContain(canary);
    await page.keyboard.press('Enter');
    await panel.getByText('请写明查阅事由').waitFor();
    await page.keyboard.press('Alt+2');
    expect(await field.inputValue()).toBe('审核签批');
    await photographed(page, 'access-reason');
    await page.keyboard.press('Enter');
    await page.locator('.case-head .no').waitFor();
    // whoever goes by keyboard goes on from the case
    await page.locator('#page:focus').waitFor();
    expect(page.url()).toContain(`/petitions/${petition.petitionId}`);
    await page.getByRole('tab', { name: '谁看过' }).click();
    const readers = page.getByRole('table').filter({ hasText: '事由' });
    await readers.getByRole('row').filter({ hasText: '揭示身份' }).first().waitFor();
    expect(await readers.innerText()).toContain('审核签批');
    await photographed(page, 'access-reason-readers');
    // whoever goes on to another page of it is not asked again, and others are
    await page.goto(`/petitions/${petition.petitionId}/as-of`);
    await page.locator('.case-head .no').waitFor();
    expect((await seats.reception.page.request.get(`/api/petitions/${petition.petitionId}`)).status()).toBe(
      422,
    );
  });

  step(
    'before anyone is named: the clerk and the head of the window see it, handlers and leader do not',
    async () => {
      for (const { page } of [seats.reception, seats.windowHead]) {
        await openCase(page, petition.petitionId);
        expect(await page.locator('.case-head').innerText()).toContain('限知');
      }
      for (const { page } of [...wrong(), seats.handler])
        expect((await page.request.get(`/api/petitions/${petition.petitionId}`)).status()).toBe(404);
    },
  );

  step(
    'is triaged with the deputy’s word on paper, and designated with a need-to-know list',
    async () => {
      const { page } = seats.windowHead;
      const { today } = await ask<{ today: string }>(page, '/api/session');
      const onPaper = async (form: Parameters<Parameters<typeof act>[2] & object>[0]) => {
        await pick(form, '签批人', STAFF.deputy.name);
        await form.getByLabel('签批日', { exact: true }).fill(today);
        await page.keyboard.press('Enter');
        await form.getByRole('checkbox', { name: '纸质批示,由我录入' }).check();
      };
      await openCase(page, petition.petitionId);
      await act(page, '分流', async (form) => {
        await form.getByRole('checkbox', { name: '问题重大' }).check();
        await form.getByLabel('拟办意见', { exact: true }).fill('属干部监督事项,拟直接核实。');
        await form.getByLabel('批示', { exact: true }).fill('同意先行核实。');
        await form.getByLabel('理由', { exact: true }).fill('线索不够具体,暂不立案,先行核实。');
        await onPaper(form);
      });
      await act(page, '指定承办', async (form) => {
        await pick(form, '承办人', STAFF.handler.name);
        await pick(form, '知悉范围', STAFF.deputy.name);
        await page.keyboard.press('Escape');
        await onPaper(form);
      });
    },
    240_000,
  );

  step('the named handler sees it without the reporter’s identity, in page and in answer', async () => {
    const { page } = seats.handler;
    await openCase(page, petition.petitionId);
    const shown = await page.locator('main').innerText();
    expect(shown).toContain(TITLE);
    expect(shown).toContain(ACCUSED.name);
    expect(shown).toContain('身份不显示');
    const answer = await (await page.request.get(`/api/petitions/${petition.petitionId}`)).text();
    for (const each of Object.values(REPORTER)) {
      expect(shown).not.toContain(each);
      expect(answer).not.toContain(each);
    }
    await possible(page, '受理').waitFor({ state: 'attached' });
  });

  step(
    'the wrong account finds nothing by list, search or address',
    async () => {
      for (const { page } of wrong()) {
        await page.goto('/petitions');
        await page.getByText('还没有登记过信访件。').waitFor();
        for (const words of [...CANARIES, petition.displayNo, petition.petitionId, '跑官要官']) {
          const box = page.getByRole('searchbox').or(page.getByRole('textbox', { name: '搜索信访件' }));
          await box.first().fill(words);
          await page.keyboard.press('Enter');
          await page.getByText(`没有符合条件的信访件:“${words}”`).waitFor();
        }
        await page.goto(`/petitions/${petition.petitionId}`);
        const answer = page.getByRole('alert');
        await answer.waitFor();
        const words = await answer.innerText();
        // the same words as for a petition that never was
        await page.goto('/petitions/01999999-9999-7999-8999-999999999999');
        await answer.waitFor();
        expect(await answer.innerText()).toBe(words);
        for (const canary of CANARIES) expect(await page.content()).not.toContain(canary);
      }
    },
    240_000,
  );

  step(
    'nor by papers, print, raw events, readers, commands, repeats or the gate queue',
    async () => {
      const { petitionId } = petition;
      for (const { page } of wrong()) {
        for (const road of [
          '',
          '/documents/registrationForm',
          '/print/registrationForm',
          '/events/1',
          '/access',
        ]) {
          const answer = await page.request.get(`/api/petitions/${petitionId}${road}`);
          expect([road, answer.status()]).toEqual([road, 404]);
          for (const canary of CANARIES) expect(await answer.text()).not.toContain(canary);
        }
        const command = await page.request.post(`/api/petitions/${petitionId}/add-note`, {
          data: { kind: 'progress', occurredOn: '2026-01-01', text: 'x' },
          headers: { 'if-match': '"1"' },
        });
        expect([403, 404, 422]).toContain(command.status());
        expect(command.status()).toBe(404);
        const { items } = await ask<{ items: unknown[] }>(page, '/api/workbench');
        expect(items).toEqual([]);
      }
      // who registers the next one is not told of it through 来过 either, unless he may see it
      const preview = await seats.windowHead.page.request.post('/api/petitions/preview', {
        data: {
          channel: 'letter',
          anonymity: 'realName',
          name: REPORTER.name,
          phone: REPORTER.phone,
          text: TITLE,
        },
      });
      expect(await preview.text()).not.toContain(REPORTER.name);
    },
    240_000,
  );

  step(
    'nor by numbers: no figure of the leader opens it, no inbox speaks of it',
    async () => {
      const { page } = seats.leader;
      const answer = await (await page.request.get('/api/inbox')).text();
      for (const canary of [...CANARIES, petition.displayNo, petition.petitionId])
        expect(answer).not.toContain(canary);
      const { today, orgId } = await ask<{ today: string; orgId: number }>(page, '/api/session');
      const quarterOf = (seat: Seat) =>
        ask<Quarter>(
          seat.page,
          `/api/statistics/quarter?period=${periodOf(today)}&orgId=${orgId}&withSubordinates=true&asOf=${today}`,
        );
      // the leader may know that there is one, and never which
      const quarter = await quarterOf(seats.leader);
      expect(quarter.total.current).toBe(1);
      const figures = [quarter.total, ...quarter.byClass, ...quarter.byCategory, ...quarter.byKeyArea];
      const behind = figures.filter(({ current }) => current > 0);
      expect(behind.length).toBeGreaterThan(2);
      for (const { ref } of behind) {
        await page.goto(`/petitions?${new URLSearchParams({ statRef: ref }).toString()}`);
        await page.getByText('这个数后面没有您可以打开的件').waitFor();
        const list = await page.content();
        for (const canary of [...CANARIES, petition.displayNo, petition.petitionId])
          expect(list).not.toContain(canary);
      }
      // a handler who is not named on it does not even get the number
      expect((await quarterOf(seats.otherHandler)).total.current).toBe(0);
      const other = await seats.otherHandler.page.request.get('/api/inbox');
      expect(await other.text()).not.toContain(petition.petitionId);
    },
    240_000,
  );

  step('those who settled the list stay on it, the clerk who registered it sees it no more', async () => {
    const answerTo = async (name: StaffName) =>
      (await read(seats[name].page, `/api/petitions/${petition.petitionId}`)).status();
    for (const name of ['windowHead', 'deputy', 'handler'] as const)
      expect([name, await answerTo(name)]).toEqual([name, 200]);
    for (const name of ['reception', 'otherHandler', 'leader'] as const)
      expect([name, await answerTo(name)]).toEqual([name, 404]);
    expect(Object.values(seats).flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
