import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseworkRefused } from '#casework';
import { citationOf, Rejected } from '#domain';
import { ConcurrencyConflict, EventRefused, IdempotencyConflict } from '#event-store';
import { IdentityRefused } from '#identity';
import { isConnectionLoss, stackLines } from '#platform';
import { ProjectionsRefused } from '#projections';
import { ReportsRefused } from '#reports';
import { VaultRefused } from '#vault';
import { DoorRefused } from './door-refused.js';
import type { Problem } from './problem.dto.js';
import { InputRefused } from './validation.js';

type Draft = Omit<Problem, 'type' | 'instance'>;

const TITLES: Record<number, string> = {
  400: '内容有误',
  401: '请先登录',
  403: '没有权限',
  404: '未找到',
  409: '与现状冲突',
  412: '此件已被更新',
  413: '内容过大',
  415: '内容类型不对',
  422: '规则不允许',
  428: '缺少版本',
  429: '过于频繁',
  500: '系统出错',
  503: '暂时不可用',
  507: '磁盘已满',
};

const KINDS = { notFound: 404, forbidden: 403, changed: 412, invalid: 422 } as const;

/** Identity's refusals that are not plain faults of the input. */
const IDENTITY_STATUS: Partial<Record<IdentityRefused['code'], number>> = {
  SIGN_IN_FAILED: 401,
  SIGN_IN_LOCKED: 429,
  SIGN_IN_BUSY: 503,
  ACCOUNT_DISABLED: 401,
  ACCOUNT_UNKNOWN: 404,
  ORGANISATION_UNKNOWN: 404,
  ACCOUNT_CHANGED: 409,
  ACCOUNT_LOGIN_TAKEN: 409,
  ORGANISATION_CODE_TAKEN: 409,
  SET_UP_DONE: 409,
};

const SIGNING_IN: readonly string[] = ['SIGN_IN_FAILED', 'SIGN_IN_LOCKED', 'ACCOUNT_DISABLED'];

/** Of signed figures and reports; what is not named is a rule. */
const REPORTS_STATUS: Partial<Record<ReportsRefused['code'], number>> = {
  IDEMPOTENCY_MISMATCH: 409,
  STAT_BOOK_BUSY: 409,
  STAT_SNAPSHOT_MISSING: 404,
  CORRECTION_UNKNOWN: 404,
  STAT_SNAPSHOT_DAMAGED: 500,
  REPORT_PAPER_DAMAGED: 500,
  PDF_FAILED: 503,
  PDF_NO_CONVERTER: 503,
};

const draft = (status: number, code: string, detail: string, more: Partial<Draft> = {}): Draft => ({
  status,
  title: TITLES[status] ?? '请求未完成',
  code,
  detail,
  ...more,
});

const field = (value: unknown): Partial<Draft> => (typeof value === 'string' ? { field: value } : {});

/** The problem document of an error; everything unknown is one sentence without a trace of what went wrong. */
export function problemOf(error: unknown): Draft {
  if (error instanceof InputRefused) {
    const first = error.errors[0];
    return draft(400, first?.code ?? 'INPUT_INVALID', first?.message ?? '内容有误。', {
      ...field(first?.field),
      errors: error.errors,
    });
  }
  if (error instanceof DoorRefused) return draft(403, error.code, error.message);
  if (error instanceof Rejected)
    return draft(422, error.code, error.message, {
      ...field(error.detail['field']),
      ...(error.article ? { article: citationOf(error.article) } : {}),
      ...(typeof error.detail['field'] === 'string'
        ? { errors: [{ field: error.detail['field'], code: error.code, message: error.message }] }
        : {}),
    });
  if (error instanceof CaseworkRefused)
    return draft(error.code === 'IDEMPOTENCY_MISMATCH' ? 409 : KINDS[error.kind], error.code, error.message, {
      ...field(error.detail.field),
      ...(error.detail.petitionId === undefined ? {} : { petitionId: error.detail.petitionId }),
    });
  if (error instanceof IdentityRefused)
    return draft(IDENTITY_STATUS[error.code] ?? 422, error.code, error.message, {
      ...field(error.field),
      // who is just signing in needs no telling that he has to
      ...(SIGNING_IN.includes(error.code) ? { title: '没有登录成功' } : {}),
    });
  if (error instanceof ProjectionsRefused)
    return draft(400, error.code, error.message, field(error.detail.field));
  if (error instanceof ReportsRefused)
    return draft(REPORTS_STATUS[error.code] ?? 422, error.code, error.message);
  if (error instanceof IdempotencyConflict)
    return draft(
      409,
      'IDEMPOTENCY_MISMATCH',
      '同一个 Idempotency-Key 已用于另一内容的请求;请换一个新的再发。',
    );
  if (error instanceof ConcurrencyConflict)
    return draft(412, 'CASE_CHANGED', '此件正被他人同时办理,请核对新内容后再办;您填写的内容仍在。');
  // message and path name the field and never a value
  if (error instanceof EventRefused)
    return draft(error.code === 'EVENT_TOO_LARGE' ? 413 : 400, error.code, `${error.message}。`);
  if (error instanceof VaultRefused)
    return draft(503, 'VAULT_UNAVAILABLE', '密钥库暂时不可用,请稍后再试;刚才提交的内容没有保存。');
  if (isConnectionLoss(error))
    // broken off in the middle of the commit, it may have been kept
    return draft(
      503,
      'DATABASE_UNAVAILABLE',
      '数据库正在恢复,刚才提交的内容可能尚未保存:请不要关闭本页,稍后原样再提交一次;已经保存的不会重复。',
    );
  if (isBusy(error))
    return draft(503, 'DATABASE_BUSY', '数据库现在太忙,刚才提交的内容没有保存,请稍后再提交一次。');
  if (isDiskFull(error))
    return draft(
      507,
      'DISK_FULL',
      '服务器磁盘空间已满,内容未保存;台账和统计仍可查看。请通知管理员腾出空间,之后无须重启,重新提交即可。',
    );
  if (isUnkeepable(error))
    return draft(400, 'VALUE_OUT_OF_RANGE', '内容中有超出可保存范围的数或日期,请改正后再试。');
  if (error instanceof HttpException) return ofHttp(error.getStatus());
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return ofHttp(status);
  return draft(500, 'INTERNAL', '系统出错,内容未保存。请把请求编号告诉管理员。');
}

/** The database's disk or that of the files beside it. */
const isDiskFull = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT';
};

/**
 * The database refused for now and did nothing: no connection free, a statement cancelled, a lock not given, a transaction that lost
 * against others more often than it is repeated.
 */
const isBusy = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string') return ['53300', '57014', '55P03', '40001', '40P01'].includes(code);
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
};

/** PostgreSQL's data exceptions: a value that passed every check of ours and still does not fit. */
const isUnkeepable = (error: unknown): boolean => {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown };
  return severity !== undefined && typeof code === 'string' && /^22/.test(code);
};

function ofHttp(status: number): Draft {
  const said: Record<number, [string, string]> = {
    400: ['INPUT_INVALID', '请求的格式不对,内容未保存。'],
    401: ['SESSION_REQUIRED', '尚未登录,或登录已失效,请重新登录。'],
    404: ['NOT_FOUND', '没有这个地址。'],
    405: ['METHOD_NOT_ALLOWED', '这个地址不支持该操作。'],
    413: ['INPUT_TOO_LARGE', '内容过大,请缩短或分次提交。'],
    415: ['MEDIA_TYPE_UNSUPPORTED', '请以 JSON(UTF-8)提交。'],
    428: ['VERSION_REQUIRED', '请在 If-Match 中写明所见案件的版本,例如 "3"。'],
  };
  const [code, detail] = said[status] ?? ['REFUSED', '请求未完成。'];
  return draft(status, code, detail, status === 428 ? { field: 'If-Match' } : {});
}

/** Turns every error into an RFC 9457 problem document in Chinese; logs the cause without bodies. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    const instance = `urn:uuid:${randomUUID()}`;
    if (problem.status >= 500)
      this.logger.error({ instance, route: request.routeOptions.url, cause: causeOf(error) });
    sendProblem(reply, problem, instance);
  }
}

function sendProblem(reply: FastifyReply, problem: Draft, instance: string): void {
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ type: `urn:xinfang:problem:${problem.code}`, ...problem, instance });
}

/** When to come again after a stop: a start takes about so long. @unit seconds */
export const COME_AGAIN_SECONDS = 30;

/** To whoever comes while the program stops. */
export const refuseWhileStopping = (reply: FastifyReply): FastifyReply => {
  reply.header('retry-after', COME_AGAIN_SECONDS);
  sendProblem(
    reply,
    draft(
      503,
      'SERVER_STOPPING',
      '系统正在停止或重新启动,刚才提交的内容没有保存;请不要关闭本页,半分钟后再提交一次。',
    ),
    `urn:uuid:${randomUUID()}`,
  );
  return reply;
};

/** What Fastify refuses before there is a route: an address that cannot be decoded. It would say it back in English. */
export const refuseAddress = (error: unknown, reply: FastifyReply): void =>
  sendProblem(reply, problemOf(error), `urn:uuid:${randomUUID()}`);

/** Class, code and stack lines; messages of database errors may quote values, so they stay out. */
function causeOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  return { kind: error.name, ...(typeof code === 'string' ? { code } : {}), stack: stackLines(error, 6) };
}
