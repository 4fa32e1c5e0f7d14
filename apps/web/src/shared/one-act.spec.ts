import { describe, expect, it } from '@jest/globals';
import { oneAct } from './one-act.js';

const NOTE = { body: { text: '查阅档案' } };
const lost = new TypeError('Failed to fetch');
const refused = { status: 422, title: '规则不允许' };

/** Sends once; what is thrown is the answer. */
async function attempt(
  act: ReturnType<typeof oneAct>,
  version: number,
  error?: unknown,
  what: unknown = NOTE,
) {
  let sent = { version: 0, key: '' };
  await act(what, version, (given) => {
    sent = given;
    return error === undefined ? Promise.resolve() : Promise.reject(error as Error);
  }).catch(() => undefined);
  return sent;
}

describe('one act of a form on a case', () => {
  it('stays the same act when its answer was lost, though the case shows a newer version since', async () => {
    const act = oneAct();
    const first = await attempt(act, 9, lost);
    expect(first.version).toBe(9);
    expect(await attempt(act, 10, lost)).toEqual(first);
    expect(await attempt(act, 11, { status: 503 })).toEqual(first);
    expect(await attempt(act, 11)).toEqual(first);
  });

  it('is another act once the server has answered and the case has moved on', async () => {
    const act = oneAct();
    const first = await attempt(act, 9, { status: 412, title: '已被更新' });
    const second = await attempt(act, 10);
    expect(second.version).toBe(10);
    expect(second.key).not.toBe(first.key);
  });

  it('is the same act while nothing changes, and another one for other words', async () => {
    const act = oneAct();
    const first = await attempt(act, 9, refused);
    expect(await attempt(act, 9, lost)).toEqual(first);
    const other = await attempt(act, 9, undefined, { body: { text: '谈话' } });
    expect(other.key).not.toBe(first.key);
  });

  it('throws on what was thrown and gives on what was given', async () => {
    const act = oneAct();
    await expect(act(NOTE, 1, () => Promise.reject(lost))).rejects.toBe(lost);
    await expect(act(NOTE, 1, ({ version }) => Promise.resolve(version))).resolves.toBe(1);
  });
});
