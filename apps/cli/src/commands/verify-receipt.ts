import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { checkReceipt, type Receipt, type ReceiptFault } from '#event-store';
import { type OfflineCommand, requiredOption, UsageError } from '../command.js';

/** What each fault means to someone who holds a receipt. */
const FAULTS: Record<ReceiptFault, string> = {
  FORM: '不是本系统的凭证,或已残缺',
  KEY: '封存所用的密钥不是所给公钥',
  SIGNATURE: '签名不符:封存被改过,或不是用这把密钥签的',
  SEAL_HASH: '封存的散列与其内容不符',
  PATH: '事件不在这次封存之中',
  ROW_HASH: '所附内容与事件的散列不符',
  ROW_IS_OF_ANOTHER_EVENT: '所附内容属于另一事件',
};

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`无法读取文件 ${file}。`);
  }
}

async function publicKeyIn(file: string): Promise<string> {
  const text = await textOf(file);
  try {
    createPublicKey(text);
  } catch {
    throw new UsageError(`${file} 里没有公钥(PEM);请用 anchors 目录里的 seal-public-key.pem。`);
  }
  return text;
}

/** Checks a receipt with the public key alone. */
export const verifyReceipt: OfflineCommand = {
  name: 'verify-receipt',
  usage: 'verify-receipt <凭证文件> --key <公钥文件>',
  zh: '离线核验存证凭证:只用公钥,不连数据库',
  values: ['key'],
  words: 1,
  offline: true,
  async run({ words, options, say }) {
    const [file] = words;
    if (file === undefined) throw new UsageError('请给出凭证文件。');
    const key = await publicKeyIn(requiredOption(options, 'key'));
    let receipt: unknown;
    try {
      receipt = JSON.parse(await textOf(file));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      receipt = null;
    }
    const faults = checkReceipt(receipt, key);
    for (const fault of faults) say(`不符:${FAULTS[fault]}。`);
    if (faults.length > 0) return 1;
    const { event, seal, row } = receipt as Receipt;
    say(
      `核验通过:件 ${event.streamId} 第 ${event.version} 号事件在 ${seal.sealedAt} 第 ${seal.seal} 号封存时已存在${row ? ',所附内容未改动' : ''}。`,
    );
    return 0;
  },
};
