// Papers in a run: how long do a thousand notices take, as one zip, kept as drafts beside it, and as one PDF.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBulk } from '#demo';
import { hasPdf } from '#documents';
import { accountById, organisationIdsBelow, viewerOf, withViewer } from '#identity';
import { PaperDesk, PaperRuns, workOnRuns } from '#paperwork';
import { createLogger, loadSettings } from '#platform';
import { openRuntime } from '#runtime';
import { load, options } from '../support.mjs';

const { petitions, papers } = options({ petitions: 12_000, papers: 1_000 });
const say = (line) => console.log(line);
const folder = mkdtempSync(join(tmpdir(), 'xinfang-bench-'));
const log = createLogger({ level: 'error' });
const runtime = await openRuntime({ settings: loadSettings({ DATA_DIR: folder, PORT: '0' }), log });
const { pools } = runtime;
const FIELDS = { route: '由本机关承办处室调查核实,自受理之日起六十日内书面答复' };
try {
  say(`load before ${load()}`);
  await loadBulk(runtime, { petitions });
  const viewer = await windowHead();
  const petitionIds = await fitting(viewer);
  say(`${petitionIds.length} petitions of ${petitions} can be given an acceptance notice`);
  await measure('one zip', viewer, { petitionIds, form: 'docx', drafting: false });
  await measure('one zip, each kept as a draft', viewer, { petitionIds, form: 'docx', drafting: true });
  if (hasPdf()) await measure('one PDF', viewer, { petitionIds, form: 'pdf', drafting: false });
  say(`load after ${load()}`);
} finally {
  await runtime.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Of the organisation with most open petitions. */
async function windowHead() {
  const { rows } = await pools.owner.query(
    `select a.id from idn.account a join idn.account_role r on r.account_id = a.id and r.role = 'windowHead'
     where a.disabled_at is null
     order by (select count(*) from rm.petition p where p.org_id = a.org_id and p.is_open) desc limit 1`,
  );
  const account = await accountById(pools.store, rows[0].id);
  const belowIds = await organisationIdsBelow(pools.store, account.orgId);
  return viewerOf({ ...account, accountId: account.id, belowIds, smallOffice: false });
}

/** Petitions that D04 fits. */
async function fitting(viewer) {
  const desk = new PaperDesk(runtime);
  const { rows } = await withViewer(pools.reader, viewer, (client) =>
    client.query(
      `select petition_id as id from rm.petition where zone = 'general' and not history and class = 'appeal' limit 20000`,
    ),
  );
  const found = [];
  for (const { id } of rows) {
    if (found.length === papers) break;
    const opened = await desk.open(viewer, id);
    const { model, faults } = desk.compose(opened, 'D04', FIELDS);
    if (model !== null && faults.length === 0) found.push(id);
  }
  return found;
}

async function measure(what, viewer, asked) {
  const runs = new PaperRuns(runtime);
  const { runId } = await runs.start(viewer, { code: 'D04', fields: FIELDS, ...asked });
  const from = performance.now();
  await workOnRuns(runtime, () => false);
  const seconds = (performance.now() - from) / 1000;
  const { made, leftCount, left } = await runs.of(viewer, runId);
  const { body } = await runs.file(viewer, runId);
  say(
    `${what}: ${made} made, ${leftCount} left out, in ${seconds.toFixed(1)} s (${(made / seconds).toFixed(0)} a second), ${(body.length / 1e6).toFixed(1)} MB`,
  );
  if (left[0]) say(`  first left out: ${left[0].reason}`);
}
