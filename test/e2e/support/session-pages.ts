import type { Page } from 'playwright-core';
import { OFFICE, ADMIN, PASSWORD, type Person } from './office.js';

/** The sentence that stands on every page. */
export const NOTICE = '本系统为非涉密系统,严禁存储、处理国家秘密';

/** Fills in the first-run page and sends it. */
export async function fillSetup(page: Page, code: string): Promise<void> {
  const form = page.getByRole('form', { name: '首次设置' });
  await form.getByLabel('一次性代码').fill(code);
  await form.getByLabel('单位名称').fill(OFFICE.name);
  await form.getByLabel('机构码').fill(OFFICE.code);
  await form.getByLabel('机关代字').fill(OFFICE.shortCode);
  await form.getByText('市级', { exact: true }).click();
  await form.getByText('岗位分设', { exact: true }).click();
  await form.getByLabel('管理员账号').fill(ADMIN.login);
  await form.getByLabel('管理员姓名').fill(ADMIN.name);
  await form.getByLabel('管理员密码').fill(PASSWORD);
  await form.getByRole('button', { name: '完成设置' }).click();
}

/** Signs in through the page and waits for the frame. */
export async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** 退出 through the menu under the person's name. */
export async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: '退出' }).click();
  await page.waitForURL('**/login*');
}

/** Creates an account through 管理 and returns the password that is shown once. */
export async function createAccountThrough(
  page: Page,
  person: Person,
  roleNames: readonly string[],
): Promise<string> {
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('form', { name: '新建账号' });
  await form.getByLabel('账号').fill(person.login);
  await form.getByLabel('姓名').fill(person.name);
  for (const box of await form.getByRole('checkbox').all()) await box.uncheck();
  for (const role of roleNames) await form.getByRole('checkbox', { name: role }).check();
  await form.getByRole('button', { name: '新建', exact: true }).click();
  const shown = page.getByRole('dialog').filter({ hasText: `${person.name}的初始密码` });
  const password = (await shown.locator('p').first().innerText()).trim();
  await shown.getByRole('button', { name: '已记下' }).click();
  await shown.waitFor({ state: 'hidden' });
  return password;
}

/** The first sign-in of somebody whose password another person knows: it has to be changed before anything else. */
export async function firstSignIn(page: Page, login: string, given: string): Promise<void> {
  await signIn(page, login, given);
  const dialog = page.getByRole('dialog').filter({ hasText: '首次登录,请先改密码' });
  await dialog.getByLabel('原密码').fill(given);
  await dialog.getByLabel('新密码', { exact: true }).fill(PASSWORD);
  await dialog.getByLabel('再输一遍新密码').fill(PASSWORD);
  await dialog.getByRole('button', { name: '改密码' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
