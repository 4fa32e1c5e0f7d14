import { parentPort, workerData } from 'node:worker_threads';
import { Rejected, type ScanSubject } from '#domain';
import { type ExaminedFile, examineFile } from './examine-file.js';

/** What the thread is given. */
export type ExamineTask = { of: ScanSubject; bytes: Uint8Array };
/** What it answers. @shape refused: as the Rejected that it stands for */
export type ExamineAnswer =
  | (Omit<ExaminedFile, 'body'> & { body: Uint8Array })
  | { refused: { code: string; message: string; detail: Rejected['detail'] } };

async function answer(): Promise<ExamineAnswer> {
  const { of, bytes } = workerData as ExamineTask;
  try {
    return await examineFile(of, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const { code, message, detail } = error;
    return { refused: { code, message, detail } };
  }
}

parentPort?.postMessage(await answer());
