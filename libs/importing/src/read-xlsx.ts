import { readFileSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { ImportRefused } from './import-refused.js';
import type { Table } from './read-table.js';
import type { XlsxAnswer, XlsxTask } from './xlsx-worker.js';
import { XLSX_LIMITS, type ZipLimits } from './zip-limits.js';

/** How a workbook is read. */
export type XlsxOptions = {
  /** Name of the sheet; the first with content otherwise. */
  sheet?: string | undefined;
  limits?: ZipLimits;
  /** The program of the worker; for specs, which have no compiled one. */
  worker?: URL;
};

const HEAP_MB = 700;

/**
 * Reads a workbook in a thread of its own, with limits on bytes, entries, unpacking and time: a hostile file costs the
 * thread and nothing else.
 * @rejects ImportRefused, in Chinese
 */
export async function readXlsx(file: string | Uint8Array, options: XlsxOptions = {}): Promise<Table> {
  const limits = options.limits ?? XLSX_LIMITS;
  const answer = await inWorker(
    { bytes: typeof file === 'string' ? bytesOf(file, limits) : file, sheet: options.sheet ?? null, limits },
    options.worker ?? new URL('./xlsx-worker.js', import.meta.url),
  );
  if ('refused' in answer) throw new ImportRefused(answer.refused);
  const { head, letters, rows, faults } = answer;
  const twice = head.find((name, index) => name !== '' && head.indexOf(name) !== index);
  if (twice !== undefined) throw new ImportRefused(`列名“${twice}”出现了两次。`);
  return {
    columns: head,
    letters: Object.fromEntries(head.map((name, index) => [name, letters[index] ?? ''])),
    faults: faults.map(({ line, column, message }) => ({ line, column: head[column] ?? '', message })),
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])),
    })),
  };
}

function bytesOf(file: string, limits: ZipLimits): Uint8Array {
  try {
    if (statSync(file).size > limits.bytes)
      throw new ImportRefused(
        `文件超过 ${Math.floor(limits.bytes / 1024 / 1024)} MB,请分成几个文件或改用 CSV。`,
      );
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    throw new ImportRefused(`读不到文件 ${file}。`);
  }
}

async function inWorker(task: XlsxTask, program: URL): Promise<XlsxAnswer> {
  const worker = new Worker(program, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // nothing of the environment is its business
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<XlsxAnswer>((resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new ImportRefused(`${task.limits.milliseconds / 1000} 秒内没有读完,请分成几个文件或改用 CSV。`),
          ),
        task.limits.milliseconds,
      );
      worker.once('message', resolve);
      worker.once('error', (error) => {
        const { code } = error as { code?: string };
        reject(code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportRefused('文件展开后太大,没有读取。') : error);
      });
      worker.once('exit', (code) => {
        if (code !== 0) reject(new ImportRefused('读取工作簿的线程意外结束,文件可能已损坏。'));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
