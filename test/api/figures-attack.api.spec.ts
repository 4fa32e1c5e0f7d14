import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { v7 as uuidv7 } from 'uuid';
import { usesOfOrganisations } from '#casework';
import { addDays } from '#domain';
import { hashRequest } from '#event-store';
import { createAccount } from '#identity';
import { inTransaction } from '#platform';
import { SignedFigures } from '#reports';
import { PASSWORD } from '../support/office.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

/**
 * Attacks on the figures by who may ask for them: a deputy whom an accusation names, beside a colleague of the same rank; the
 * head of a county. Whatever is asked, in whatever order, what comes back must not depend on the accusation against him.
 */
const SIGNED = '2026Q2';
const RUNNING = '2026Q4';
let api: TestApi;
let city: number;
let county: number;
const people = new Map<string, ApiClient>();
const as = (name: string): ApiClient => people.get(name) as ApiClient;

const accuse = (name: string, day: string, backdatingEvidence?: string) =>
  api.office.register(
    {
      receivedOn: day,
      channel: 'visit',
      visitorCount: 7,
      subjects: [
        { subjectId: uuidv7(), role: 'petitioner', name: '吴某举', phone: '13800000002' },
        { subjectId: uuidv7(), role: 'accused', name, unit: '宛州市委组织部', cadreAuthority: 'own' },
      ],
      matters: [
        {
          class: 'accusation',
          categoryCode: '0102',
          purpose: 'accusation',
          summary: '反映某领导卖官',
          points: ['收受财物'],
        },
      ],
      ...(backdatingEvidence === undefined ? {} : { backdatingEvidence }),
    },
    backdatingEvidence === undefined ? day : '2026-11-20',
  );

const freeze = async (period: string, day: string): Promise<void> => {
  const { runtime, staff } = api.office;
  const { store, pools, vault, calendarBook, profiles, statBooks: books } = runtime;
  const uses = (orgIds: readonly number[]) => usesOfOrganisations({ store, pool: pools.store }, orgIds);
  const calendar = () => calendarBook.calendar;
  const parts = { store, pool: pools.store, vault, calendar, profiles, books, uses };
  await new SignedFigures(parts).freeze(
    { orgId: city, period },
    {
      viewer: staff.leader,
      commandId: uuidv7(),
      requestHash: hashRequest({ period }),
      source: 'screen',
      time: { today: day, now: `${day}T02:00:00.000Z` },
    },
  );
};

/** Every question about figures. */
function doors(period: string, knownOn: string, signed = false): string[] {
  const [year] = period.split('Q');
  const scope = `orgId=${city}&period=${period}&asOf=2026-12-31`;
  return [
    `quarter?${scope}`,
    `quarter?${scope}&axis=registered`,
    `quarter?${scope}&knownOn=${knownOn}`,
    `quarter?orgId=${city}&period=${year}&asOf=2026-12-31`,
    `quarter?orgId=${city}&period=2026-04-01..2026-06-30&asOf=2026-12-31`,
    `signals?${scope}`,
    ...['class', 'channel', 'category', 'disposition', 'handler', 'organisation'].map(
      (by) => `breakdown?${scope}&by=${by}`,
    ),
    `breakdown?${scope}&by=class&within=channel:visit`,
    `breakdown?${scope}&by=channel&within=class:accusation`,
    `scores?orgId=${city}&year=${year}`,
    `reconciliation?orgId=${city}&year=${year}`,
    `recorded?orgId=${city}&knownOn=${knownOn}`,
    `report?orgId=${city}&period=${period}&kind=circular`,
    `report?orgId=${city}&period=${period}&kind=quarterAnalysis`,
    ...[
      'total',
      'visit',
      'visitPersons',
      'groupVisit',
      'class:accusation',
      'category:0102',
      'channel:visit',
    ].flatMap((measure) => {
      const ref = encodeURIComponent(`${period}@2026-12-31/org:${city}+/${measure}`);
      return [`members?ref=${ref}`, `explain?ref=${ref}&printedOn=${addDays(knownOn, 1)}`];
    }),
    ...(signed
      ? [`restatements?orgId=${city}&period=${period}`, `snapshot?orgId=${city}&period=${period}`]
      : []),
  ];
}
const answers = async (
  who: string,
  period: string,
  knownOn: string,
  signed = false,
): Promise<Map<string, string>> => {
  const seen = new Map<string, string>();
  for (const door of doors(period, knownOn, signed)) {
    const { status, text } = await as(who).get(`/api/statistics/${door}`);
    expect([door, status, status === 200 ? '' : text]).toEqual([door, 200, '']);
    seen.set(door, text);
  }
  return seen;
};
/** The doors at which two people or two moments differ. */
const different = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...one].flatMap(([door, text]) => (other.get(door) === text ? [] : [door]));

beforeAll(async () => {
  api = await openTestApi();
  ({ orgId: city, countyId: county } = api.office);
  await inTransaction(api.office.db.pools.store, (client) =>
    createAccount(
      client,
      {
        login: 'colleague',
        displayName: '另一副部长',
        orgId: city,
        roles: ['deputyLeader'],
        password: PASSWORD,
        mustChangePassword: false,
      },
      null,
    ),
  );
  for (const name of ['deputy', 'colleague', 'windowHead', 'county'])
    people.set(name, await api.signInAs(name));
  for (const day of ['2026-04-06', '2026-05-11', '2026-10-12', '2026-11-02'])
    await api.office.register({ receivedOn: day }, day);
  await api.office.register({ receivedOn: '2026-05-12', channel: 'visit', visitorCount: 6 }, '2026-05-12');
}, 300_000);
afterAll(() => api?.close(), 120_000);

describe('an accused deputy beside a colleague who is not accused', () => {
  it('before figures with it are signed: every answer is what it was before the accusation', async () => {
    const before = await answers('deputy', SIGNED, '2026-06-30');
    const others = await answers('colleague', SIGNED, '2026-06-30');
    expect(different(before, others)).toEqual([]);
    await accuse('员工deputy', '2026-05-20');
    const after = await answers('deputy', SIGNED, '2026-06-30');
    expect(different(before, after)).toEqual([]);
    // and it is counted for those whom it does not accuse
    expect(different(others, await answers('colleague', SIGNED, '2026-06-30')).length).toBeGreaterThan(10);
  }, 240_000);

  it('once they are signed: every answer is his colleague’s, so that nothing can be subtracted', async () => {
    await freeze(SIGNED, '2026-07-20');
    const [his, hers] = [
      await answers('deputy', SIGNED, '2026-07-31', true),
      await answers('colleague', SIGNED, '2026-07-31', true),
    ];
    expect(different(hers, his)).toEqual([]);
    // a late one, of the signed quarter
    await accuse('员工deputy', '2026-06-10', '收文簿2026-99');
    expect(
      different(
        await answers('colleague', SIGNED, '2026-11-30', true),
        await answers('deputy', SIGNED, '2026-11-30', true),
      ),
    ).toEqual([]);
  }, 240_000);

  it('of a running quarter after an older one was signed: nothing again, also in the year and its reconciliation', async () => {
    const before = await answers('deputy', RUNNING, '2026-11-30');
    await accuse('员工deputy', '2026-11-09');
    expect(different(before, await answers('deputy', RUNNING, '2026-11-30'))).toEqual([]);
  }, 240_000);

  it('a colleague’s draft tells him nothing before the freeze: neither its words, its file nor what he may do with it', async () => {
    const circular = { orgId: city, period: RUNNING, kind: 'circular' };
    const act = (who: string, name: string, body: object = {}) =>
      as(who).post(
        `/api/statistics/report/${name}`,
        { ...circular, ...body },
        { 'idempotency-key': uuidv7() },
      );
    const at = `orgId=${city}&period=${RUNNING}&kind=circular`;
    const words = async (who: string) => (await as(who).get(`/api/statistics/report?${at}`)).body;
    const paper = async (who: string) => {
      const answer = await fetch(`${api.url}/api/statistics/report/docx?${at}`, {
        headers: { cookie: as(who).cookie ?? '' },
      });
      const docx = new PizZip(Buffer.from(await answer.arrayBuffer()));
      return docx.file('word/document.xml')?.asText() ?? '';
    };
    const [own, ownPaper] = [(await words('deputy')).text, await paper('deputy')];
    const text = (await words('colleague')).text;
    expect(text).not.toEqual(own);
    const written = {
      ...text,
      sections: text.sections.map((section: { heading: string }, index: number) =>
        index > 0 ? section : { ...section, paragraphs: ['其中一件反映某副部长。'] },
      ),
    };
    expect((await act('colleague', 'draft', { text: written, version: 0 })).status).toBe(200);
    expect(await words('colleague')).toMatchObject({ heldBack: false, text: written });
    expect(await words('deputy')).toMatchObject({ heldBack: true, text: own, report: { version: 1 } });
    expect(await paper('deputy')).toBe(ownPaper);
    // the same for whom nothing accuses: that a draft is held back tells nothing either
    expect(await words('windowHead')).toMatchObject({ heldBack: true, text });
    for (const who of ['deputy', 'windowHead'])
      for (const given of [own, null])
        expect((await act(who, 'draft', { text: given, version: 1 })).body.code).toBe(
          'REPORT_DRAFT_OF_ANOTHER',
        );
    for (const who of ['deputy', 'windowHead', 'colleague'])
      expect((await act(who, 'submit')).body.code).toBe('REPORT_NOT_FROZEN');
  }, 240_000);

  it('the year of his reconciliation is the year of his page', async () => {
    for (const who of ['deputy', 'colleague']) {
      const { body } = await as(who).get(`/api/statistics/reconciliation?orgId=${city}&year=2026`);
      const year = body.lines.find(({ key }: { key: string }) => key === 'I-01').year;
      const page = await as(who).get(`/api/statistics/quarter?orgId=${city}&period=2026`);
      expect([who, year]).toEqual([who, page.body.total.current]);
    }
  });

  it('nor does he find it by opening, by searching or by the list of then', async () => {
    const { body: list } = await as('deputy').get('/api/petitions?class=accusation&limit=50');
    expect(list.items).toEqual([]);
    const shown = await as('deputy').get(`/api/statistics/recorded?orgId=${city}&knownOn=2026-11-30`);
    expect(shown.text).not.toContain('accusation');
  });
});

describe('the head of a county', () => {
  it('sees his county alone: neither the city’s figures, members, prints, papers nor their shadows', async () => {
    const wrong: string[] = [];
    for (const door of doors(SIGNED, '2026-07-31', true)) {
      const { status, text } = await as('county').get(`/api/statistics/${door}`);
      if (status !== 403) wrong.push(`${door}: ${status} ${text.slice(0, 100)}`);
    }
    expect(wrong).toEqual([]);
  });
  it('an accusation in the city moves nothing of what he may ask for', async () => {
    const own = async (): Promise<string[]> => {
      const all: string[] = [];
      for (const door of doors(RUNNING, '2026-11-30')) {
        const path = door
          .replaceAll(`orgId=${city}`, `orgId=${county}`)
          .replaceAll(encodeURIComponent(`org:${city}+`), encodeURIComponent(`org:${county}`));
        all.push((await as('county').get(`/api/statistics/${path}`)).text);
      }
      return all;
    };
    const before = await own();
    expect(before.some((text) => text.includes('"current"'))).toBe(true);
    await accuse('某县书记', '2026-11-16');
    expect(await own()).toEqual(before);
  }, 120_000);
  it('the paper for the counties is the same with and without accusations, in every word and cell', async () => {
    const paper = async () => {
      const { body } = await as('windowHead').get(
        `/api/statistics/report?orgId=${city}&period=${RUNNING}&kind=circularForCounties`,
      );
      return JSON.stringify(body.text);
    };
    const before = await paper();
    await accuse('另一书记', '2026-11-17');
    expect(await paper()).toBe(before);
  });
});
