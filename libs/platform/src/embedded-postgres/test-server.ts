import { ensureCluster, readPassword } from './cluster.js';
import { choosePlace } from './place.js';
import { addressOf, ensureServer } from './server.js';

/** A server for tests: no supervisor, no lock, nothing synced to disk. */
export type TestServer = { pid: number; cluster: string; url: string };

/** Starts or adopts a server without durability in `folder`; whoever started it stops it with SIGINT. */
export async function startTestServer(folder: string): Promise<TestServer> {
  const place = await choosePlace(folder);
  await ensureCluster(place);
  const server = await ensureServer(place, { durable: false });
  return {
    pid: server.pid,
    cluster: place.cluster,
    url: addressOf(server, readPassword(folder), 'postgres'),
  };
}
