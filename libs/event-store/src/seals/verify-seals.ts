import type { Pool } from 'pg';
import { comparePositions } from '../read.js';
import { ROW_TYPES } from '../rows.js';
import { inTransaction, UNBOUNDED } from '../transaction.js';
import { type Position, type Queryable, START } from '../types.js';
import { type Anchor, readAnchors } from './anchor.js';
import { compareSealed, type PlacedEvent, type SealFault } from './compare-sealed.js';
import { type SealRow, sealsAfter } from './seal-rows.js';
import { FIRST_PREVIOUS, hasOwnHash, isSignedBy, type Seal, sealKeyOf } from './seal.js';

/** What seals are held against. */
export type VerifySealsOptions = {
  /** Public keys whose signature counts. @shape PEM */
  readonly keys: readonly string[];
  /** Text of the anchor file; absent where there is none. */
  readonly anchors?: string;
  readonly onSeal?: (seal: number) => void;
};

/** What a verification of seals found. */
export type SealVerification = {
  readonly ok: boolean;
  readonly seals: number;
  /** Events under a seal. */
  readonly sealed: number;
  /** Events after the newest seal. */
  readonly unsealed: number;
  readonly anchors: number;
  readonly faults: readonly SealFault[];
};

const EVENTS = `select e.stream_id as "streamId", e.version, e.hash, e.tx::text as tx, e.position::text as position
  from es.event e where (e.tx, e.position) > ($1::bigint, $2::bigint) and (e.tx, e.position) <= ($3::bigint, $4::bigint)
  order by e.tx, e.position`;
const COUNT_AFTER = `select count(*)::int as n from es.event e where (e.tx, e.position) > ($1::bigint, $2::bigint)`;

type Keys = ReadonlyMap<string, ReturnType<typeof sealKeyOf>['key']>;

/**
 * Holds every seal against its key, its neighbour, the anchors and the events that stand there now. Together with the
 * chains it leaves nothing to somebody who may write everything in the database but has not the key.
 */
export async function verifySeals(pool: Pool, options: VerifySealsOptions): Promise<SealVerification> {
  const keys: Keys = new Map(
    options.keys.map((pem) => {
      const { keyId, key } = sealKeyOf(pem);
      return [keyId, key];
    }),
  );
  const lines = readAnchors(options.anchors ?? '', [...keys.values()]);
  return inTransaction(
    pool,
    (client) => client.query(`begin isolation level repeatable read read only; ${UNBOUNDED}`),
    async (client) => {
      const faults: SealFault[] = [];
      const anchored = new Map<number, Anchor>();
      lines.forEach((line, i) => {
        if (line === null) faults.push({ seal: 0, what: 'ANCHOR_INVALID', line: i + 1 });
        else anchored.set(line.seal.seal, line);
      });
      let last: SealRow | null = null;
      for await (const seal of allSeals(client)) {
        faults.push(...faultsOfSeal(seal, last, keys));
        const anchor = anchored.get(seal.seal);
        if (anchor && anchor.seal.hash !== seal.hash)
          faults.push({ seal: seal.seal, what: 'ANCHOR_DIFFERS' });
        anchored.delete(seal.seal);
        const events = await eventsBetween(client, seal.from, seal.to);
        faults.push(...(await compareSealed(client, seal, events)));
        options.onSeal?.(seal.seal);
        last = seal;
      }
      for (const seal of anchored.keys()) faults.push({ seal, what: 'SEAL_MISSING' });
      const end = last?.to ?? START;
      const { rows } = await client.query<{ n: number }>({
        text: COUNT_AFTER,
        types: ROW_TYPES,
        values: [end.tx, end.position],
      });
      return {
        ok: faults.length === 0,
        seals: last?.seal ?? 0,
        sealed: last?.total ?? 0,
        unsealed: rows[0]?.n ?? 0,
        anchors: lines.length,
        faults,
      };
    },
  );
}

/** Number, neighbour, hash and signature. */
function faultsOfSeal(seal: SealRow, before: Seal | null, keys: Keys): SealFault[] {
  const faults: SealFault[] = [];
  const fault = (what: SealFault['what']): void => void faults.push({ seal: seal.seal, what });
  if (seal.seal !== (before?.seal ?? 0) + 1) fault('SEAL_MISSING_BEFORE');
  else if (
    seal.previous !== (before?.hash ?? FIRST_PREVIOUS) ||
    comparePositions(seal.from, before?.to ?? START) !== 0 ||
    seal.total !== (before?.total ?? 0) + seal.count
  )
    fault('SEAL_CHAIN');
  const key = keys.get(seal.keyId);
  if (!key) fault('SEAL_KEY');
  else if (!hasOwnHash(seal) || !isSignedBy(seal, key)) fault('SEAL_SIGNATURE');
  return faults;
}

async function* allSeals(client: Queryable): AsyncGenerator<SealRow> {
  for (let after = 0; ;) {
    const page = await sealsAfter(client, after, 50);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.seal;
  }
}

async function eventsBetween(client: Queryable, from: Position, to: Position): Promise<PlacedEvent[]> {
  const { rows } = await client.query<PlacedEvent>({
    name: 'es_sealed_events_1',
    text: EVENTS,
    types: ROW_TYPES,
    values: [from.tx, from.position, to.tx, to.position],
  });
  return rows;
}
