import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { PaperDesk, scanIsWithheld } from '#paperwork';
import { openTestOffice, signedBy, type TestOffice } from '../../../../test/support/office.js';
import { triagedLetter } from '../../../../test/support/paper-road.js';
import { ListPapersHandler, RenderPaperHandler } from './papers.handlers.js';
import { ListPapers, RenderPaper } from './papers.messages.js';

let office: TestOffice;
let desk: PaperDesk;
beforeAll(async () => {
  office = await openTestOffice();
  desk = new PaperDesk(office.runtime);
}, 120_000);
afterAll(() => office.close());

const triaged = () => triagedLetter(office);

const FIELDS = { route: '由本机关办理,六十日内书面答复。' };

/** Drafts, checks and signs a notice; gives its id. */
async function signedNotice(petitionId: string): Promise<string> {
  const { staff } = office;
  const papers = await desk.open(staff.windowHead, petitionId);
  const model = desk.toKeep(papers, { code: 'D04', fields: FIELDS });
  const documentId = uuidv7();
  await office.act(
    'reception',
    petitionId,
    {
      type: 'draftDocument',
      documentId,
      code: 'D04',
      title: model.title,
      addressee: model.addressee,
      content: JSON.stringify(model),
      fields: FIELDS,
    } as never,
    '2026-03-04',
  );
  await office.act('windowHead', petitionId, { type: 'checkDocument', documentId } as never, '2026-03-04');
  await sign(petitionId, documentId);
  return documentId;
}

const sign = (petitionId: string, documentId: string) =>
  office.act(
    'windowHead',
    petitionId,
    {
      type: 'signDocument',
      documentId,
      signedOn: '2026-03-05',
      approval: signedBy(office.staff.windowHead, '2026-03-05'),
    } as never,
    '2026-03-05',
  );

const docNos = async (petitionId: string) =>
  (await desk.open(office.staff.windowHead, petitionId)).opened.state.papers.map(
    ({ signed }) => signed?.docNo,
  );

describe('the road of a document over the store (§5)', () => {
  it('takes its number at signing, sends as the notification, keeps every draft, prints with number and day', async () => {
    const petitionId = await triaged();
    const documentId = await signedNotice(petitionId);
    const [docNo] = await docNos(petitionId);
    expect(docNo).toMatch(/^宛组信告〔2026〕\d+号$/);
    await office.act(
      'reception',
      petitionId,
      {
        type: 'stampDocument',
        documentId,
        seal: 'organ',
        stampedOn: '2026-03-05',
        approverId: office.staff.windowHead.accountId,
      } as never,
      '2026-03-05',
    );
    await office.act(
      'reception',
      petitionId,
      { type: 'sendDocument', documentId, method: 'posted', sentOn: '2026-03-06' } as never,
      '2026-03-06',
    );
    const { opened } = await desk.open(office.staff.windowHead, petitionId);
    expect(opened.state.notifications).toMatchObject([
      { kind: 'acceptanceNotice', docNo, issuedOn: '2026-03-06' },
    ]);
    expect(opened.texts.latest.NotificationIssued).toMatchObject({
      addressee: '周某山',
      route: FIELDS.route,
    });
    const handler = new RenderPaperHandler(desk, office.runtime);
    const { body, fileName } = await handler.execute(
      new RenderPaper(office.staff.windowHead, petitionId, { documentId, form: 'print' }),
    );
    expect(body.toString()).toMatch(/周某山：.*2026年3月5日/su);
    expect(body.toString()).toContain(String(docNo));
    expect(fileName).not.toContain('周某山');
    const docx = await handler.execute(
      new RenderPaper(office.staff.windowHead, petitionId, { documentId, form: 'docx' }),
    );
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
    const view = await new ListPapersHandler(desk, office.runtime).execute(
      new ListPapers(office.staff.windowHead, petitionId),
    );
    expect(view.papers[0]).toMatchObject({ status: 'sent', next: ['receipt'], docNo });
    expect(view.pieces.map(({ docNo: number }) => number)).toContain(docNo);
  });

  it('numbers stay continuous when several sign at once, and a voided one stays in the series (§5.2)', async () => {
    const petitions = await Promise.all([triaged(), triaged(), triaged()]);
    const before = await lastNumber();
    await Promise.all(petitions.map((petitionId) => signedNotice(petitionId)));
    const given = (await Promise.all(petitions.map(docNos)))
      .flat()
      .map((docNo) => Number(/〕(\d+)号/u.exec(docNo ?? '')?.[1]));
    expect([...given].sort((a, b) => a - b)).toEqual([before + 1, before + 2, before + 3]);
    const papers = await desk.open(office.staff.windowHead, petitions[0] ?? '');
    const documentId = papers.opened.state.papers[0]?.documentId;
    await office.act(
      'windowHead',
      petitions[0] ?? '',
      { type: 'voidDocument', documentId, reason: '主送写错' } as never,
      '2026-03-06',
    );
    const fourth = await triaged();
    await signedNotice(fourth);
    expect(await docNos(fourth)).toEqual([`宛组信告〔2026〕${before + 4}号`]);
    expect((await docNos(petitions[0] ?? ''))[0]).toMatch(/宛组信告〔2026〕\d+号/u);
  });

  it('keeps nothing that may not be said, and says what is missing (R-53, D04)', async () => {
    const petitionId = await triaged();
    const papers = await desk.open(office.staff.windowHead, petitionId);
    expect(() => desk.toKeep(papers, { code: 'D04', fields: {} })).toThrow(
      expect.objectContaining({
        code: 'DOCUMENT_INCOMPLETE',
        detail: expect.objectContaining({ missing: ['处理途径和程序'] }),
      }),
    );
    expect(() =>
      desk.toKeep(papers, { code: 'D04', fields: FIELDS, body: '依照《信访工作条例》第四十条,现告知如下。' }),
    ).toThrow(expect.objectContaining({ code: 'DOCUMENT_FAULTY' }));
    expect(() => desk.toKeep(papers, { code: 'D36', fields: {} })).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_OF_OFFICE' }),
    );
  });

  it('offers every letter whose addressee is only to be filled in, those of a supervision among them (D25–D27)', async () => {
    const { kinds } = await new ListPapersHandler(desk, office.runtime).execute(
      new ListPapers(office.staff.windowHead, await triaged()),
    );
    const codes = kinds.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['D08', 'D09', 'D25', 'D26', 'D27', 'D32']));
    expect(codes).not.toContain('D11');
  });

  it('is for nobody who may not see the case', async () => {
    const petitionId = await triaged();
    await expect(desk.open(office.county, petitionId)).rejects.toMatchObject({ code: 'PETITION_NOT_FOUND' });
  });

  it('of an accusation, what names the reporter is read by nobody who may not know him (§9, R-20)', async () => {
    const { staff } = office;
    const onPaper = (on: string) => ({
      signerId: staff.deputy.accountId,
      capacity: 'deputyLeader' as const,
      signedOn: on,
      onPaper: true,
    });
    const { petitionId } = await office.register(
      {
        subjects: [
          { subjectId: uuidv7(), role: 'petitioner', name: '周某山', address: '某村九组' },
          { subjectId: uuidv7(), role: 'accused', name: '某局长', cadreAuthority: 'subordinate' },
        ],
        matters: [
          {
            class: 'accusation',
            appealKind: null,
            categoryCode: '0102',
            purpose: 'accusation',
            summary: '反映问题',
            points: ['要点'],
          },
        ],
      } as never,
      '2026-03-02',
    );
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'triage',
        intakeDecision: 'handle',
        disposition: 'ZB',
        class: 'accusation',
        categoryCode: '0102',
        threePartTest: { significance: true, clarity: true, specificity: false },
        reason: '先行核实',
        proposal: '拟由本机关核实',
        approval: onPaper('2026-03-03'),
      } as never,
      '2026-03-03',
    );
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'designateHandler',
        handlerId: staff.handler.accountId,
        needToKnow: [staff.deputy.accountId],
        approval: onPaper('2026-03-03'),
      } as never,
      '2026-03-03',
    );
    for (const who of ['windowHead', 'handler'] as const) await office.giveReason(who, petitionId);
    const papers = await desk.open(staff.windowHead, petitionId);
    const documentId = uuidv7();
    const model = desk.toKeep(papers, { code: 'D04', fields: FIELDS });
    expect(JSON.stringify(model)).toContain('周某山');
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'draftDocument',
        documentId,
        code: 'D04',
        title: model.title,
        addressee: model.addressee,
        content: JSON.stringify(model),
        fields: FIELDS,
      } as never,
      '2026-03-04',
    );
    const listFor = (who: 'windowHead' | 'handler') =>
      new ListPapersHandler(desk, office.runtime as never).execute(new ListPapers(staff[who], petitionId));
    const print = (who: 'windowHead' | 'handler') =>
      new RenderPaperHandler(desk, office.runtime as never).execute(
        new RenderPaper(staff[who], petitionId, { documentId, form: 'print' }),
      );
    const seen = await listFor('handler');
    expect(seen.papers).toMatchObject([{ withheld: true, title: '', addressee: '', body: '', fields: {} }]);
    expect(JSON.stringify(seen)).not.toMatch(/周某山|某村九组/);
    await expect(print('handler')).rejects.toMatchObject({ code: 'PAPER_WITHHELD' });
    expect((await listFor('windowHead')).papers).toMatchObject([{ withheld: false, title: model.title }]);
    expect((await print('windowHead')).body.toString('utf8')).toContain('周某山');
    // neither as scanned: the letter itself, the signed notice, its receipt; a leader's words he may read
    const { opened } = await desk.open(staff.handler, petitionId);
    for (const [of, refId, withheld] of [
      ['arrival', null, true],
      ['document', documentId, true],
      ['receipt', documentId, true],
      ['instruction', null, false],
    ] as const) {
      expect([of, scanIsWithheld(opened, staff.handler, of, refId)]).toEqual([of, withheld]);
      expect([of, scanIsWithheld(opened, staff.windowHead, of, refId)]).toEqual([of, false]);
    }
  });

  it('puts a paper instruction into the routing sheet (§2.14, D03)', async () => {
    const petitionId = await triaged();
    await office.act(
      'reception',
      petitionId,
      {
        type: 'recordInstruction',
        capacity: 'leader',
        writtenOn: '2026-03-04',
        leaderName: '赵某部长',
        words: '请认真核查,限期报告。',
        scanRef: '呈批单原件',
      } as never,
      '2026-03-05',
    );
    const papers = await desk.open(office.staff.windowHead, petitionId);
    const sheet = JSON.stringify(desk.compose(papers, 'D03', {}).model);
    expect(sheet).toContain('请认真核查，限期报告。');
    expect(sheet).toContain('赵某部长');
  });
});

async function lastNumber(): Promise<number> {
  const { rows } = await office.db.pools.owner.query<{ next: number }>(
    `select next from office.number_series where org_id = $1 and year = 2026 and book = '宛组信告'`,
    [office.orgId],
  );
  return (rows[0]?.next ?? 1) - 1;
}
