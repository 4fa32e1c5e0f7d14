import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { hasPdf, pagesIn } from '#documents';
import { createLogger } from '#platform';
import { v7 as uuidv7 } from 'uuid';
import { queryCodeMac } from '#casework';
import { hashRequest } from '#event-store';
import { letterOf, openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { ACCUSING, triagedLetter } from '../../../../test/support/paper-road.js';
import { PaperDesk } from '../paper-desk.js';
import { PaperRuns, type RunRequest } from './paper-runs.js';
import { workOnRuns } from './work-on-runs.js';

let office: TestOffice;
let runs: PaperRuns;
beforeAll(async () => {
  office = await openTestOffice();
  runs = new PaperRuns(office.runtime);
}, 240_000);
afterAll(() => office.close());

const FIELDS = { route: '由承办处室调查核实后书面答复' };
const request = (petitionIds: string[], change: Partial<RunRequest> = {}): RunRequest => ({
  code: 'D04',
  form: 'docx',
  drafting: false,
  fields: FIELDS,
  petitionIds,
  ...change,
});
const work = (stopping: () => boolean = () => false) =>
  workOnRuns({ ...office.runtime, log: createLogger({ level: 'silent' }) }, stopping);

const triaged = (): Promise<string> => triagedLetter(office);

const xmlIn = (zip: PizZip): string[] =>
  Object.values(zip.files).map(
    (file) => new PizZip(file.asUint8Array()).file('word/document.xml')?.asText() ?? '',
  );

describe('papers of many petitions in one run (§5)', () => {
  it('gives one zip of what the rules allow, and says of the rest why not', async () => {
    const [one, two] = [await triaged(), await triaged()];
    const { petitionId: accusation } = await office.register(ACCUSING, '2026-03-02');
    const { runId } = await runs.start(office.staff.windowHead, request([one, accusation, two]));
    await work();
    const state = await runs.of(office.staff.windowHead, runId);
    expect(state).toMatchObject({ status: 'done', total: 3, made: 2, leftCount: 1 });
    expect(state.left).toMatchObject([
      { petitionId: accusation, displayNo: expect.stringMatching(/^宛组信密〔2026〕/u) },
    ]);
    const { body, fileName } = await runs.file(office.staff.windowHead, runId);
    expect(fileName).toBe('受理告知书-2件.zip');
    const texts = xmlIn(new PizZip(body));
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text.replace(/<[^>]+>/gu, '')).toContain('周某山');
  });

  it('keeps drafts once, however often the run comes by; a paper on its road is given as it stands', async () => {
    const petitionId = await triaged();
    const desk = new PaperDesk(office.runtime);
    const drafts = async () =>
      (await desk.open(office.staff.windowHead, petitionId)).opened.state.papers.map(({ draft }) => draft);
    const first = await runs.start(office.staff.windowHead, request([petitionId], { drafting: true }));
    await work();
    expect((await runs.of(office.staff.windowHead, first.runId)).left).toEqual([]);
    expect(await drafts()).toEqual([1]);
    await runs.start(office.staff.windowHead, request([petitionId], { drafting: true }));
    await work();
    expect(await drafts()).toEqual([1]);
  });

  it('goes on where it was broken off, and loses none', async () => {
    const petitionId = await triaged();
    // more than one stack, without thirty petitions: the same one may not be asked twice
    const many = await Promise.all(Array.from({ length: 27 }, () => triaged()));
    const { runId } = await runs.start(office.staff.windowHead, request([petitionId, ...many]));
    let asked = 0;
    // before the claim, before the first stack; then told to stop
    await work(() => (asked += 1) > 2);
    const broken = await runs.of(office.staff.windowHead, runId);
    expect(broken).toMatchObject({ status: 'waiting', made: 25 });
    await work();
    expect(await runs.of(office.staff.windowHead, runId)).toMatchObject({ status: 'done', made: 28 });
    const zip = new PizZip((await runs.file(office.staff.windowHead, runId)).body);
    expect(Object.keys(zip.files)).toHaveLength(28);
  }, 60_000);

  it('is taken over when whoever worked on it was killed', async () => {
    const { runId } = await runs.start(office.staff.windowHead, request([await triaged()]));
    await office.db.pools.owner.query(
      `update jobs.paper_run set status = 'running', holder = gen_random_uuid(),
         held_until = clock_timestamp() - interval '1 second' where run_id = $1`,
      [runId],
    );
    await work();
    expect(await runs.of(office.staff.windowHead, runId)).toMatchObject({ status: 'done', made: 1 });
  });

  it('lies sealed on the disk, and goes with its key when it is cleared away', async () => {
    const { runId } = await runs.start(office.staff.windowHead, request([await triaged()]));
    await work();
    const folder = join(office.runtime.settings.dataDir, 'paper-runs', runId);
    expect(readdirSync(folder)).toEqual(['result']);
    expect(readFileSync(join(folder, 'result')).includes('受理')).toBe(false);
    await runs.remove(office.staff.windowHead, runId);
    expect(existsSync(folder)).toBe(false);
    await expect(runs.of(office.staff.windowHead, runId)).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
  });

  it('is for whoever started it, with the rights that he has when it is fetched', async () => {
    const petitionId = await triaged();
    const { runId } = await runs.start(office.staff.windowHead, request([petitionId]));
    await expect(runs.file(office.staff.windowHead, runId)).rejects.toMatchObject({ code: 'RUN_NOT_DONE' });
    await work();
    await expect(runs.file(office.staff.leader, runId)).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
    await office.db.pools.owner.query(`update rm.petition set zone = 'sealed' where petition_id = $1`, [
      petitionId,
    ]);
    await expect(runs.file(office.staff.windowHead, runId)).rejects.toMatchObject({ code: 'RUN_OUTDATED' });
    await expect(runs.start(office.staff.handler, request([petitionId]))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(runs.start(office.staff.windowHead, request([]))).rejects.toMatchObject({
      code: 'RUN_EMPTY',
    });
    await expect(
      runs.start(office.staff.windowHead, request([petitionId], { code: 'D36' })),
    ).rejects.toMatchObject({ code: 'DOCUMENT_OF_OFFICE' });
  });

  it('leaves out what its owner may not see', async () => {
    const petitionId = await triaged();
    const { runId } = await runs.start(office.county, request([petitionId]));
    await work();
    const state = await runs.of(office.county, runId);
    expect(state).toMatchObject({ status: 'done', made: 0, leftCount: 1 });
    expect(state.left).toMatchObject([{ displayNo: null, reason: '未找到该信访件。' }]);
  });

  it('takes who each paper is for from his own petition, and leaves to another organ what is its own', async () => {
    const petitionId = await triaged();
    const named = request([petitionId], { fields: { ...FIELDS, addressee: '张三' } });
    await expect(runs.start(office.staff.windowHead, named)).rejects.toMatchObject({
      code: 'RUN_FIELD_PERSONAL',
    });
    const { petitionId: below } = await office.runtime.casework.arrive(
      letterOf({ queryCodeMac: queryCodeMac(office.runtime.vault, 'TEST') }) as never,
      {
        viewer: office.county,
        commandId: uuidv7(),
        requestHash: hashRequest({ below: true }),
        source: 'screen',
        time: { today: '2026-03-02', now: '2026-03-02T02:00:00.000Z' },
      },
    );
    const { runId } = await runs.start(office.staff.windowHead, request([petitionId, below]));
    await work();
    const { made, left } = await runs.of(office.staff.windowHead, runId);
    expect({ made, left }).toMatchObject({
      made: 1,
      left: [{ petitionId: below, reason: expect.stringContaining('下级机关') }],
    });
  });

  it('binds one PDF of all, or says that there is no LibreOffice', async () => {
    const ids = [await triaged(), await triaged()];
    const start = () => runs.start(office.staff.windowHead, request(ids, { form: 'pdf' }));
    if (!hasPdf()) {
      await expect(start()).rejects.toMatchObject({ code: 'PDF_NOT_AVAILABLE' });
      return;
    }
    const { runId } = await start();
    await work();
    const { body, mediaType } = await runs.file(office.staff.windowHead, runId);
    expect(mediaType).toBe('application/pdf');
    expect(await pagesIn(body)).toBeGreaterThanOrEqual(2);
  }, 180_000);
});
