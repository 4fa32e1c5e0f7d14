import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, registerOver, STAFF, type StaffName } from './support/office.js';
import { startProgram, type Program } from './support/program.js';
import { signIn } from './support/session-pages.js';

type Figure = { key: string; zh: string; current: number; ref: string };
type Rate = {
  id: string;
  zh: string;
  display: string;
  numerator: number;
  numeratorRef: string;
  denominator: number;
  denominatorRef: string;
};
type Quarter = {
  period: string;
  total: Figure;
  byChannel: Figure[];
  visits: Figure[];
  byClass: Figure[];
  byKeyArea: Figure[];
  rates: Rate[];
  organisations: { name: string; total: number; ref: string }[];
  sentence: string;
};

/** Six petitions of the quarter: channel, class, category, visitors. */
const ARRIVALS = [
  ['letter', 'suggestion', '1101', null],
  ['letter', 'appeal', '0504', null],
  ['visit', 'appeal', '0501', 6],
  ['visit', 'appeal', '0302', 1],
  ['phone', 'suggestion', '1102', null],
  ['online', 'suggestion', '1101', null],
] as const;

describe('the quarter on the page is what the server counts, and each number leads to its petitions', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let quarter: Quarter;
  const step = journey('statistics', () => browser);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    await hireStaff(door.context, ['reception', 'windowHead', 'handler']);
    await door.context.close();
    for (const name of ['reception', 'windowHead', 'handler'] as const) {
      seats[name] = await sitDown(browser, program.address);
      await signIn(seats[name].page, STAFF[name].login);
    }
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 60_000);

  step('an empty quarter says so: noughts and dashes, nothing to click', async () => {
    const { page } = seats.windowHead;
    await page.goto('/statistics');
    await page.locator('.sheet-a4').waitFor();
    expect(await page.locator('a.figure').count()).toBe(0);
  });

  step('counts what was registered since', async () => {
    const { page } = seats.reception;
    const { today } = await ask<{ today: string }>(page, '/api/session');
    for (const [at, [channel, petitionClass, categoryCode, visitors]] of ARRIVALS.entries())
      await registerOver(page, {
        channel,
        origin: 'direct',
        receivedOn: today,
        anonymity: 'realName',
        petitionerType: 'citizen',
        title: `来件${at + 1}`,
        content: `第${at + 1}件的内容,各不相同:${categoryCode}`,
        subjects: [{ role: 'petitioner', name: `来访人${'甲乙丙丁戊己'[at]}` }],
        ...(visitors === null ? {} : { visitorCount: visitors }),
        matters: [
          {
            class: petitionClass,
            ...(petitionClass === 'appeal' ? { appealKind: 'item6' } : {}),
            categoryCode,
            purpose: petitionClass === 'appeal' ? 'claim' : 'opinion',
            summary: `来件${at + 1}`,
            points: ['要点'],
          },
        ],
      });
    const { page: head } = seats.windowHead;
    const { orgId } = await ask<{ orgId: number }>(head, '/api/session');
    const period = `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    quarter = await ask<Quarter>(
      head,
      `/api/statistics/quarter?period=${period}&orgId=${orgId}&withSubordinates=true`,
    );
    expect(quarter.total.current).toBe(ARRIVALS.length);
    const of = (figures: Figure[], zh: string) => figures.find((one) => one.zh.startsWith(zh))?.current;
    expect(of(quarter.byChannel, '来信')).toBe(2);
    expect(of(quarter.byChannel, '来访')).toBe(2);
    expect(of(quarter.byClass, '建议')).toBe(3);
    expect(of(quarter.byClass, '申诉')).toBe(3);
  });

  step('shows these figures: every count, every rate, every organisation', async () => {
    const { page } = seats.windowHead;
    await page.goto('/statistics');
    await page.locator('.sheet-a4').waitFor();
    expect(await page.locator('.sentence').innerText()).toBe(quarter.sentence);
    const counts = [quarter.total, ...quarter.byChannel, ...quarter.visits, ...quarter.byClass];
    for (const { zh, current } of counts.filter((one) => one.current > 0)) {
      const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: zh, exact: true }) });
      expect([zh, await row.first().locator('td.now').innerText()]).toEqual([zh, String(current)]);
    }
    for (const { zh, id, display, numerator, denominator } of quarter.rates) {
      const cells = await page.getByRole('row').filter({ hasText: id }).first().locator('td').allInnerTexts();
      expect(cells.slice(0, 3).map((cell) => cell.replace(/\s+/g, ''))).toEqual([
        `${zh}${id}`.replace(/\s+/g, ''),
        display,
        `${numerator}/${denominator}`,
      ]);
    }
    const [organisation] = quarter.organisations;
    const row = page.locator('table.organisations tbody tr').filter({ hasText: organisation?.name ?? '' });
    expect(await row.locator('td.now').innerText()).toBe(String(organisation?.total));
  });

  step(
    'leads from each number to just as many petitions',
    async () => {
      const { page } = seats.windowHead;
      await page.goto('/statistics');
      await page.locator('.sheet-a4').waitFor();
      const expected = new Map<string, number>();
      const figures = [
        quarter.total,
        ...quarter.byChannel,
        ...quarter.visits,
        ...quarter.byClass,
        ...quarter.byKeyArea,
      ];
      // 人次 counts people, not petitions
      for (const { ref, current, zh } of figures) if (!/人次/.test(zh)) expected.set(ref, current);
      for (const rate of quarter.rates) {
        expected.set(rate.numeratorRef, rate.numerator);
        expected.set(rate.denominatorRef, rate.denominator);
      }
      const links = await page.locator('a.figure').all();
      expect(links.length).toBeGreaterThan(5);
      const refs = new Set<string>();
      for (const link of links) refs.add(await refOf(link));
      for (const ref of refs) {
        const wanted = expected.get(ref);
        if (wanted === undefined) continue;
        await page
          .locator(`a.figure[href$="${new URLSearchParams({ statRef: ref }).toString()}"]`)
          .first()
          .click();
        await page.getByRole('heading', { name: '统计数字对应的信访件' }).waitFor();
        const counted = page.getByRole('status').filter({ hasText: '共' });
        await counted.waitFor();
        expect([ref, await counted.innerText()]).toEqual([ref, `共 ${wanted} 件`]);
        expect(await page.locator('table.register tbody tr').count()).toBe(wanted);
        await page.goBack();
        await page.locator('.sheet-a4').waitFor();
      }
    },
    240_000,
  );

  step('is not for the handler: no entry in the rail, no answer', async () => {
    const { page } = seats.handler;
    await page.goto('/petitions');
    const rail = page.getByRole('navigation', { name: '主导航' });
    await rail.waitFor();
    expect(await rail.innerText()).not.toContain('统计');
    const { orgId } = await ask<{ orgId: number }>(page, '/api/session');
    const answer = await page.request.get(`/api/statistics/quarter?period=${quarter.period}&orgId=${orgId}`);
    expect(answer.status()).toBe(403);
    expect(Object.values(seats).flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

async function refOf(link: Locator): Promise<string> {
  const address = (await link.getAttribute('href')) ?? '';
  return new URLSearchParams(address.split('?')[1]).get('statRef') ?? '';
}
