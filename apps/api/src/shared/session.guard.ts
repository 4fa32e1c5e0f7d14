import { createHash, randomUUID } from 'node:crypto';
import { type CanActivate, type ExecutionContext, HttpException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { canonicalText, toPlainJson } from '#event-store';
import { resolveSessions, type SignedIn } from '#identity';
import { askedTogether, type Settings } from '#platform';
import { Runtime } from './runtime.js';
import { versionOf, type XinfangRequest } from './case-context.js';
import { DoorRefused } from './door-refused.js';
import { PUBLIC_ROUTE } from './public.js';
import { RoomShort } from './room-short.js';
import { InputRefused } from './validation.js';

/** Over plain loopback the `__Host-` prefix would be refused by browsers for want of TLS. */
export const cookieName = (settings: Pick<Settings, 'tls'>): string =>
  settings.tls ? '__Host-xinfang' : 'xinfang';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const WRITING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const CASE_COMMAND = /^\/api\/[a-z-]+\/:(petitionId|affairId)\/[a-z-]+$/;
/** Says why a petition is looked at (§9): no command, whatever version it has and however full the disk. */
const LOOKING = '/api/petitions/:petitionId/access';
/** Reads and writes nothing; posted for the sake of the words, which belong into no address. */
const SEARCHING = '/api/petitions/search';
/** What someone may do before he has changed a password that another person knows. */
const BEFORE_PASSWORD_CHANGE = new Set(['/api/session', '/api/session/password']);

/** Lets a request through with its viewer, its command id and the hash of what it asks. */
@Injectable()
export class SessionGuard implements CanActivate {
  private readonly sessionOf: (token: string) => Promise<SignedIn | null>;

  constructor(
    private readonly reflector: Reflector,
    private readonly runtime: Runtime,
  ) {
    this.sessionOf = askedTogether((tokens) => resolveSessions(runtime.pools.store, tokens));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<XinfangRequest>();
    if (WRITING.has(request.method)) this.checkOrigin(request);
    const isPublic = this.reflector.get<boolean>(PUBLIC_ROUTE, context.getHandler()) === true;
    if (!isPublic) await this.signIn(request);
    if (WRITING.has(request.method)) {
      this.requireRoom(request);
      this.readCommand(request);
    }
    return true;
  }

  /** SameSite=Strict keeps foreign pages out; the Origin check does so for browsers that know no SameSite. */
  private checkOrigin(request: XinfangRequest): void {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const isForeign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : !URL.canParse(origin) || new URL(origin).host !== host;
    if (isForeign) throw new DoorRefused('ORIGIN_FOREIGN', '请求来自别的网站,已拒绝。');
  }

  private async signIn(request: XinfangRequest): Promise<void> {
    const token = request.cookies[cookieName(this.runtime.settings)];
    const signedIn = token === undefined ? null : await this.sessionOf(token);
    if (!signedIn) throw new HttpException('session', 401);
    request.viewer = signedIn.viewer;
    const path = request.routeOptions.url ?? '';
    if (signedIn.viewer.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(path))
      throw new DoorRefused('PASSWORD_CHANGE_REQUIRED', '请先修改初始密码。');
  }

  /** Whoever only wants to look must still be able to sign in. */
  private requireRoom(request: XinfangRequest): void {
    const path = request.routeOptions.url ?? '';
    if (
      path !== LOOKING &&
      path !== SEARCHING &&
      !BEFORE_PASSWORD_CHANGE.has(path) &&
      this.runtime.room.isShort()
    )
      throw new RoomShort();
  }

  private readCommand(request: XinfangRequest): void {
    const key = request.headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || !UUID.test(key)))
      throw new InputRefused([
        { field: 'Idempotency-Key', code: 'FIELD_INVALID', message: 'Idempotency-Key 应是 UUID。' },
      ]);
    request.commandId = (typeof key === 'string' ? key : randomUUID()).toLowerCase();
    const path = request.url.split('?', 1)[0] ?? '';
    request.requestHash = this.hashOf(request.method, path, request.body);
    const route = request.routeOptions.url ?? '';
    if (route !== LOOKING && CASE_COMMAND.test(route) && versionOf(request.headers['if-match']) === null)
      throw new HttpException('if-match', 428);
  }

  /** The same request, whatever the order of its properties. Keyed: a short body must not be guessed from its hash. */
  private hashOf(method: string, path: string, body: unknown): Buffer {
    const text = `${method} ${path}\n${canonicalOf(body)}`;
    const keyed = this.runtime.vault.blindIndex('request', sha256(text).toString('hex'));
    return sha256(keyed ?? '');
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What cannot be canonical is refused by validation right after. */
function canonicalOf(body: unknown): string {
  try {
    return canonicalText(toPlainJson(body ?? null, 'body'));
  } catch {
    return '';
  }
}
