import { randomUUID } from 'node:crypto';
import type { APIResponse, BrowserContext, Page } from 'playwright-core';

/** What the administrator and everybody else signs in with. */
export const PASSWORD = 'Ceshi#2026-mima';

export const OFFICE = { name: '宛州市委组织部', code: '999300Z', shortCode: '宛组' };
export const ADMIN = { login: 'guanli', name: '贺守拙' };

/** A person of the office. @shape roles as the page names them */
export type Person = { login: string; name: string; roles: readonly string[] };

/** 岗位分设: each duty with a person of its own. */
export const STAFF = {
  reception: { login: 'jiefang', name: '方知微', roles: ['reception'] },
  windowHead: { login: 'zhakou', name: '邵明远', roles: ['windowHead'] },
  handler: { login: 'chengban', name: '程砚舟', roles: ['handler'] },
  otherHandler: { login: 'chengban2', name: '沈怀瑾', roles: ['handler'] },
  examiner: { login: 'shenhe', name: '陆清和', roles: ['examiner'] },
  deputy: { login: 'fubuzhang', name: '顾承安', roles: ['deputyLeader'] },
  leader: { login: 'buzhang', name: '季怀德', roles: ['leader'] },
} as const satisfies Record<string, Person>;
export type StaffName = keyof typeof STAFF;

/** First run over HTTP, for journeys that are about something else. */
export async function installOffice(context: BrowserContext, code: string): Promise<void> {
  const answer = await context.request.post('/api/setup', {
    data: {
      code,
      organisationName: OFFICE.name,
      organisationCode: OFFICE.code,
      shortCode: OFFICE.shortCode,
      level: 'city',
      smallOffice: false,
      adminLogin: ADMIN.login,
      adminName: ADMIN.name,
      adminPassword: PASSWORD,
    },
  });
  if (answer.status() !== 204) throw new Error(`no installation: ${await answer.text()}`);
}

async function session(context: BrowserContext, login: string, password: string): Promise<void> {
  const answer = await context.request.post('/api/session', { data: { login, password } });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
}

/** Creates the accounts over HTTP and changes each first password; leaves the context signed out. */
export async function hireStaff(
  context: BrowserContext,
  names: readonly StaffName[],
): Promise<Record<string, string>> {
  await session(context, ADMIN.login, PASSWORD);
  const { orgId } = (await (await context.request.get('/api/session')).json()) as { orgId: number };
  const ids: Record<string, string> = {};
  const given: [string, string][] = [];
  for (const name of names) {
    const { login, name: displayName, roles } = STAFF[name];
    const answer = await context.request.post('/api/accounts', {
      data: { login, displayName, orgId, roles },
    });
    if (answer.status() !== 201) throw new Error(`no account ${login}: ${await answer.text()}`);
    const { accountId, password } = (await answer.json()) as { accountId: string; password: string };
    ids[name] = accountId;
    given.push([login, password]);
  }
  for (const [login, password] of given) {
    await context.clearCookies();
    await session(context, login, password);
    const changed = await context.request.put('/api/session/password', {
      data: { current: password, next: PASSWORD },
    });
    if (changed.status() !== 204) throw new Error(`${login} keeps his password: ${await changed.text()}`);
  }
  await context.clearCookies();
  return ids;
}

/** What the server answers this person, with the cookie of his window. @rejects any answer that is no success */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await read(page, path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Whatever the server answers this person; where it asks why he opens a petition (§9), he says so first. */
export async function read(page: Page, path: string): Promise<APIResponse> {
  const answer = await page.request.get(path);
  if (answer.status() !== 422) return answer;
  const { code, petitionId = '' } = (await answer.json()) as { code: string; petitionId?: string };
  if (code !== 'ACCESS_REASON_REQUIRED') return answer;
  await page.request.post(`/api/petitions/${petitionId}/access`, { data: { reason: '承办办理' } });
  return page.request.get(path);
}

/** A registration over HTTP, for journeys that are about what comes after it. */
export async function registerOver(
  page: Page,
  body: Record<string, unknown>,
): Promise<{ petitionId: string; displayNo: string }> {
  const answer = await page.request.post('/api/petitions', {
    data: body,
    headers: { 'idempotency-key': randomUUID() },
  });
  if (answer.status() !== 201) throw new Error(`not registered: ${await answer.text()}`);
  return (await answer.json()) as { petitionId: string; displayNo: string };
}
