import type { Runtime } from '#runtime';
import { UsageError } from './command.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of a case or of another stream of events, from what a person has at hand: the number on the paper (编号, with or
 * without 号) or the id of the address line. @rejects UsageError where there is none: a slip must not pass for "sound"
 */
export async function streamNamed({ pools }: Pick<Runtime, 'pools'>, word: string): Promise<string> {
  const named = word.normalize('NFC').trim();
  const { rows } = UUID.test(named)
    ? await pools.store.query<{ id: string }>('select stream_id as id from es.stream where stream_id = $1', [
        named,
      ])
    : await pools.store.query<{ id: string }>(
        `select petition_id as id from rm.petition where display_no in ($1, $1 || '号')`,
        [named],
      );
  if (rows[0]) return rows[0].id;
  throw new UsageError(`没有“${named}”这一件:请给出编号(如 宛组信〔2026〕L00001号)或者它的标识。`);
}

/** How a stream is called to whoever has to look for it: by its number, where it has one. */
export async function streamNames(
  { pools }: Pick<Runtime, 'pools'>,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const { rows } = await pools.store.query<{ id: string; no: string }>(
    'select petition_id as id, display_no as no from rm.petition where petition_id = any($1::uuid[])',
    [[...new Set(ids)]],
  );
  const numbers = new Map(rows.map(({ id, no }) => [id, no]));
  return (id) => {
    const no = numbers.get(id);
    return no === undefined ? `件 ${id}` : `件 ${no}(${id})`;
  };
}
