import type { Locator, Page } from 'playwright-core';

/** Picks an entry of a select by its label and the words of the entry. */
export async function pick(within: Locator | Page, label: string | RegExp, option: string): Promise<void> {
  const box = within.getByRole('combobox', { name: label });
  await box.click();
  const page = 'page' in within ? within.page() : within;
  // long lists draw only what is in sight: typing brings the wanted entry there
  if (await box.isEditable()) await page.keyboard.insertText(option);
  const entry = page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option });
  await entry.first().click();
}

/** The right-hand column: what may be done now, and what may not. */
export const desk = (page: Page): Locator =>
  page.getByRole('complementary', { name: '时钟、可办的事和经过' });

/** The button of an action that is possible now, folded away or not; found though hidden, its name holds its key too. */
export const possible = (page: Page, zh: string): Locator =>
  desk(page)
    .locator('.action-list')
    .getByRole('button', {
      name: new RegExp(`^${zh.replace(/[()]/g, '\\$&')}\\s*\\d?$`),
      includeHidden: true,
    });

/** Opens the form of an action that is possible now. */
export async function openAction(page: Page, zh: string): Promise<Locator> {
  const button = possible(page, zh);
  await button.waitFor({ state: 'attached' });
  // the rarer ones are folded
  if (!(await button.isVisible())) await desk(page).locator('.more-actions > summary').click();
  await button.click();
  const form = page.locator('form.command-form');
  await form.waitFor();
  return form;
}

/** Does one thing on the case: opens its form, fills it, sends it and waits until it is done. */
export async function act(
  page: Page,
  zh: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const form = await openAction(page, zh);
  await fill(form);
  await send(page, form);
}

/** Sends the open form and waits until the drawer is gone; what the page or the server refuses is told in the failure. */
export async function send(page: Page, form: Locator): Promise<void> {
  const answered = page
    .waitForResponse((answer) => answer.request().method() === 'POST' && COMMAND.test(answer.url()))
    .then(async (answer) => (answer.ok() ? null : await answer.text()));
  const stopped = form
    .locator('.ant-form-item-explain-error')
    .first()
    .waitFor()
    .then(async () => (await form.locator('.ant-form-item-explain-error').allInnerTexts()).join(' | '));
  // the one that does not come about runs into its time unheard
  for (const each of [answered, stopped]) each.catch(() => undefined);
  await form.locator('button[type=submit]').click();
  const refusal = await Promise.race([answered, stopped]);
  if (refusal !== null) throw new Error(`refused: ${refusal}`);
  await form.waitFor({ state: 'detached' });
}

const COMMAND = /\/api\/petitions\/[0-9a-f-]{36}\/[a-z-]+$/;

/** Waits for what the page is to show; where it asks why first, he says so (§9). */
async function shown(page: Page, wanted: Locator): Promise<void> {
  const reason = page.getByRole('textbox', { name: '查阅事由', exact: true });
  await wanted.or(reason).first().waitFor();
  if (await wanted.isVisible()) return;
  await reason.fill('承办办理');
  await reason.press('Enter');
  await wanted.waitFor();
}

/** Opens the case and waits for its number. */
export async function openCase(page: Page, petitionId: string): Promise<void> {
  await page.goto(`/petitions/${petitionId}`);
  await shown(page, page.locator('.case-head .no'));
}

/** The word of the case's state, beside its number. */
export const status = (page: Page): Promise<string> =>
  page.locator('.case-head .line .chip').first().innerText();

/** How the control that has the cursor is called. */
export const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `(document.activeElement?.labels?.[0]?.innerText
      ?? document.activeElement?.getAttribute('aria-label') ?? '').trim()`,
  );

/** Signs every check that waits for a person, then passes the gate. */
export async function passGate(page: Page, petitionId: string): Promise<void> {
  await page.goto(`/checkpoints?petition=${petitionId}`);
  const bench = page.getByRole('complementary', { name: '四关' });
  await shown(page, bench);
  const open = bench.getByRole('button', { name: /合格并签名$/ });
  for (let left = await open.count(); left > 0; left = await open.count()) {
    const label = (await open.first().getAttribute('aria-label')) ?? '';
    await open.first().click();
    await bench.getByRole('button', { name: label }).waitFor({ state: 'detached' });
  }
  await bench.getByRole('button', { name: '通过', exact: true }).click();
  await send(page, page.locator('form.command-form'));
}
