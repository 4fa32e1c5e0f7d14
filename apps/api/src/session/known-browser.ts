import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { loginKey } from '#identity';
import type { Runtime } from '../shared/runtime.js';

const DAYS = 180;
const SECONDS_OF_A_DAY = 86_400;
const MARK = /^([0-9a-f]{32})\.([\w-]{22})$/;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One for each login, so that clerks who share a PC keep theirs; the name does not tell which login. */
const nameOf = ({ settings }: Runtime, login: string): string =>
  `${settings.tls ? '__Host-' : ''}xinfang-browser-${digestOf(loginKey(login)).slice(0, 16)}`;

/** Bound to the login: whoever has an account of his own gets no tries at another's by it. */
const proofOf = ({ vault }: Runtime, login: string, id: string): string =>
  vault.blindIndex('signInBrowser', digestOf(`${id}/${loginKey(login)}`)) ?? '';

/** Id of the browser, where its cookie proves that this login has signed in there before; null otherwise. */
export function knownBrowser(runtime: Runtime, login: string, reply: FastifyReply): string | null {
  const [, id, proof] = MARK.exec(reply.request.cookies[nameOf(runtime, login)] ?? '') ?? [];
  return id !== undefined && proof === proofOf(runtime, login, id) ? id : null;
}

/** Marks the browser of a sign-in that succeeded. The mark opens nothing: it only lets its owner try. */
export function markBrowser(runtime: Runtime, login: string, reply: FastifyReply): void {
  const id = knownBrowser(runtime, login, reply) ?? randomBytes(16).toString('hex');
  void reply.setCookie(nameOf(runtime, login), `${id}.${proofOf(runtime, login, id)}`, {
    httpOnly: true,
    sameSite: 'strict',
    secure: runtime.settings.tls !== null,
    path: '/',
    maxAge: DAYS * SECONDS_OF_A_DAY,
  });
}
