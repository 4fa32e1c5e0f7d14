import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './support/browser.js';
import { focusedLabel, openAction, openCase, possible } from './support/case-page.js';
import { journey } from './support/journey.js';
import { ask, hireStaff, installOffice, PASSWORD, registerOver, STAFF } from './support/office.js';
import { startProgram, type Program } from './support/program.js';

const CONTROLS = [
  'button',
  'link',
  'textbox',
  'combobox',
  'checkbox',
  'radio',
  'spinbutton',
  'tab',
  'searchbox',
];

/** Every control that the page offers to assistive technology without saying what it is. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    nodes: {
      ignored: boolean;
      role?: { value: string };
      name?: { value: string };
      backendDOMNodeId?: number;
    }[];
  };
  const controls = nodes.filter(({ ignored, role }) => !ignored && CONTROLS.includes(role?.value ?? ''));
  expect(controls.length).toBeGreaterThan(1);
  const without = controls.filter(({ name }) => !name?.value.trim());
  const described: string[] = [];
  for (const { role, backendDOMNodeId } of without) {
    const { outerHTML } = (await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId })) as {
      outerHTML: string;
    };
    described.push(`${role?.value}: ${outerHTML.slice(0, 200)}`);
  }
  await session.detach();
  return described;
}

describe('for keyboard and screen reader: each control has a name, the daily round needs no mouse', () => {
  let program: Program;
  let browser: Browser;
  let seat: Seat;
  const petitions: { petitionId: string; displayNo: string }[] = [];
  const step = journey('accessibility', () => browser);

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    await hireStaff(door.context, ['windowHead']);
    await door.context.request.post('/api/session', {
      data: { login: STAFF.windowHead.login, password: PASSWORD },
    });
    const { today } = await ask<{ today: string }>(door.page, '/api/session');
    for (const title of ['反映甲事', '反映乙事', '反映丙事'])
      petitions.push(
        await registerOver(door.page, {
          channel: 'letter',
          origin: 'direct',
          receivedOn: today,
          anonymity: 'realName',
          petitionerType: 'citizen',
          title,
          content: `${title}的内容`,
          subjects: [{ role: 'petitioner', name: '仲守业' }],
          matters: [
            {
              class: 'suggestion',
              categoryCode: '1101',
              purpose: 'opinion',
              summary: title,
              points: ['要点'],
            },
          ],
        }),
      );
    await door.context.close();
    seat = await sitDown(browser, program.address);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);

  step('signs in by keyboard: the cursor stands in the first field', async () => {
    const { page } = seat;
    await page.goto('/login');
    await page.getByLabel('账号').waitFor();
    expect(await nameless(page)).toEqual([]);
    expect(await focusedLabel(page)).toBe('账号');
    await page.keyboard.type(STAFF.windowHead.login);
    await page.keyboard.press('Tab');
    expect(await focusedLabel(page)).toBe('密码');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '工作台' }).waitFor();
  });

  step('goes through the list with j and k, opens with Enter, and on to the next with j', async () => {
    const { page } = seat;
    await page.goto('/petitions');
    const rows = page.locator('table.register tbody tr');
    await rows.nth(2).waitFor();
    expect(await nameless(page)).toEqual([]);
    const selected = async () => await page.locator('tr[aria-selected=true] td.no').innerText();
    const numbers = await page.locator('table.register td.no').allInnerTexts();
    expect(await selected()).toBe(numbers[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await selected()).toBe(numbers[2]);
    await page.keyboard.press('k');
    expect(await selected()).toBe(numbers[1]);
    await page.keyboard.press('Enter');
    await page.locator('.case-head .no').waitFor();
    expect(await page.locator('.case-head .no').innerText()).toBe(numbers[1]);
    await page.keyboard.press('j');
    await page.locator('.case-head .no', { hasText: numbers[2] ?? '' }).waitFor();
  });

  step('searches with / and opens the only answer', async () => {
    const { page } = seat;
    await page.keyboard.press('/');
    expect(await focusedLabel(page)).toBe('搜索信访件');
    await page.keyboard.type('反映甲事');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/petitions/${petitions[0]?.petitionId}`);
  });

  step('shows where the focus is on a link as on every other control', async () => {
    const { page } = seat;
    await page.goto('/petitions');
    const rail = page.getByRole('navigation', { name: '主导航' });
    await rail.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate<string>(
        `document.activeElement.tagName + ' ' + getComputedStyle(document.activeElement).outlineStyle`,
      ),
    ).toBe('A solid');
  });

  step('names each control of the case page, its tabs and its forms', async () => {
    const { page } = seat;
    await openCase(page, petitions[0]?.petitionId ?? '');
    for (const tab of await page.locator('.case-tabs').getByRole('tab').all()) {
      await tab.click();
      expect(await nameless(page)).toEqual([]);
    }
    await page.keyboard.press('1');
    await page.locator('form.command-form').waitFor();
    expect(await nameless(page)).toEqual([]);
    // what is typed at once goes into the form, not onto the button that closes it
    expect(await page.evaluate<boolean>(`document.activeElement.closest('form.command-form') !== null`)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await page.locator('form.command-form').waitFor({ state: 'detached' });
    await openAction(page, '更正登记');
    expect(await nameless(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('form.command-form').waitFor({ state: 'detached' });
  });

  step(
    'brings whoever goes by keyboard back to what may be done, and not to the top of the page',
    async () => {
      const { page } = seat;
      await openCase(page, petitions[2]?.petitionId ?? '');
      await possible(page, '分流').waitFor();
      await page.keyboard.press('1');
      const form = page.locator('form.command-form');
      await form.waitFor();
      await form.getByLabel('拟办意见', { exact: true }).fill('属本机关职权范围,拟直接办理。');
      await page.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'detached' });
      await page.locator('.action-list:focus').waitFor();
      await page.keyboard.press('Tab');
      await page.locator('.action-list button:focus').waitFor();
    },
  );

  step('names each control of the register form, with representatives and accused', async () => {
    const { page } = seat;
    await page.goto('/register');
    const form = page.getByRole('form', { name: '登记' });
    await form.waitFor();
    await page.keyboard.press('2');
    await form.getByRole('button', { name: '加一名代表' }).click();
    await form.getByRole('button', { name: '加被反映人' }).click();
    await form.getByText('申诉求决类').click();
    expect(await nameless(page)).toEqual([]);
  });

  step('has one heading of the first rank, a language and a title on each page', async () => {
    const { page } = seat;
    for (const address of [
      '/workbench',
      '/petitions',
      '/checkpoints',
      '/deadlines',
      '/statistics',
      '/registers/destruction',
      '/inbox',
    ]) {
      await page.goto(address);
      await page.getByRole('navigation', { name: '主导航' }).waitFor();
      await page.locator('main .skeleton').first().waitFor({ state: 'detached' });
      expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
      expect([address, await page.title()]).toEqual([address, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      expect([address, await nameless(page)]).toEqual([address, []]);
    }
  });

  step('fits an office screen in larger type, and one that is zoomed to 125 %', async () => {
    const { page } = seat;
    await page.goto('/petitions');
    await page.getByRole('button', { name: STAFF.windowHead.name }).click();
    await page.getByRole('menuitem', { name: '大字显示' }).click();
    for (const [width, height] of [
      [1366, 768],
      [1093, 614],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const address of ['/petitions', '/register', `/petitions/${petitions[0]?.petitionId}`]) {
        await page.goto(address);
        await page.locator('main h1').first().waitFor();
        expect(await page.evaluate<string>('getComputedStyle(document.documentElement).fontSize')).toBe(
          '18px',
        );
        const over = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect([width, address, over > 1]).toEqual([width, address, false]);
      }
    }
  });

  step('wrote nothing to the console, broke no policy, asked no other address', async () => {
    expect(seat.complaints).toEqual([]);
  });
});
