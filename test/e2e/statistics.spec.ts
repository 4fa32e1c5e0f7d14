import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** 来信登记簿 (L01) as an office keeps it: days before yesterday, category, sender. */
const LETTERS = [
  [0, '1101', '仲守业', '建议建立田间学堂积分制,带一个徒弟记一次分。'],
  [1, '1102', '郦金花', '咨询退休党员流动到外地怎样参加组织生活。'],
  [2, '0504', '管秉田', '反映退休待遇多年没有落实,请求核实工龄。'],
  [3, '0302', '昝月娥', '请求认定党龄,入党志愿书在老单位档案里。'],
  [4, '1101', '季春杏', '建议公开村级后备干部选拔条件和报名方式。'],
] as const;

/** Never before the first day of the quarter: all of them belong to the one period. */
function registerBook(yesterday: string): string {
  const quarterStart = `${yesterday.slice(0, 4)}-${String(firstMonth(yesterday)).padStart(2, '0')}-01`;
  const rows = LETTERS.map(([before, category, name, content], at) => {
    const day = dayBefore(yesterday, before);
    return [`旧${at + 1}`, day < quarterStart ? quarterStart : day, name, `"${content}"`, category].join(',');
  });
  return ['编号,收信日期,信访人,内容摘要,分类', ...rows].join('\n');
}

const firstMonth = (day: string): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

describe('the quarter on the page is what the server counts, and each number leads to its petitions', () => {
  let program: Program;
  let browser: Browser;
  const seats = {} as Record<StaffName, Seat>;
  let quarter: Quarter;
  let period = '';
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
  }, 240_000);

  step('an empty quarter says so: noughts and dashes, nothing to click', async () => {
    const { page } = seats.windowHead;
    await page.goto('/statistics');
    await page.locator('.sheet-a4').waitFor();
    expect(await page.locator('a.figure').count()).toBe(0);
  });

  step('counts the letters of an old register book imported meanwhile, up to yesterday evening', async () => {
    const { page: head } = seats.windowHead;
    const { today, orgId } = await ask<{ today: string; orgId: number }>(head, '/api/session');
    const yesterday = dayBefore(today, 1);
    const folder = mkdtempSync(join(tmpdir(), 'xinfang-e2e-book-'));
    const book = join(folder, 'laixin.csv');
    writeFileSync(book, registerBook(yesterday));
    const report = await program.cli('import', book, '--login', STAFF.windowHead.login);
    rmSync(folder, { recursive: true, force: true });
    expect(report).toContain(`导入 ${LETTERS.length} 件`);
    // what came in today counts tomorrow (§3.1)
    await registerOver(seats.reception.page, letterOf(today));
    period = `${yesterday.slice(0, 4)}Q${Math.ceil(Number(yesterday.slice(5, 7)) / 3)}`;
    quarter = await ask<Quarter>(
      head,
      `/api/statistics/quarter?period=${period}&orgId=${orgId}&withSubordinates=true`,
    );
    expect(quarter.total.current).toBe(LETTERS.length);
    const of = (figures: Figure[], zh: string) => figures.find((one) => one.zh.startsWith(zh))?.current;
    expect(of(quarter.byChannel, '来信')).toBe(LETTERS.length);
    expect(of(quarter.byClass, '建议')).toBe(3);
    expect(of(quarter.byClass, '申诉')).toBe(2);
  });

  step('shows these figures: every count, every rate, every organisation', async () => {
    const { page } = seats.windowHead;
    await page.goto(`/statistics?period=${period}`);
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
      expect(links.length).toBeGreaterThanOrEqual(4);
      const refs = new Set<string>();
      for (const link of links) refs.add(await refOf(link));
      for (const ref of refs) {
        const wanted = expected.get(ref);
        if (wanted === undefined) continue;
        await page
          .locator(`a.figure[href$="${new URLSearchParams({ statRef: ref }).toString()}"]`)
          .first()
          .click();
        // the list says of which figure it is the list
        await page.getByRole('heading', { name: / — / }).waitFor();
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

  step('stands in the rail of those who answer for the figures, and not in the handler’s', async () => {
    for (const [name, shown] of [
      ['windowHead', true],
      ['handler', false],
      ['reception', false],
    ] as const) {
      const { page } = seats[name];
      await page.goto('/petitions');
      const rail = page.getByRole('navigation', { name: '主导航' });
      await rail.waitFor();
      expect([name, (await rail.innerText()).includes('统计')]).toEqual([name, shown]);
    }
    expect(Object.values(seats).flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

const letterOf = (today: string) => ({
  channel: 'letter',
  origin: 'direct',
  receivedOn: today,
  anonymity: 'realName',
  petitionerType: 'citizen',
  title: '今天的来信',
  content: '今天收到的一封信,到明天才计入。',
  subjects: [{ role: 'petitioner', name: '危有成' }],
  matters: [
    {
      class: 'suggestion',
      categoryCode: '1101',
      purpose: 'opinion',
      summary: '今天的来信',
      points: ['要点'],
    },
  ],
});

async function refOf(link: Locator): Promise<string> {
  const address = (await link.getAttribute('href')) ?? '';
  return new URLSearchParams(address.split('?')[1]).get('statRef') ?? '';
}
