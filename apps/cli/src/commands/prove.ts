import { writeFile } from 'node:fs/promises';
import type { EventName } from '#event-store';
import type { Runtime } from '#runtime';
import { type CliCommand, UsageError } from '../command.js';
import { streamNamed } from '../petition-named.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function eventNamed(runtime: Runtime, word: string | undefined): Promise<EventName> {
  const [id = '', version, ...rest] = (word ?? '').split('/');
  if (id === '' || rest.length > 0 || (version === undefined && !UUID.test(id)))
    throw new UsageError('请给出事件:<编号或件标识>/<事件号>,或事件标识。');
  if (version === undefined) return { eventId: id };
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new UsageError('事件号应为正整数。');
  return { streamId: await streamNamed(runtime, id), version: Number(version) };
}

/** Writes a receipt that proves an event without the database. */
export const prove: CliCommand = {
  name: 'prove',
  usage: 'prove <编号或件标识>/<事件号> | <事件标识> [--out <文件>] [--with-row]',
  zh: '出具某一事件的存证凭证(可离线核验);--with-row 连同该事件的编码内容与密文',
  values: ['out'],
  words: 1,
  flags: ['with-row'],
  async run({ runtime, words, options, say }) {
    const event = await eventNamed(runtime, words[0]);
    const proof = await runtime.store.prove(event, options['with-row'] === true);
    switch (proof.kind) {
      case 'unknown':
        say('没有这个事件。');
        return 1;
      case 'unsealed':
        say('这个事件还没有封存:后台运行时一秒左右封存一次,请稍后再试。');
        return 1;
      case 'damaged':
        say('这个事件与它的封存不符:请运行 verify。');
        return 1;
      case 'proven': {
        const text = `${JSON.stringify(proof.receipt, null, 2)}\n`;
        const { out } = options;
        if (typeof out !== 'string') {
          say(text.trimEnd());
          return 0;
        }
        await writeFile(out, text, { flag: 'wx' });
        const { seal } = proof.receipt;
        say(`凭证已写入 ${out}:第 ${seal.seal} 号封存,${seal.sealedAt},公钥编号 ${seal.keyId}。`);
        return 0;
      }
      default:
        return proof satisfies never;
    }
  },
};
