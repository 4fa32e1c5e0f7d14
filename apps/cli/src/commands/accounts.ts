import {
  accountByLogin,
  createAccount,
  listAccounts,
  listOrganisations,
  resetPassword,
  ROLE_NAMES,
  ROLES,
  setDisabled,
  unlockSignIn,
} from '#identity';
import { inTransaction } from '#platform';
import { randomInt } from 'node:crypto';
import { type CliCommand, type Invocation, requiredOption, UsageError } from '../command.js';

const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';
const newPassword = (): string =>
  Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** @throws UsageError */
function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError('--org 后写单位标识(数字),见 accounts list。');
  return Number(text);
}

/** The login that an action is about. @throws UsageError */
function namedLogin([, login]: Invocation['words']): string {
  if (login === undefined) throw new UsageError('请写明账号,如 accounts unlock zhangsan。');
  return login;
}

const ACTIONS: Record<string, (invocation: Invocation) => Promise<void>> = {
  async list({ runtime, say }) {
    const organisations = await listOrganisations(runtime.pools.store);
    const names = new Map(organisations.map(({ id, name }) => [id, name]));
    for (const { login, displayName, orgId, roles, disabledAt } of await listAccounts(
      runtime.pools.store,
      organisations.map(({ id }) => id),
    ))
      say(
        [
          login.padEnd(14),
          displayName,
          `${names.get(orgId) ?? ''}(单位 ${orgId})`,
          roles.map((role) => ROLE_NAMES[role]).join('、'),
          disabledAt === null ? '' : '已停用',
        ].join('  '),
      );
  },
  async create({ runtime, options, say }) {
    const password = newPassword();
    const account = await inTransaction(runtime.pools.store, (client) =>
      createAccount(
        client,
        {
          login: requiredOption(options, 'login'),
          displayName: requiredOption(options, 'name'),
          orgId: wholeNumber(requiredOption(options, 'org')),
          roles: requiredOption(options, 'roles').split(/[,,、]/),
          password,
        },
        null,
      ),
    );
    say(`已建账号 ${account.login},初始密码 ${password}(首次登录须修改)。`);
  },
  async reset({ runtime, words, say }) {
    const login = namedLogin(words);
    const password = newPassword();
    await inTransaction(runtime.pools.store, async (client) =>
      resetPassword(client, (await accountByLogin(client, login)).id, password, null),
    );
    await unlockSignIn(runtime.pools.store, login);
    say(`已重置 ${login} 的密码:${password}(登录后须修改)。`);
  },
  async unlock({ runtime, words, say }) {
    const { login } = await accountByLogin(runtime.pools.store, namedLogin(words));
    await unlockSignIn(runtime.pools.store, login);
    say(`已解除 ${login} 的锁定。`);
  },
  async disable({ runtime, words, say }) {
    await inTransaction(runtime.pools.store, async (client) =>
      setDisabled(client, (await accountByLogin(client, namedLogin(words))).id, true, null),
    );
    say('已停用,其会话即时失效。');
  },
};

/** Accounts from the terminal, for the day on which nobody can sign in. */
export const accounts: CliCommand = {
  name: 'accounts',
  usage:
    'accounts list | create --login <账号> --name <姓名> --org <单位标识> --roles <角色,角色> | reset <账号> | unlock <账号> | disable <账号>',
  zh: `账号:列出、新建、重置密码、解锁、停用;单位标识见 list,角色写 ${ROLES.map((role) => `${role}(${ROLE_NAMES[role]})`).join('、')}`,
  values: ['login', 'name', 'org', 'roles'],
  words: 2,
  async run(invocation) {
    const action = ACTIONS[invocation.words[0] ?? ''];
    if (!action) throw new UsageError('请给出 list、create、reset、unlock 或 disable。');
    const [name, extra] = invocation.words;
    if (extra !== undefined && ['list', 'create'].includes(name ?? ''))
      throw new UsageError(`多出了“${extra}”,什么也没有做。`);
    await action(invocation);
    return 0;
  },
};
