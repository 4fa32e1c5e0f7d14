import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  changeOwnPassword,
  DEFAULT_SESSION_LIMITS,
  endSession,
  organisationById,
  resolveSession,
  signIn,
  accountById,
  type Viewer as SignedIn,
} from '#identity';
import { inTransaction, today } from '#platform';
import type { XinfangRequest } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import { cookieName } from '../shared/session.guard.js';
import { countsFor } from './counts.js';
import { knownBrowser, markBrowser } from './known-browser.js';
import { SessionDesk } from './session-desk.js';
import type { ChangePasswordRequest, SignInRequest, Viewer } from './session.dto.js';

/** Sessions live in PostgreSQL; the browser holds an opaque token in a cookie that scripts cannot read. */
@Injectable()
export class IdentitySessionDesk extends SessionDesk {
  constructor(private readonly runtime: Runtime) {
    super();
  }

  async signIn(body: SignInRequest, reply: FastifyReply): Promise<Viewer> {
    const { pools } = this.runtime;
    const previousToken = reply.request.cookies[cookieName(this.runtime.settings)] ?? null;
    const { token } = await signIn(pools.store, {
      login: body.login,
      password: body.password,
      previousToken,
      browser: knownBrowser(this.runtime, body.login, reply),
    });
    const signedIn = await resolveSession(pools.store, token);
    if (!signedIn) throw new Error('a session just opened is not there');
    void reply.setCookie(cookieName(this.runtime.settings), token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.runtime.settings.tls !== null,
      path: '/',
      maxAge: DEFAULT_SESSION_LIMITS.absoluteSeconds,
    });
    markBrowser(this.runtime, body.login, reply);
    return this.describe(signedIn.viewer);
  }

  async describe(viewer: SignedIn): Promise<Viewer> {
    const { pools } = this.runtime;
    const [account, organisation, time, counts] = await Promise.all([
      accountById(pools.store, viewer.accountId),
      organisationById(pools.store, viewer.orgId),
      today(pools.store),
      countsFor(this.runtime, viewer),
    ]);
    return {
      accountId: viewer.accountId,
      login: account.login,
      displayName: viewer.displayName,
      orgId: viewer.orgId,
      orgName: organisation.name,
      roles: [...viewer.roles],
      mustChangePassword: viewer.mustChangePassword,
      smallOffice: viewer.smallOffice,
      today: time.today,
      counts,
    };
  }

  async signOut(request: XinfangRequest, reply: FastifyReply): Promise<void> {
    const token = request.cookies[cookieName(this.runtime.settings)];
    if (token !== undefined) await endSession(this.runtime.pools.store, token);
    void reply.clearCookie(cookieName(this.runtime.settings), { path: '/' });
  }

  async changePassword(viewer: SignedIn, body: ChangePasswordRequest, reply: FastifyReply): Promise<void> {
    const { store } = this.runtime.pools;
    await inTransaction(store, (client) =>
      changeOwnPassword(client, { accountId: viewer.accountId, current: body.current, next: body.next }),
    );
    // every session ended with the old password, this one too: its person goes on in a new one
    const { login } = await accountById(store, viewer.accountId);
    await this.signIn({ login, password: body.next }, reply);
  }
}
