import { hash, verify } from '@node-rs/argon2';
import { IdentityRefused } from './identity-refused.js';

// argon2id with OWASP's first recommendation: 19 MiB, 2 passes, 1 thread (the library's default algorithm is argon2id).
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MIN = 10;
const MAX = 128;
const AT_ONCE = 2;
const WAITING = 64;

/** What is compared when there is no such login: the same work, never a match. */
let decoy: Promise<string> | undefined;

let running = 0;
const queue: (() => void)[] = [];

/** Hashing is costly on purpose: a flood of sign-ins waits in a short line instead of taking all memory. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new IdentityRefused('SIGN_IN_BUSY', '当前登录人数过多,请稍候再试。');
    // whoever leaves hands over the place, so that nobody slips in between
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
};

const prepared = (password: string) => password.normalize('NFC');

/**
 * Checks that a password may be used at all.
 * @rejects PASSWORD_TOO_WEAK: 10 to 128 characters, three of four kinds, without the login
 */
export const checkPassword = (password: unknown, login: string): string => {
  const weak = (message: string) => new IdentityRefused('PASSWORD_TOO_WEAK', message, 'password');
  if (typeof password !== 'string' || password.length < MIN || password.length > MAX)
    throw weak(`密码须为 ${MIN} 至 ${MAX} 个字符。`);
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
  if (kinds.filter((kind) => kind.test(password)).length < 3)
    throw weak('密码须含大写字母、小写字母、数字、其他字符中的三类。');
  if (password.toLowerCase().includes(login.toLowerCase())) throw weak('密码不能包含账号。');
  if (new Set(password).size < 5) throw weak('密码中不同的字符太少。');
  return password;
};

/** The argon2id hash of a password, as a PHC string. @rejects SIGN_IN_BUSY */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(prepared(password), COST));

/**
 * Whether the password fits the hash; without a hash the same time is spent and the answer is no, so that
 * neither text nor time tells which logins exist (S7). @rejects SIGN_IN_BUSY
 */
export const passwordFits = async (stored: string | null, password: string): Promise<boolean> => {
  decoy ??= hash('没有这个登录名', COST);
  const against = stored ?? (await decoy);
  // a password that could never have been set is not hashed at full length; the work stays the same
  const tried = password.length <= MAX ? prepared(password) : '';
  const fits = await inTurn(() => verify(against, tried));
  return fits && stored !== null && tried !== '';
};
