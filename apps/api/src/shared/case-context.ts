import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Viewer } from '#identity';
import { ApiHeader, ApiParam } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { idOf } from './id-param.js';

/** What the session guard and the idempotency reader have put on the request. */
export type XinfangRequest = FastifyRequest & {
  viewer?: Viewer;
  /** From `Idempotency-Key`, or made for this request. @shape UUID */
  commandId?: string;
  /** SHA-256 of method, path and body. */
  requestHash?: Buffer;
};

/** Everything about a case command besides its body. */
export type CaseContext = {
  petitionId: string;
  viewer: Viewer;
  commandId: string;
  requestHash: Buffer;
  /** From If-Match: the version that the person saw. */
  expectedVersion: number | null;
};

const requestOf = (context: ExecutionContext): XinfangRequest =>
  context.switchToHttp().getRequest<XinfangRequest>();

/** The signed-in account; the session guard has refused everybody else. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = requestOf(context);
  if (!viewer) throw new Error('route without session guard');
  return viewer;
});

/** @shape If-Match `"12"` or `12`; anything else counts as absent and is refused by the guard */
export function versionOf(header: string | undefined): number | null {
  const match = header === undefined ? null : /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  return match ? Number(match[1]) : null;
}

export const CurrentCase = createParamDecorator((_: unknown, context: ExecutionContext): CaseContext => {
  const request = requestOf(context);
  const { viewer, commandId, requestHash } = request;
  if (!viewer || !commandId || !requestHash) throw new Error('route without session guard');
  const petitionId = idOf('petitionId', (request.params as { petitionId?: unknown }).petitionId);
  return {
    petitionId,
    viewer,
    commandId,
    requestHash,
    expectedVersion: versionOf(request.headers['if-match']),
  };
});

/** Id and hash of a writing request, so that a repetition is one. */
export type CurrentCommand = { readonly commandId: string; readonly requestHash: Buffer };

export const CurrentCommand = createParamDecorator(
  (_: unknown, context: ExecutionContext): CurrentCommand => {
    const { commandId, requestHash } = requestOf(context);
    if (!commandId || !requestHash) throw new Error('not a writing route');
    return { commandId, requestHash };
  },
);

/** Idempotency-Key, for every writing route. */
export const Idempotent = () =>
  ApiHeader({ name: 'Idempotency-Key', description: '同一命令重发时用同一个值(UUID)', required: false });

/** A case command: If-Match with the version seen, Idempotency-Key. */
export const ForCase = () =>
  applyDecorators(
    ApiParam({ name: 'petitionId', schema: { type: 'string', format: 'uuid' } }),
    ApiHeader({ name: 'If-Match', description: '所见案件的版本', required: true }),
    Idempotent(),
  );
