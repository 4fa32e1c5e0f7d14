import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createLogger } from '#platform';
import { accusationBody, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

/** Words that occur nowhere else, one for each place where somebody may type. */
const CANARY = {
  name: '甲金丝雀',
  phone: '13912345678',
  idNo: '411303198001010016',
  address: '金丝雀村金丝雀组',
  unit: '金丝雀公司',
  title: '金丝雀标题',
  content: '金丝雀正文',
  summary: '金丝雀摘要',
  point: '金丝雀要点',
  place: '金丝雀广场',
  proposal: '金丝雀拟办',
  note: '金丝雀笔录',
  evidence: '金丝雀证据',
  route: '金丝雀告知',
  reason: '金丝雀理由',
  accused: '乙金丝雀',
  search: '金丝雀查找',
  broken: '金丝雀坏正文',
  login: 'jinsique-login',
  password: 'Jinsique-mima-2026',
};

let api: TestApi;
let day: string;
let logged = '';
const stream = new Writable({
  write(chunk: Buffer, _, done) {
    logged += chunk.toString('utf8');
    done();
  },
});
const people: Record<string, ApiClient> = {};
const as = (login: string): ApiClient => {
  const client = people[login];
  if (!client) throw new Error(login);
  return client;
};

const approvedBy = (who: 'windowHead' | 'leader') => ({
  signerId: api.office.staff[who].accountId,
  capacity: api.office.staff[who].roles[0],
  signedOn: day,
  onPaper: who !== 'windowHead',
});

/** Sends a command with the version that is there now. */
async function command(login: string, petitionId: string, name: string, body: unknown): Promise<void> {
  const { rows } = await api.office.db.pools.owner.query<{ v: number }>(
    'select version as v from rm.petition where petition_id = $1',
    [petitionId],
  );
  const answer = await as(login).command(petitionId, name, { body, version: rows[0]?.v ?? 1 });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
}

beforeAll(async () => {
  api = await openTestApi({ log: createLogger({ level: 'trace', name: 'api' }, stream) });
  for (const login of ['reception', 'windowHead', 'handler', 'admin'])
    people[login] = await api.signInAs(login);
  day = (await as('reception').get('/api/session')).body.today;
}, 240_000);
afterAll(() => api.close(), 30_000);

describe('canaries (S13, S19)', () => {
  it('go the whole way in: registered, handled, searched, refused, failed', async () => {
    const [matter] = letterBody(day).matters;
    const typed = {
      subjects: [
        {
          role: 'petitioner',
          name: CANARY.name,
          phone: CANARY.phone,
          idNo: CANARY.idNo,
          address: CANARY.address,
          unit: CANARY.unit,
        },
      ],
      matters: [{ ...matter, summary: CANARY.summary, points: [CANARY.point] }],
      title: CANARY.title,
      content: `${CANARY.content},请求补发津贴并说明理由。`,
      place: CANARY.place,
    };
    const registered = await as('reception').post('/api/petitions', letterBody(day, typed));
    expect([registered.status, registered.text]).toEqual([201, expect.any(String)]);
    const { petitionId, queryCode } = registered.body;
    CODES.push(queryCode);
    const accusation = accusationBody(day);
    const accused = { ...accusation.subjects[1], name: CANARY.accused, unit: CANARY.unit };
    const report = await as('reception').post('/api/petitions', {
      ...accusation,
      subjects: [{ ...accusation.subjects[0], name: CANARY.name }, accused],
      title: CANARY.title,
      content: `${CANARY.content},反映收受财物。`,
    });
    expect([report.status, report.text]).toEqual([201, expect.any(String)]);
    await command('windowHead', petitionId, 'triage', {
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: CANARY.proposal,
      reason: CANARY.reason,
      approval: approvedBy('windowHead'),
    });
    await command('windowHead', petitionId, 'designate-handler', {
      handlerId: api.office.staff.handler.accountId,
      reason: CANARY.reason,
      approval: approvedBy('windowHead'),
    });
    await command('handler', petitionId, 'accept', { acceptedOn: day });
    await command('handler', petitionId, 'notify', {
      kind: 'acceptanceNotice',
      method: 'posted',
      issuedOn: day,
      addressee: CANARY.name,
      route: CANARY.route,
    });
    await command('handler', petitionId, 'add-note', {
      kind: 'evidence',
      occurredOn: day,
      text: CANARY.note,
      evidenceTitle: CANARY.evidence,
    });
    await command('windowHead', petitionId, 'correct', {
      changes: {},
      title: `${CANARY.title}改`,
      reason: CANARY.reason,
    });
    await api.indexed();
    // what is looked for, what is read, what is refused
    const found = await as('reception').get(`/api/petitions?q=${encodeURIComponent(CANARY.name)}`);
    expect(found.body.items.map((each: { petitionId: string }) => each.petitionId)).toContain(petitionId);
    await as('reception').get(`/api/petitions?q=${encodeURIComponent(CANARY.search)}`);
    await as('reception').post('/api/petitions/preview', {
      name: CANARY.name,
      phone: CANARY.phone,
      text: typed.content,
    });
    const seen = await as('handler').get(`/api/petitions/${petitionId}`);
    for (const canary of [CANARY.name, CANARY.content, CANARY.note]) expect(seen.text).toContain(canary);
    const raw = await as('handler').get(`/api/petitions/${petitionId}/events/1`);
    expect(raw.status).toBe(200);
    for (const canary of Object.values(CANARY)) expect(raw.text).not.toContain(canary);
    expect(
      (await as('windowHead').get(`/api/petitions/${petitionId}/print/acceptanceNotice`)).text,
    ).toContain(CANARY.route);
    await as('reception').send('POST', '/api/petitions', { raw: `{"title":"${CANARY.broken}` });
    await as('reception').post(
      '/api/petitions',
      letterBody(day, { title: CANARY.title, receivedOn: '2027-02-30' }),
    );
    await api.anonymous.post('/api/session', { login: CANARY.login, password: CANARY.password });
    await as('reception').get(`/api/nothing/${encodeURIComponent(CANARY.name)}`);
  });

  it('and even a fault of the database in the middle says nothing of them', async () => {
    await api.office.db.pools.owner.query(
      `create function public.planted() returns trigger language plpgsql as $$
       begin raise exception using errcode = 'P0001', message = 'planted: ' || new.data::text, detail = new::text; end $$;
       create trigger planted before insert on rm.petition for each row execute function public.planted()`,
    );
    try {
      const body = letterBody(day, {
        title: CANARY.title,
        subjects: [{ role: 'petitioner', name: CANARY.name }],
      });
      const failed = await as('reception').post('/api/petitions', body);
      expect(failed.status).toBe(500);
      for (const canary of Object.values(CANARY)) expect(failed.text).not.toContain(canary);
    } finally {
      await api.office.db.pools.owner.query(
        'drop trigger planted on rm.petition; drop function public.planted()',
      );
    }
  });

  it('are in no column of any table of either database, in no encoding', async () => {
    // a control, or a search that cannot find anything would pass
    await api.office.db.pools.owner.query(
      `create table public.control as select convert_to($1, 'UTF8') as bytes`,
      [CONTROL],
    );
    const found: string[] = [];
    let tables = 0;
    let rowsRead = 0;
    for (const connectionString of [api.office.db.ownerUrl, api.office.db.keysUrl]) {
      const client = new pg.Client({ connectionString });
      await client.connect();
      try {
        const { rows } = await client.query<{ name: string }>(
          `select format('%I.%I', schemaname, tablename) as name from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')`,
        );
        for (const { name } of rows) {
          tables += 1;
          await client.query(`set bytea_output = 'escape'`);
          const dump = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
          rowsRead += dump.rows.length;
          for (const { row } of dump.rows) {
            const plain = unescaped(row);
            for (const [what, canary] of wanted())
              if (shapesOf(canary).some((shape) => plain.includes(shape))) found.push(`${name}: ${what}`);
          }
        }
      } finally {
        await client.end();
      }
    }
    expect(found).toEqual(['public.control: control']);
    expect(tables).toBeGreaterThan(20);
    expect(rowsRead).toBeGreaterThan(50);
  });

  it('are in no line of the log, though something was logged', () => {
    expect(logged).toMatch(/"level":"error"/);
    for (const [what, canary] of wanted())
      expect([what, shapesOf(canary).some((shape) => logged.includes(shape))]).toEqual([what, false]);
    // no token either
    for (const { cookie } of Object.values(people))
      expect(logged).not.toContain(cookie?.split('=')[1] ?? '?');
  });
});

/** Query codes given out: only their HMAC is kept. */
const CODES: string[] = [];
const CONTROL = '对照之词';

const wanted = (): [string, string][] => [
  ...Object.entries(CANARY),
  ['control', CONTROL],
  ...CODES.map((code): [string, string] => ['code', code]),
];

/** As it is, as JSON would escape it, in base64 and in hexadecimal. */
const shapesOf = (text: string): string[] => {
  const bytes = Buffer.from(text, 'utf8');
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    bytes.toString('base64').replace(/=+$/, '').slice(0, -1),
    bytes.toString('hex'),
    bytes.toString('latin1'),
    encodeURIComponent(text),
  ].filter((shape) => shape.length >= 6 || shape === text);
};

/** bytea in the escape format: the bytes as characters of Latin-1, so that UTF-8 in a blob is seen. */
const unescaped = (row: string): string =>
  `${row}\n${row.replace(/\\+([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))}`;
