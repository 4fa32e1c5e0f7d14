import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Rejected, type ScanSubject } from '#domain';
import type { ExaminedFile } from './examine-file.js';
import type { ExamineAnswer, ExamineTask } from './examine-program.js';

const PROGRAM = new URL('./examine-program.js', import.meta.url);

/** What one file may cost. @unit ms, MB */
export type ExamineLimits = { readonly milliseconds: number; readonly megabytes: number };
// A page of A3 at 600 dpi takes 400 MB and five seconds when it is taken apart.
const LIMITS: ExamineLimits = { milliseconds: 30_000, megabytes: 1_000 };
const HEAP_MB = 400;
const LOOK_EVERY_MS = 50;

let last: Promise<unknown> = Promise.resolve();

/**
 * Looks at a file that came from outside, as `examineFile`, in a thread of its own with limits on memory and time: a hostile file costs
 * the thread and nothing else. One after the other, so that what the memory grows by is of this file.
 * @shape program: sources that are not compiled have none; then it is done here
 * @rejects as examineFile, FILE_TOO_COMPLEX
 */
export function examineApart(
  of: ScanSubject,
  file: Buffer,
  { program = PROGRAM, limits = LIMITS }: { program?: URL; limits?: ExamineLimits } = {},
): Promise<ExaminedFile> {
  const examined = last.then(async () => {
    if (!existsSync(program)) return (await import('./examine-file.js')).examineFile(of, file);
    const answer = await inThread({ of, bytes: file }, program, limits);
    if ('refused' in answer) {
      const { code, message, detail } = answer.refused;
      throw new Rejected(code, null, message, detail);
    }
    const { buffer, byteOffset, byteLength } = answer.body;
    return { ...answer, body: Buffer.from(buffer, byteOffset, byteLength) } as ExaminedFile;
  });
  last = examined.catch(() => undefined);
  return examined;
}

const tooComplex = (): Rejected =>
  new Rejected('FILE_TOO_COMPLEX', null, '文件展开后太大或者太复杂,没有收下;请重新扫描,或者打印后再扫描。', {
    field: 'file',
  });

async function inThread(
  task: ExamineTask,
  program: URL,
  { milliseconds, megabytes }: ExamineLimits,
): Promise<ExamineAnswer> {
  const worker = new Worker(program, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // nothing of the environment is its business
    env: {},
  });
  const began = performance.now();
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ExamineAnswer>((resolve, reject) => {
      // a heap has its own limit; what a file is unpacked into lies beside it
      watch = setInterval(() => {
        const grown = process.memoryUsage.rss() - before;
        if (grown > megabytes * 1024 * 1024 || performance.now() - began > milliseconds) reject(tooComplex());
      }, LOOK_EVERY_MS);
      worker.once('message', resolve);
      worker.once('error', (error) => {
        const { code } = error as { code?: string };
        reject(code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : error);
      });
      worker.once('exit', (code) => {
        if (code !== 0) reject(tooComplex());
      });
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
