import { ApiClient } from '../support/api.js';

const PASSWORD = 'Ceshi-2026-mima';

/** A clerk who is signed in, and the office's day. */
export type Clerk = { cookie: string; day: string; password: string };

const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';

/** The first-run page with the code from the terminal, then one clerk who registers and settles. */
export async function firstRun(address: string, printed: string): Promise<Clerk> {
  const code = /一次性代码 (\S+)/.exec(printed)?.[1];
  const setup = await new ApiClient(address).post('/api/setup', {
    code,
    organisationName: '宛州市委组织部',
    organisationCode: '411300Z',
    shortCode: '宛组',
    level: 'city',
    smallOffice: true,
    adminLogin: 'admin',
    adminName: '管理员',
    adminPassword: PASSWORD,
  });
  if (setup.status !== 204) throw new Error(`set-up: ${setup.status} ${setup.text}`);
  const admin = await signIn(address, 'admin', PASSWORD);
  const made = await new ApiClient(address, admin.cookie).post('/api/accounts', {
    login: 'clerk',
    displayName: '登记员',
    orgId: admin.orgId,
    roles: ['reception', 'windowHead', 'handler'],
  });
  if (made.status !== 201) throw new Error(`account: ${made.status} ${made.text}`);
  const first = await signIn(address, 'clerk', made.body.password as string);
  const password = `${PASSWORD}-2`;
  await new ApiClient(address, first.cookie).send('PUT', '/api/session/password', {
    body: { current: made.body.password, next: password },
  });
  const { cookie, day } = await signIn(address, 'clerk', password);
  return { cookie, day, password };
}

/** Signs in. */
export async function signIn(
  address: string,
  login: string,
  password: string,
): Promise<{ cookie: string; day: string; orgId: number }> {
  const answer = await new ApiClient(address).post('/api/session', { login, password });
  if (answer.status !== 200 && answer.status !== 201)
    throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  return {
    cookie: cookieOf(answer.headers),
    day: answer.body.today as string,
    orgId: answer.body.orgId as number,
  };
}
