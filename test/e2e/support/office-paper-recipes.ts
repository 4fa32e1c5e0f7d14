/** What issues, hands over and keeps each paper that belongs to no petition: the affair or the book of its business. */
import { type RegisterCode, TO_BE_WRITTEN } from '#domain';
import { createOrganisation } from '#identity';
import { inTransaction } from '#platform';
import type { OfficeCode } from '../../../libs/documents/src/compose/composer.js';
import { SAMPLES } from '../../../libs/documents/src/testing/every-paper-samples.js';
import type { ApiAnswer, ApiClient } from '../../support/api.js';
import { randomUUID } from 'node:crypto';
import type { StaffName, TestOffice } from '../../support/office.js';
import type { Stories } from './paper-stories.js';

type Scene = { as: (who: StaffName) => ApiClient; office: TestOffice; day: string; stories: Stories };

/** @shape book: the register in which it stands afterwards; act: its road, gives words of its line there */
type OfficeRecipe = {
  typed: Record<string, string>;
  book: RegisterCode | null;
  act: (scene: Scene) => Promise<string>;
};

const ok = (answer: ApiAnswer): ApiAnswer => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};

/** Opens an affair and takes it on, step by step; each by its person. */
async function affair(
  { as }: Scene,
  path: string,
  [opening, ...steps]: readonly [who: StaffName, name: string, body: Record<string, unknown>][],
): Promise<string> {
  if (opening === undefined) throw new Error('nothing opens it');
  const [who, name, body] = opening;
  const begun = ok(await as(who).post(`/api/${path}/${name}`, body, { 'idempotency-key': randomUUID() }));
  const id = String(begun.body.affairId);
  let { version } = begun.body as { version: number };
  for (const [by, next, said] of steps) {
    const answer = await as(by).post(`/api/${path}/${id}/${next}`, said, {
      'if-match': `"${version}"`,
      'idempotency-key': randomUUID(),
    });
    ({ version } = ok(answer).body as { version: number });
  }
  return id;
}

const stat = async ({ as }: Scene, who: StaffName, name: string, body: Record<string, unknown>) =>
  ok(await as(who).post(`/api/statistics/${name}`, body, { 'idempotency-key': randomUUID() }));

/** A report of a period: frozen, drafted by one, signed by another; its file is asked for. */
async function report(scene: Scene, kind: string, period: string): Promise<string> {
  const at = { orgId: scene.office.orgId, period, kind };
  const { orgId } = at;
  const frozen = await scene
    .as('leader')
    .post('/api/statistics/freeze', { orgId, period }, { 'idempotency-key': randomUUID() });
  if (frozen.body.code !== 'STAT_ALREADY_FROZEN') ok(frozen);
  const query = new URLSearchParams({ orgId: String(orgId), period, kind }).toString();
  const { text } = ok(await scene.as('windowHead').get(`/api/statistics/report?${query}`)).body as {
    text: { title: string; sections: { heading: string; paragraphs: string[] }[] };
  };
  // what only a person can write has to be written before it is sent on (O-68)
  const sections = text.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((line) => (line === TO_BE_WRITTEN ? '已研究。' : line)),
  }));
  await stat(scene, 'windowHead', 'report/draft', { ...at, text: { ...text, sections } });
  await stat(scene, 'windowHead', 'report/submit', at);
  const { body } = await stat(scene, 'leader', 'report/sign', at);
  const signed = (body.reports as { kind: string; status: string }[]).find((one) => one.kind === kind);
  if (signed?.status !== 'signed') throw new Error(`${kind} is not signed: ${JSON.stringify(body)}`);
  return kind;
}

const typedOf = (code: OfficeCode): Record<string, string> => SAMPLES[code].typed ?? {};

export const OFFICE_RECIPES: Readonly<Record<OfficeCode, OfficeRecipe>> = {
  D33: {
    typed: typedOf('D33'),
    book: 'L14',
    act: async (scene) => {
      const title = '基层反映退休待遇核定环节应予规范';
      await affair(scene, 'bulletins', [
        ['reception', 'draft', { itemType: 'trend', title, body: '近期来信来访中,反映核定环节的增多。' }],
        ['examiner', 'check-desensitised', { passed: true, note: '已逐句核过。' }],
        ['reception', 'submit', { level: 'province', to: '中共河南省委组织部' }],
      ]);
      return title;
    },
  },
  D34: {
    typed: typedOf('D34'),
    book: 'L22',
    act: async (scene) => {
      const title = '市委大门外三十人聚集';
      const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      await affair(scene, 'incidents', [
        [
          'reception',
          'learn',
          {
            learntFrom: 'media',
            learntAt: at(5),
            happenedAt: at(60),
            targetOrgId: scene.office.countyId,
            title,
            place: '市委大门外',
            summary: '退休人员约三十人反映待遇补发。',
          },
        ],
        [
          'windowHead',
          'match-report',
          { reported: true, discoveredAt: at(55), reportedAt: at(40), note: '首报在时限内。' },
        ],
      ]);
      return title;
    },
  },
  D35: {
    typed: typedOf('D35'),
    book: null,
    act: (scene) => report(scene, 'quarterAnalysis', `${scene.day.slice(0, 4)}Q1`),
  },
  D36: {
    typed: typedOf('D36'),
    book: null,
    act: (scene) => report(scene, 'circular', `${scene.day.slice(0, 4)}Q1`),
  },
  D44: {
    typed: typedOf('D44'),
    book: 'L23',
    act: async (scene) => {
      const { reception, deputy, handler } = scene.office.staff;
      await affair(scene, 'duty-shifts', [
        [
          'windowHead',
          'plan',
          {
            on: scene.day,
            shift: 'day',
            officerId: reception.accountId,
            leaderId: deputy.accountId,
            phone: '0377-60000000',
          },
        ],
        ['reception', 'hand-over', { toId: handler.accountId, pending: '一件来访待续报', urgentCount: 0 }],
        ['handler', 'take-over', {}],
      ]);
      return '0377-60000000';
    },
  },
  D45: {
    typed: typedOf('D45'),
    book: 'L21',
    act: async (scene) => {
      const { handler, second, windowHead } = scene.office.staff;
      const id = await scene.stories.handled();
      await affair(scene, 'handovers', [
        [
          'handler',
          'list',
          {
            fromId: handler.accountId,
            toId: second.accountId,
            supervisorId: windowHead.accountId,
            reason: '调离',
            petitionIds: [id],
            clocks: '办理期限未到',
            fileCount: 1,
            lentOutCount: 0,
            things: '无',
          },
        ],
        ['handler', 'sign', {}],
        ['second', 'sign', {}],
        ['windowHead', 'sign', {}],
      ]);
      return '员工second';
    },
  },
  D46: {
    typed: typedOf('D46'),
    book: 'L27',
    act: async (scene) => {
      await affair(scene, 'takeovers', [
        [
          'windowHead',
          'begin',
          {
            title: '来信登记簿接管',
            startedOn: scene.day,
            paperCount: 0,
            handedOverBy: '孙某强',
            receiverId: scene.office.staff.windowHead.accountId,
          },
        ],
        ['windowHead', 'set-book', { year: Number(scene.day.slice(0, 4)), book: 'visit', paperLast: 40 }],
        ['windowHead', 'sign', {}],
      ]);
      return '移交 孙某强';
    },
  },
  D47: {
    typed: typedOf('D47'),
    book: 'L28',
    act: async (scene) => {
      // a county that keeps paper books: nobody there has an account
      const unit = await inTransaction(scene.office.db.pools.store, (client) =>
        createOrganisation(client, {
          parentId: scene.office.orgId,
          code: '411399Z',
          shortCode: '卧组',
          name: '卧龙区委组织部',
          level: 'county',
        }),
      );
      const at = { orgId: unit.id, period: `${scene.day.slice(0, 4)}Q1` };
      await stat(scene, 'windowHead', 'returns', {
        ...at,
        zeroReport: true,
        figures: [],
        reportedOn: scene.day,
        reporter: '钱某',
      });
      await stat(scene, 'leader', 'returns/accept', at);
      return '卧龙区委组织部';
    },
  },
  D48: {
    typed: typedOf('D48'),
    book: null,
    act: async (scene) => {
      const period = `${scene.day.slice(0, 4)}Q2`;
      await report(scene, 'circular', period);
      const at = { orgId: scene.office.orgId, period, kind: 'circular' };
      await stat(scene, 'leader', 'report/correct', {
        ...at,
        figures: [{ key: '按期办结率', was: '93.3%', is: '94.1%' }],
        reason: '一件的办结日录入有误。',
      });
      const query = `period=${period}&kind=circular&correction=1`;
      const notice = await scene.as('leader').get(`/api/statistics/report/docx?${query}`);
      if (notice.status !== 200) throw new Error(notice.text);
      return '更正';
    },
  },
};
