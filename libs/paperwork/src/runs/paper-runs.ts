import { CaseworkRefused } from '#casework';
import { DOCUMENTS, type DocumentCode, paperRule, Rejected } from '#domain';
import { type FieldSpec, fieldsOf, hasPdf, isCaseCode } from '#documents';
import { newId } from '#event-store';
import { hasAnyRole, type Role, type Viewer, withViewer } from '#identity';
import { inTransaction } from '#platform';
import type { Vault } from '#vault';
import type { PaperFile } from '../paper-file.js';
import type { PaperworkParts } from '../parts.js';
import { RunFiles } from './run-files.js';

/** One zip of docx files, or one PDF of all. */
export type RunForm = 'docx' | 'pdf';

/** What is asked of a run. */
export type RunRequest = {
  readonly code: DocumentCode;
  readonly form: RunForm;
  /** Also kept as drafts on their petitions. */
  readonly drafting: boolean;
  readonly fields: Record<string, string>;
  readonly petitionIds: readonly string[];
};

/** A run as its owner sees it. @shape left: what was left out, with its reason, the first hundred; displayNo null where he may not see it */
export type RunState = {
  readonly runId: string;
  readonly code: DocumentCode;
  readonly form: RunForm;
  readonly drafting: boolean;
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly total: number;
  readonly made: number;
  readonly leftCount: number;
  readonly left: readonly { petitionId: string; displayNo: string | null; reason: string }[];
};

/** Most petitions of one run. */
export const RUN_LIMIT = 2_000;
const LEFT_SHOWN = 100;
const RUNS_SHOWN = 20;
/** Papers leave in stacks by whoever answers for it, as the registers do (QP03, 批量导出). */
const ROLES: readonly Role[] = ['windowHead', 'deputyLeader', 'leader'];

const STATE = `select r.run_id as "runId", r.code, r.form, r.drafting, r.status,
    to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
    to_char(r.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "finishedAt",
    count(i.at)::int as total, count(*) filter (where i.outcome = 'made')::int as made,
    count(*) filter (where i.outcome = 'left')::int as "leftCount"
  from jobs.paper_run r left join jobs.paper_run_item i using (run_id)
  where r.account_id = $1 and ($2::uuid is null or r.run_id = $2)
  group by r.run_id order by r.created_at desc limit ${RUNS_SHOWN}`;

/** Name of the finished file among the files of a run. */
export const RESULT = 'result';

export type RunDeskParts = PaperworkParts & { readonly vault: Vault };

/** What is asked for once for all papers of a run: whose name stands on one is taken from its own petition. */
export const runFieldsOf = (code: DocumentCode): readonly FieldSpec[] =>
  fieldsOf(code).filter(({ name }) => name !== 'addressee' || !NAMES_ONE.includes(paperRule(code).to));
const NAMES_ONE: readonly string[] = ['petitioner', 'accused'];

/** Runs as their owners see them; the background does the work (`workOnRuns`). */
export class PaperRuns {
  private readonly files: RunFiles;

  constructor(private readonly parts: RunDeskParts) {
    this.files = new RunFiles(parts.vault);
  }

  /** @rejects ROLE_MISSING DOCUMENT_OF_OFFICE RUN_FIELD_PERSONAL RUN_EMPTY RUN_TOO_LARGE PDF_NOT_AVAILABLE */
  async start(viewer: Viewer, { code, form, drafting, fields, petitionIds }: RunRequest): Promise<RunState> {
    requireRunner(viewer);
    if (!isCaseCode(code))
      throw new Rejected('DOCUMENT_OF_OFFICE', null, `《${DOCUMENTS[code].zh}》不属于某一件信访件(§5.1)。`, {
        field: 'code',
      });
    if ((fields['addressee'] ?? '') !== '' && !runFieldsOf(code).some(({ name }) => name === 'addressee'))
      throw new Rejected('RUN_FIELD_PERSONAL', null, '收件人逐件取自案件,不能一批填同一个(§5.1)。', {
        field: 'addressee',
      });
    const ids = [...new Set(petitionIds)];
    if (ids.length === 0)
      throw new Rejected('RUN_EMPTY', null, '没有符合条件的信访件。', { field: 'petitionIds' });
    if (ids.length > RUN_LIMIT)
      throw new Rejected('RUN_TOO_LARGE', null, `一次至多 ${RUN_LIMIT} 件,请缩小范围。`, {
        field: 'petitionIds',
      });
    if (form === 'pdf' && !hasPdf())
      throw new Rejected('PDF_NOT_AVAILABLE', null, '本机没有安装 LibreOffice,请选 docx。', {
        field: 'form',
      });
    const { vault, pools } = this.parts;
    const { keyId } = await vault.stock.take();
    const runId = newId();
    const sealed = await vault.sealParts({
      parts: { fields },
      keys: { fields: keyId },
      aad: fieldsAad(runId),
    });
    await inTransaction(pools.store, async (client) => {
      await client.query(
        `insert into jobs.paper_run (run_id, org_id, account_id, code, form, drafting, key_id, sealed_fields)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [runId, viewer.orgId, viewer.accountId, code, form, drafting, keyId, sealed],
      );
      await client.query(
        `insert into jobs.paper_run_item (run_id, at, petition_id)
         select $1, n, id from unnest($2::uuid[]) with ordinality as asked (id, n)`,
        [runId, ids],
      );
    });
    return this.of(viewer, runId);
  }

  /** His newest runs. */
  async list(viewer: Viewer): Promise<RunState[]> {
    const { rows } = await this.parts.pools.store.query<RunState>(STATE, [viewer.accountId, null]);
    return rows.map((row) => ({ ...row, left: [] }));
  }

  /** @rejects RUN_UNKNOWN, the same for another person's */
  async of(viewer: Viewer, runId: string): Promise<RunState> {
    const { store } = this.parts.pools;
    const { rows } = await store.query<RunState>(STATE, [viewer.accountId, runId]);
    const [state] = rows;
    if (state === undefined) throw unknown();
    const { rows: left } = await store.query<{ petitionId: string; reason: string }>(
      `select petition_id as "petitionId", coalesce(reason, '') as reason from jobs.paper_run_item
       where run_id = $1 and outcome = 'left' order by at limit ${LEFT_SHOWN}`,
      [runId],
    );
    const { rows: numbers } = await withViewer(this.parts.pools.reader, viewer, (client) =>
      client.query<{ id: string; no: string }>(
        'select petition_id as id, display_no as no from rm.petition where petition_id = any($1::uuid[])',
        [left.map(({ petitionId }) => petitionId)],
      ),
    );
    const noOf = new Map(numbers.map(({ id, no }) => [id, no]));
    return {
      ...state,
      left: left.map((each) => ({ ...each, displayNo: noOf.get(each.petitionId) ?? null })),
    };
  }

  /**
   * The finished file. What its owner may no longer see is not handed out: the run is to be made anew.
   * @rejects RUN_UNKNOWN RUN_NOT_DONE RUN_OUTDATED
   */
  async file(viewer: Viewer, runId: string): Promise<PaperFile> {
    const { status } = await this.of(viewer, runId);
    const { pools, settings } = this.parts;
    const { rows } = await pools.store.query<{ keyId: string; ids: string[] }>(
      `select r.key_id as "keyId", array(select petition_id::text from jobs.paper_run_item i
         where i.run_id = r.run_id and i.outcome = 'made') as ids from jobs.paper_run r where r.run_id = $1`,
      [runId],
    );
    const [run] = rows;
    if (status !== 'done' || run === undefined)
      throw new Rejected('RUN_NOT_DONE', null, '这一批还没有做完。', { field: 'runId' });
    const { rows: seen } = await withViewer(pools.reader, viewer, (client) =>
      client.query<{ n: number }>(
        `select count(*)::int as n from rm.petition where petition_id = any($1::uuid[]) and zone = 'general'`,
        [run.ids],
      ),
    );
    const file = await this.files.get<{ fileName: string; mediaType: string; body: string }>(
      { dataDir: settings.dataDir, runId, keyId: run.keyId },
      RESULT,
    );
    if (file === null || seen[0]?.n !== run.ids.length)
      throw new Rejected('RUN_OUTDATED', null, '文件已过期,或者其中有您现在无权查阅的件;请重新生成。', {
        field: 'runId',
      });
    return { ...file, body: Buffer.from(file.body, 'base64') };
  }

  /** Given up or cleared away: its files and their key go with it. @rejects RUN_UNKNOWN */
  async remove(viewer: Viewer, runId: string): Promise<void> {
    await this.of(viewer, runId);
    await dropRuns(this.parts, 'run_id = $1', [runId]);
  }
}

/** What the fields of a run are bound to. */
export const fieldsAad = (runId: string): string => `paper-run/${runId}/fields`;

const unknown = (): CaseworkRefused => new CaseworkRefused('notFound', 'RUN_UNKNOWN', '没有这一批文书。');

/** @rejects ROLE_MISSING */
export function requireRunner({ roles }: Viewer): void {
  if (!hasAnyRole(roles, ROLES))
    throw new CaseworkRefused(
      'forbidden',
      'ROLE_MISSING',
      '批量出文书由扎口负责人、部领导办理(QP03:批量导出)。',
    );
}

type DroppingParts = Pick<RunDeskParts, 'vault' | 'settings'> & {
  readonly pools: Pick<RunDeskParts['pools'], 'store'>;
};

/** Removes runs with their files and keys. @shape where: a condition of ours, never of a person */
export async function dropRuns(
  { pools, vault, settings }: DroppingParts,
  where: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const { rows } = await pools.store.query<{ runId: string; keyId: string }>(
    `delete from jobs.paper_run where ${where} returning run_id as "runId", key_id as "keyId"`,
    [...values],
  );
  for (const { runId, keyId } of rows) {
    await new RunFiles(vault).drop({ dataDir: settings.dataDir, runId });
    await vault.stock.shred(keyId, '批量文书已清除');
  }
}

/** Removes the runs in which a paper of a petition was made. */
export const dropRunsWith = (parts: DroppingParts, petitionId: string): Promise<void> =>
  dropRuns(parts, 'run_id in (select run_id from jobs.paper_run_item where petition_id = $1)', [petitionId]);
