import type { Pool, PoolClient } from 'pg';

/** What is sent together with COMMIT; the answers are awaited after it. */
export type Ending = (send: (client: PoolClient) => readonly Promise<unknown>[]) => void;

type Corkable = { cork(): void; uncork(): void };

/** Since 8.17 `pg` sends statements without waiting for the answers of earlier ones where `pipeline` is set. */
type Pipelined = { pipeline?: boolean; readonly connection?: { readonly stream?: Partial<Corkable> } };

/**
 * A transaction in few round trips: BEGIN is under way while `work` sends its first statements, and what `work` leaves for the
 * end goes out together with COMMIT. PostgreSQL carries them out one after the other as always: where one fails, those behind it
 * are refused and COMMIT rolls back. So only a statement whose failure is an error, never one that may quietly do nothing, may be
 * left for the end.
 * @rejects with the first of the errors
 */
export async function transactionAtOnce<T>(
  pool: Pool,
  begin: (client: PoolClient) => Promise<unknown>,
  work: (client: PoolClient, ending: Ending) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A checked-out client has no listener of the pool: without this one a lost connection ends the process.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  (client as Pipelined).pipeline = true;
  try {
    const atEnd: Parameters<Ending>[0][] = [];
    const leave = gathered(client);
    // what `work` sends before its first answer still goes with BEGIN
    setImmediate(leave);
    const begun = begin(client);
    const [result] = await both(
      work(client, (send) => atEnd.push(send)),
      begun,
    );
    const leaveLast = gathered(client);
    const sent = atEnd.flatMap((send) => [...send(client)]);
    const committed = client.query('commit');
    leaveLast();
    await firstError([...sent, committed]);
    // COMMIT of a failed transaction is answered with ROLLBACK and no error.
    if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    if (broken === undefined) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
    }
    throw error;
  } finally {
    (client as Pipelined).pipeline = false;
    client.off('error', onError);
    client.release(broken);
  }
}

/**
 * Statements from now on leave as one packet when the returned function is called: a write for each wakes the server for each, and
 * was a fifth of what a registration costs Node.
 */
function gathered(client: PoolClient): () => void {
  const stream = (client as Pipelined).connection?.stream;
  stream?.cork?.();
  return () => stream?.uncork?.();
}

/** Where BEGIN fails, what came after it fails too, and less plainly: its error counts. */
async function both<T>(work: Promise<T>, begun: Promise<unknown>): Promise<[T]> {
  const [worked, began] = await Promise.allSettled([work, begun]);
  if (began.status === 'rejected') throw began.reason;
  if (worked.status === 'rejected') throw worked.reason;
  return [worked.value];
}

/** Waits for all of them. @rejects with the error of the first in the order in which they were sent */
async function firstError(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(sent))
    if (outcome.status === 'rejected') throw outcome.reason;
}
