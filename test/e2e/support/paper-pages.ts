/** What people do with papers on the page of a case: a button, its form, and the answer of the server. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import type { Seat } from './browser.js';
import { openCase, pick } from './case-page.js';
import { ask, registerOver, STAFF, type StaffName } from './office.js';

/** One grey dot, as a scanner that saw nothing gives it. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

type Paper = { code: string; status: string; docNo: string | null; steps: string[]; title: string };
type Papers = { papers: Paper[]; pieces: { title: string }[]; scans: { ofZh: string; signer: string }[] };

/** What a form is filled with. */
export type Fill = (form: Locator) => Promise<void>;
const nothing: Fill = async () => undefined;

/** People at their windows, who they are, and the day of the program. */
export type Room = { seats: Record<StaffName, Seat>; ids: Record<string, string>; today: string };

const APPEAL = { class: 'appeal', appealKind: 'item6', categoryCode: '0801', purpose: 'claim' };
const ACCUSATION = { class: 'accusation', categoryCode: '0102', purpose: 'accusation' };
const SUGGESTION = { class: 'suggestion', categoryCode: '1101', purpose: 'opinion' };
export const MATTERS = { APPEAL, ACCUSATION, SUGGESTION } as const;

const ACCUSED = {
  role: 'accused',
  name: '司徒有权',
  unit: '平皋县某局',
  post: '局长',
  cadreAuthority: 'subordinate',
};

/** Commands over HTTP, for what comes before the paper; the paper itself is clicked. */
export function casesOf(room: Room) {
  const approval = (who: StaffName = 'deputy') => ({
    signerId: room.ids[who],
    capacity: who === 'leader' ? 'leader' : 'deputyLeader',
    signedOn: room.today,
    onPaper: true,
  });
  async function command(
    petitionId: string,
    name: string,
    body: Record<string, unknown>,
    who: StaffName = 'windowHead',
  ): Promise<void> {
    const { page } = room.seats[who];
    const { version } = await ask<{ version: number }>(page, `/api/petitions/${petitionId}`);
    const answer = await page.request.post(`/api/petitions/${petitionId}/${name}`, {
      data: body,
      headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`);
  }
  async function registered(
    matter: Record<string, unknown>,
    triage: Record<string, unknown> = {},
  ): Promise<string> {
    const { petitionId } = await registerOver(room.seats.reception.page, {
      channel: 'letter',
      origin: 'direct',
      receivedOn: room.today,
      anonymity: 'realName',
      petitionerType: 'citizen',
      title: '反映有关事项',
      content: '来信反映有关事项,请求依规办理并答复。',
      subjects: [
        { role: 'petitioner', name: '欧阳无忌', phone: '19900005678', address: '宛州市淯阳街道滨河路9号' },
        ...(matter['class'] === 'accusation' ? [ACCUSED] : []),
      ],
      matters: [{ summary: '反映有关事项', points: ['请求答复'], ...matter }],
    });
    await command(petitionId, 'triage', {
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: matter['class'],
      categoryCode: matter['categoryCode'],
      ...(matter['appealKind'] === undefined ? {} : { appealKind: matter['appealKind'] }),
      proposal: '拟由本机关办理',
      approval: approval(),
      ...triage,
    });
    return petitionId;
  }
  /** With a handler; of an accusation with those besides him who may know of it. */
  async function handled(matter: Record<string, unknown>, triage: Record<string, unknown> = {}) {
    const petitionId = await registered(matter, triage);
    await command(petitionId, 'designate-handler', {
      handlerId: room.ids['handler'],
      ...(matter === ACCUSATION
        ? {
            coHandlerIds: [room.ids['otherHandler']].filter(Boolean),
            needToKnow: [room.ids['deputy'], room.ids['examiner']].filter(Boolean),
          }
        : {}),
      approval: approval(),
    });
    return petitionId;
  }
  /** Accepted, looked into by two, and reported: the result lies before the examiner. */
  async function reported(matter: Record<string, unknown>, triage: Record<string, unknown> = {}) {
    const petitionId = await handled(matter, triage);
    const { ids, today } = room;
    await command(petitionId, 'accept', { acceptedOn: today }, 'handler');
    await command(
      petitionId,
      'notify',
      {
        kind: 'acceptanceNotice',
        method: 'handed',
        issuedOn: today,
        addressee: '欧阳无忌',
        route: '由本机关办理,在规定期限内书面答复。',
      },
      'windowHead',
    );
    for (const kind of ['documentCheck', matter === ACCUSATION ? 'talk' : 'statement'])
      await command(
        petitionId,
        'add-note',
        {
          kind,
          occurredOn: today,
          staffIds: [ids['handler'], ids['otherHandler']],
          externalStaffCount: 0,
          text: '调阅有关材料,听取有关人员说明。',
          evidenceTitle: '材料复印件',
        },
        'handler',
      );
    await resultSubmitted(petitionId, matter);
    return petitionId;
  }
  /** 报结果, on the notes that are there. */
  async function resultSubmitted(petitionId: string, matter: Record<string, unknown>): Promise<void> {
    const { ids, today } = room;
    const { notes } = await ask<{ notes: { noteId: string }[] }>(
      room.seats.handler.page,
      `/api/petitions/${petitionId}`,
    );
    const accuses = matter === ACCUSATION;
    await command(
      petitionId,
      'submit-result',
      {
        submittedOn: today,
        request: '来信所提事项',
        facts: '经查,所提事项属实',
        opinion: accuses
          ? '对有关负责人批评教育'
          : '由责任单位落实。如不服本意见,可自收到之日起30日内,向上一级机关申请复查。',
        basis: '《信访工作条例》第三十二条第一款',
        answers: [
          {
            point: '1.1',
            evidence: notes.map(({ noteId }) => noteId),
            text: '情况属实',
            ...(accuses ? { finding: 'substantiated' } : { conclusion: 'support' }),
          },
        ],
        ...(accuses ? {} : { conclusion: 'support' }),
        measures: [
          accuses
            ? { measure: 'criticism', text: '对主要负责人批评教育。', completedOn: today }
            : {
                measure: 'executeSupport',
                text: '由责任单位落实。',
                dueOn: today,
                responsibleId: ids['handler'],
              },
        ],
        legalBases: [{ source: '信访工作条例', article: '第三十二条第一款' }],
        litigationChecked: true,
        petitionerOpinion: accuses ? null : 'agree',
        secrecyMarked: true,
      },
      'handler',
    );
  }
  const papersOf = (petitionId: string) =>
    ask<Papers>(room.seats.windowHead.page, `/api/petitions/${petitionId}/papers`);
  async function lastPaper(petitionId: string) {
    const { papers, pieces } = await papersOf(petitionId);
    return { paper: papers.at(-1), titles: pieces.map(({ title }) => title).join() };
  }
  /** Signed and handed over: the period for a review runs. */
  async function answered(petitionId: string): Promise<void> {
    const { today } = room;
    await command(petitionId, 'issue', {
      documentKind: 'handlingOpinion',
      title: '信访处理意见书',
      issuedOn: today,
      approval: approval(),
    });
    const handed = { method: 'handed', dispatchedOn: today, receivedBy: '欧阳无忌' };
    await command(petitionId, 'dispatch', handed, 'handler');
  }
  return {
    approval,
    command,
    registered,
    handled,
    reported,
    resultSubmitted,
    answered,
    papersOf,
    lastPaper,
  };
}

/** The papers of a case, as the tab shows them. */
export async function openPapers(page: Page, petitionId: string): Promise<void> {
  await openCase(page, petitionId);
  await page.getByRole('tab', { name: /^文书/u }).click();
  await page
    .getByRole('button', { name: '拟 稿' })
    .or(page.getByRole('button', { name: '拟稿' }))
    .first()
    .waitFor();
}

/** One form of the page: opened by its button, filled, sent, gone. */
export async function fillForm(
  page: Page,
  button: string | RegExp,
  name: string,
  fill: Fill = nothing,
): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  const opened = page.getByRole('form', { name });
  await opened.waitFor();
  await fill(opened);
  const answered = page.waitForResponse(
    (answer) =>
      answer.request().method() === 'POST' &&
      /\/papers\/[a-z-]+$/u.test(answer.url()) &&
      !answer.url().endsWith('/compose'),
  );
  await opened.locator('button[type=submit]').click();
  const answer = await answered;
  if (!answer.ok()) throw new Error(`${name}: ${await answer.text()}`);
  await opened.waitFor({ state: 'detached' });
}

/** Drafts a paper: its kind, what is typed, the text that comes out of the case. */
export const drafted = (page: Page, code: string, fill: Fill = nothing): Promise<void> =>
  fillForm(page, /^拟\s?稿$/u, '拟稿', async (opened) => {
    await pick(opened, '文书', code);
    await fill(opened);
    await composed(opened);
  });

/** 由案件生成正文, until nothing is missing. */
export async function composed(opened: Locator): Promise<void> {
  const answered = opened.page().waitForResponse((answer) => answer.url().endsWith('/papers/compose'));
  await opened.getByRole('button', { name: '由案件生成正文' }).click();
  const { missing, faults } = (await (await answered).json()) as { missing: string[]; faults: string[] };
  if (missing.length + faults.length > 0) throw new Error(`还缺 ${[...missing, ...faults].join('、')}`);
  // nothing is missing: an empty note, which is there and not to be seen
  await opened.getByRole('status').waitFor({ state: 'attached' });
}

/** One step of a paper by its name on the page. @shape paper `受理告知书` */
export const stepped = (page: Page, zh: string, paper: string, fill?: Fill): Promise<void> =>
  fillForm(page, `${zh}${paper}`, `${zh}《${paper}》`, fill);

/** Written on the sheet by a leader, entered by whoever sits at the page. */
export const signedOnPaper =
  (who: StaffName = 'deputy'): Fill =>
  async (opened) => {
    await pick(opened, '签批人', STAFF[who].name);
    await opened.getByRole('checkbox', { name: '纸质批示,由我录入' }).check();
  };

/** 用印、发出. */
export async function stampedAndSent(page: Page, paper: string, fill?: Fill): Promise<void> {
  await stepped(page, '用印', paper, (opened) => pick(opened, '用印批准人', STAFF.windowHead.name));
  await stepped(page, '发出', paper, fill);
}

/** 扫描件入卷. */
export const scanned = (page: Page, subject: string, fill: Fill = nothing): Promise<void> =>
  fillForm(page, '扫描件入卷', '扫描件入卷', async (opened) => {
    await pick(opened, '入卷的是什么', subject);
    await fill(opened);
    await opened
      .getByLabel('扫描件文件')
      .setInputFiles({ name: '原件.png', mimeType: 'image/png', buffer: DOT });
  });
