// Papers in a run: how long do a thousand acceptance notices take, as one zip, kept as drafts beside it, and as one PDF.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryCodeMac } from '#casework';
import { loadBulk } from '#demo';
import { hasPdf } from '#documents';
import { hashRequest, newId } from '#event-store';
import { accountById, organisationIdsBelow, viewerOf } from '#identity';
import { PaperRuns, workOnRuns } from '#paperwork';
import { createLogger, loadSettings } from '#platform';
import { openRuntime } from '#runtime';
import { load, options } from '../support.mjs';

// petitions: of the office beside those that are told; pdf: papers of the PDF, which LibreOffice makes two or three a second
const { petitions, papers, pdf } = options({ petitions: 1_000, papers: 1_000, pdf: 100 });
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
  const petitionIds = await together(8, papers, () => triaged(viewer));
  say(`${petitionIds.length} petitions are to be given an acceptance notice; load ${load()}`);
  await measure('one zip', viewer, { petitionIds, form: 'docx', drafting: false });
  await measure('one zip, each kept as a draft', viewer, { petitionIds, form: 'docx', drafting: true });
  const few = petitionIds.slice(0, pdf);
  if (hasPdf() && pdf > 0)
    await measure('one PDF', viewer, { petitionIds: few, form: 'pdf', drafting: false });
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

/** So many at a time, until there are enough. */
async function together(lanes, wanted, make) {
  const made = [];
  let begun = 0;
  const lane = async () => {
    while (begun++ < wanted) made.push(await make());
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return made;
}

/** A letter of today that this office handles, and of which nobody has been told yet. */
async function triaged(viewer) {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const frame = () => {
    const commandId = newId();
    return { viewer, commandId, requestHash: hashRequest({ commandId }), source: 'screen' };
  };
  const subject = { subjectId: newId(), role: 'petitioner', name: '周某山', address: '某县某镇某村1号' };
  const matter = {
    class: 'appeal',
    appealKind: 'item6',
    categoryCode: '0801',
    purpose: 'claim',
    summary: '请求补发津贴',
    points: ['补发津贴', '说明原因'],
  };
  const letter = {
    type: 'register',
    channel: 'letter',
    origin: 'direct',
    receivedOn: today,
    anonymity: 'realName',
    subjects: [subject],
    matters: [matter],
    title: '请求补发工龄津贴',
    content: '本人一九八三年参加工作,单位调资时漏算工龄,请求补发并说明情况。',
    queryCodeMac: queryCodeMac(runtime.vault, 'BENCH'),
  };
  const { petitionId } = await runtime.casework.arrive(letter, frame());
  const triage = {
    type: 'triage',
    intakeDecision: 'handle',
    disposition: 'ZB',
    class: 'appeal',
    appealKind: 'item6',
    categoryCode: '0801',
    proposal: '拟由本机关办理',
    approval: { signerId: viewer.accountId, capacity: 'windowHead', signedOn: today, onPaper: false },
  };
  await runtime.casework.execute(petitionId, triage, { ...frame(), expectedVersion: 'any' });
  return petitionId;
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
