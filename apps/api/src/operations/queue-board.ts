import type { FastifyInstance } from 'fastify';
import { openQueueView, type QueueView } from '#jobs';
import type { Runtime } from '#runtime';
import { isAdministrator } from './administrator.js';

/** Where the board stands; a page of its own, so that its scripts stay away from ours. */
export const QUEUE_BOARD_PATH = '/api/operations/queue-board';

/** Its own files only; its styles are partly inline. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Fonts that the board's page would fetch from elsewhere; an office's network may have no elsewhere. */
const FOREIGN = /<link href="https:[^>]*>/g;

/**
 * bull-board for administrators, to look and not to touch: the queue is only an alarm bell, its jobs hold a schedule's
 * name and nothing else. The queue is opened at the first look.
 */
export async function serveQueueBoard(fastify: FastifyInstance, runtime: Runtime): Promise<void> {
  const { createBullBoard, BullMQAdapter, FastifyAdapter } = await loadBoard();
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(QUEUE_BOARD_PATH);
  const board = createBullBoard({
    queues: [],
    serverAdapter,
    options: {
      uiConfig: { boardTitle: '后台队列', locale: { lng: 'zh-CN' }, hideRedisDetails: false },
    },
  });
  let view: QueueView | null = null;
  await fastify.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'GET' || !(await isAdministrator(runtime, request.cookies)))
        return reply.callNotFound();
      if (view === null) {
        view = openQueueView(runtime.settings.redisUrl, runtime.config);
        board.addQueue(
          new BullMQAdapter(view.queue, { readOnlyMode: true, description: '只看不改;清空也不丢提醒' }),
        );
      }
      reply.header('content-security-policy', POLICY);
    });
    scope.addHook('onSend', async (_, __, body) =>
      typeof body === 'string' && body.startsWith('<!DOCTYPE') ? body.replace(FOREIGN, '') : body,
    );
    await scope.register(serverAdapter.registerPlugin(), { prefix: QUEUE_BOARD_PATH });
    scope.addHook('onClose', async () => view?.close());
  });
}

/** Only where there are pages, as their own files: what it depends on cannot be loaded by the test runner's CommonJS. */
async function loadBoard() {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  return { createBullBoard, BullMQAdapter, FastifyAdapter };
}
