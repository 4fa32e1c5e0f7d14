import type { FastifyReply } from 'fastify';
import type { Viewer as SignedIn } from '#identity';
import type { XinfangRequest } from '../shared/case-context.js';
import type { ChangePasswordRequest, SignInRequest, Viewer } from './session.dto.js';

/** Signing in and out; implemented over #identity. */
export abstract class SessionDesk {
  abstract signIn(body: SignInRequest, reply: FastifyReply): Promise<Viewer>;
  abstract describe(viewer: SignedIn): Promise<Viewer>;
  abstract signOut(request: XinfangRequest, reply: FastifyReply): Promise<void>;
  abstract changePassword(viewer: SignedIn, body: ChangePasswordRequest, reply: FastifyReply): Promise<void>;
}
