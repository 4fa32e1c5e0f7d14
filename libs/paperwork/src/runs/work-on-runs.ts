import { randomUUID } from 'node:crypto';
import type { Casework } from '#casework';
import { DOCUMENTS, type DocumentCode } from '#domain';
import { bindPdf, PDF_MEDIA_TYPE, toPdfs } from '#documents';
import { accountById, organisationById, organisationIdsBelow, type Viewer, viewerOf } from '#identity';
import { inTransaction, type Log } from '#platform';
import PizZip from 'pizzip';
import { safeName } from '../paper-file.js';
import { dropRuns, fieldsAad, RESULT, type RunDeskParts, type RunForm } from './paper-runs.js';
import { RunFiles } from './run-files.js';
import { type MadePaper, paperOfRun, type RunWish } from './run-paper.js';

/** What the background needs to work on runs. */
export type RunWorkParts = RunDeskParts & { readonly casework: Casework; readonly log: Log };

/** Papers between two notes of progress; a run that broke off goes on after the last one. */
const PART_SIZE = 25;
/** Papers of a stack under way together: one is being written while the database answers for the others. */
const AT_ONCE = 4;
/** @unit second */
const HOLD_SECONDS = 120;
const KEPT_FOR = '24 hours';

type Claimed = {
  runId: string;
  accountId: string;
  code: DocumentCode;
  form: RunForm;
  drafting: boolean;
  keyId: string;
  fields: Buffer;
};
type Held = Claimed & { holder: string };
type Item = { at: number; petitionId: string };

const CLAIM = `update jobs.paper_run set status = 'running', holder = $1,
    held_until = clock_timestamp() + interval '${HOLD_SECONDS} seconds'
  where run_id = (select run_id from jobs.paper_run
    where status = 'waiting' or (status = 'running' and held_until < clock_timestamp())
    order by created_at limit 1 for update skip locked)
  returning run_id as "runId", account_id as "accountId", code, form, drafting, key_id as "keyId", sealed_fields as fields`;

/**
 * Works on the runs that wait, one after the other, until none is left or `stopping` says so. Several processes may do so:
 * a run has one holder, and one whose holder was killed is taken over after two minutes where it stood.
 */
export async function workOnRuns(parts: RunWorkParts, stopping: () => boolean): Promise<void> {
  await dropRuns(parts, `finished_at < clock_timestamp() - interval '${KEPT_FOR}'`);
  while (!stopping()) {
    const holder = randomUUID();
    const { rows } = await parts.pools.store.query<Claimed>(CLAIM, [holder]);
    const [claimed] = rows;
    if (claimed === undefined) return;
    const held = { ...claimed, holder };
    try {
      await finish(parts, held, (await workOff(parts, held, stopping)) ? 'done' : 'waiting');
    } catch (error) {
      parts.log.error({ err: error, runId: held.runId }, 'a run of papers failed');
      await finish(parts, held, 'failed');
    }
  }
}

/** False where it was told to stop before the end. */
async function workOff(parts: RunWorkParts, held: Held, stopping: () => boolean): Promise<boolean> {
  const { vault } = parts;
  const { fields } = await vault.openParts(held.fields, fieldsAad(held.runId));
  const viewer = await ownerOf(parts, held.accountId);
  const wish: RunWish = { ...held, fields: fields as Record<string, string>, viewer };
  for (;;) {
    if (stopping()) return false;
    const items = await nextItems(parts, held);
    if (items.length === 0) break;
    if (!(await workOffPart(parts, held, wish, items))) {
      await clearIfGone(parts, held);
      return true;
    }
  }
  await assemble(parts, held);
  return true;
}

/** Given up while a stack was in hand: nothing of it stays. */
async function clearIfGone({ pools, vault, settings }: RunWorkParts, { runId }: Held): Promise<void> {
  const { rowCount } = await pools.store.query('select from jobs.paper_run where run_id = $1', [runId]);
  if (rowCount === 0) await new RunFiles(vault).drop({ dataDir: settings.dataDir, runId });
}

async function nextItems({ pools }: RunWorkParts, { runId }: Held): Promise<Item[]> {
  const { rows } = await pools.store.query<Item>(
    `select at, petition_id as "petitionId" from jobs.paper_run_item
     where run_id = $1 and outcome is null order by at limit ${PART_SIZE}`,
    [runId],
  );
  return rows;
}

/** One stack; noted once its file is whole on the disk. False where the run is no longer ours or was given up. */
async function workOffPart(
  parts: RunWorkParts,
  held: Held,
  wish: RunWish,
  items: readonly Item[],
): Promise<boolean> {
  const made: MadePaper[] = [];
  const outcomes: { at: number; outcome: 'made' | 'left'; reason: string | null }[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const some = items.slice(from, from + AT_ONCE);
    const papers = await Promise.all(some.map(({ petitionId }) => paperOfRun(parts, wish, petitionId)));
    for (const [n, outcome] of papers.entries()) {
      const { at } = some[n] as Item;
      if ('made' in outcome) made.push(outcome.made);
      outcomes.push(
        'made' in outcome
          ? { at, outcome: 'made', reason: null }
          : { at, outcome: 'left', reason: outcome.left },
      );
    }
  }
  const files = new RunFiles(parts.vault);
  const first = items[0]?.at ?? 0;
  await files.put(placeOf(parts, held), partName(first), await inForm(held.form, made));
  return inTransaction(parts.pools.store, async (client) => {
    const { rowCount } = await client.query(
      `update jobs.paper_run set held_until = clock_timestamp() + interval '${HOLD_SECONDS} seconds'
       where run_id = $1 and holder = $2`,
      [held.runId, held.holder],
    );
    if (rowCount !== 1) return false;
    await client.query(
      `update jobs.paper_run_item i set outcome = o.outcome, reason = o.reason
       from jsonb_to_recordset($2::jsonb) as o (at int, outcome text, reason text) where i.run_id = $1 and i.at = o.at`,
      [held.runId, JSON.stringify(outcomes)],
    );
    return true;
  });
}

/** Each paper in the form that was asked for; LibreOffice is started once for a stack. */
async function inForm(form: RunForm, made: readonly MadePaper[]): Promise<readonly MadePaper[]> {
  if (form === 'docx' || made.length === 0) return made;
  const pdfs = await toPdfs(made.map(({ body }) => Buffer.from(body, 'base64')));
  return made.map(({ fileName }, at) => ({ fileName, body: pdfs[at]?.toString('base64') ?? '' }));
}

/** All parts as one file. */
async function assemble(parts: RunWorkParts, held: Held): Promise<void> {
  const files = new RunFiles(parts.vault);
  const place = placeOf(parts, held);
  const { rows } = await parts.pools.store.query<{ at: number }>(
    `select at from jobs.paper_run_item where run_id = $1 order by at`,
    [held.runId],
  );
  const made: MadePaper[] = [];
  const names = rows.map(({ at }) => partName(at));
  for (const name of names) made.push(...((await files.get<MadePaper[]>(place, name)) ?? []));
  const { zh } = DOCUMENTS[held.code];
  const title = safeName(`${zh}-${made.length}件`);
  const { body, mediaType, ending } = await BOUND[held.form](title, made);
  const file = { fileName: `${title}.${ending}`, mediaType, body: body.toString('base64') };
  await files.put(place, RESULT, file);
  for (const name of names) await files.drop(place, name);
}

type Bound = { body: Buffer; mediaType: string; ending: string };
const BOUND: Readonly<Record<RunForm, (title: string, made: readonly MadePaper[]) => Promise<Bound>>> = {
  docx: async (_title, made) => {
    const zip = new PizZip();
    // Two drafts of one kind may share a name.
    made.forEach(({ fileName, body }, at) =>
      zip.file(`${String(at + 1).padStart(4, '0')}-${fileName}`, body, { base64: true }),
    );
    return { body: zip.generate({ type: 'nodebuffer' }), mediaType: 'application/zip', ending: 'zip' };
  },
  pdf: async (title, made) => ({
    body: await bindPdf(
      title,
      made.map(({ fileName, body }) => ({
        title: fileName.replace(/\.docx$/u, ''),
        pdf: Buffer.from(body, 'base64'),
        numbered: false,
      })),
    ),
    mediaType: PDF_MEDIA_TYPE,
    ending: 'pdf',
  }),
};

const partName = (at: number): string => `part-${at}`;
const placeOf = ({ settings }: RunWorkParts, { runId, keyId }: Held) => ({
  dataDir: settings.dataDir,
  runId,
  keyId,
});

/** Only whoever still holds it says how it ended. */
const finish = ({ pools }: RunWorkParts, { runId, holder }: Held, status: 'done' | 'failed' | 'waiting') =>
  pools.store.query(
    `update jobs.paper_run set status = $3, holder = null, held_until = null,
       finished_at = case when $3 = 'waiting' then null else clock_timestamp() end where run_id = $1 and holder = $2`,
    [runId, holder, status],
  );

/** The owner with the rights that he has now. @rejects ACCOUNT_UNKNOWN */
async function ownerOf({ pools }: RunWorkParts, accountId: string): Promise<Viewer> {
  const account = await accountById(pools.store, accountId);
  const [{ smallOffice }, belowIds] = await Promise.all([
    organisationById(pools.store, account.orgId),
    organisationIdsBelow(pools.store, account.orgId),
  ]);
  // Whoever may not sign in any more has no rights to work under.
  const roles = account.disabledAt === null ? account.roles : [];
  return viewerOf({ ...account, accountId, belowIds, smallOffice, roles });
}
