/** A full office in front of the running program, each at a window of his own. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, sitDown, type Seat } from './browser.js';
import { journey, type Step } from './journey.js';
import { ask, hireStaff, installOffice, STAFF, type StaffName } from './office.js';
import { casesOf, drafted, openPapers, type Room, signedOnPaper, stepped } from './paper-pages.js';
import { type Program, startProgram } from './program.js';
import { signIn } from './session-pages.js';

const NAMES: readonly StaffName[] = [
  'reception',
  'windowHead',
  'handler',
  'otherHandler',
  'examiner',
  'deputy',
  'leader',
];
/** Named on papers, and never at a window. */
const ELSEWHERE: readonly StaffName[] = ['otherHandler', 'deputy'];

/** Opens the office before the steps of a spec and shuts it after them. @shape name: of its pictures */
export function paperRoom(name: string) {
  let program: Program | undefined;
  let browser: Browser | undefined;
  const room: Room = { seats: {} as Record<StaffName, Seat>, ids: {}, today: '' };
  const pageOf = (who: StaffName): Page => room.seats[who].page;
  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    const door = await sitDown(browser, program.address);
    await installOffice(door.context, program.code);
    room.ids = await hireStaff(door.context, NAMES);
    await door.context.close();
    for (const who of NAMES.filter((each) => !ELSEWHERE.includes(each))) {
      room.seats[who] = await sitDown(browser, program.address);
      await signIn(pageOf(who), STAFF[who].login);
    }
    ({ today: room.today } = await ask<{ today: string }>(pageOf('reception'), '/api/session'));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  }, 240_000);
  let steps = 0;
  return {
    room,
    pageOf,
    cases: casesOf(room),
    /** Each on a case of its own: one that fails stops no other. */
    step: (...told: Parameters<Step>) => journey(`${name}-${++steps}`, () => browser)(...told),
    /** Written by one, checked by another, signed on paper by a third. */
    async issued(
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
    },
    received: (zh: string, by = '欧阳无忌') =>
      stepped(pageOf('windowHead'), '送达结果', zh, (form) => form.getByLabel('签收人').fill(by)),
    async today(label: string, page: Page): Promise<void> {
      await page.getByLabel(label, { exact: true }).fill(room.today);
      // Enter would send the form
      await page.keyboard.press('Tab');
    },
  };
}
