import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import type { Viewer } from '#identity';
import { PaperDesk } from '#paperwork';
import { v7 as uuidv7 } from 'uuid';
import { openTestOffice, signedBy, type TestOffice } from '../../../../../test/support/office.js';
import { RenderDocument } from '../petition.queries.js';
import { RenderDocumentHandler } from './render-document.handler.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(() => office.close());

const render = (viewer: Viewer, petitionId: string, kind: string, form: 'docx' | 'print' = 'print') =>
  new RenderDocumentHandler(new PaperDesk(office.runtime), office.runtime).execute(
    new RenderDocument(viewer, petitionId, kind, form),
  );

const exportsOf = async (petitionId: string): Promise<string[]> => {
  const { rows } = await office.db.pools.owner.query<{ account_id: string }>(
    `select account_id from idn.access_audit where petition_id = $1 and action = 'export' order by seq`,
    [petitionId],
  );
  return rows.map((row) => row.account_id);
};

const decided = async (petitionId: string, change: Record<string, unknown> = {}) => {
  const { staff } = office;
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'handle',
      disposition: 'ZB',
      class: 'appeal',
      appealKind: 'item6',
      categoryCode: '0801',
      proposal: '拟由本机关办理',
      approval: signedBy(staff.windowHead, '2026-03-03'),
      ...change,
    } as never,
    '2026-03-03',
  );
};

const notify = (petitionId: string) =>
  office.act(
    'windowHead',
    petitionId,
    {
      type: 'notify',
      kind: 'acceptanceNotice',
      method: 'posted',
      issuedOn: '2026-03-05',
      addressee: '周某山',
      route: '由本机关办理',
    } as never,
    '2026-03-05',
  );

describe('a paper is taken out', () => {
  it('as docx and as a page, each recorded; what is refused is not (R-12, §9)', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    await decided(petitionId);
    const { windowHead } = office.staff;
    await expect(render(windowHead, petitionId, 'acceptanceNotice')).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
    });
    await expect(render(windowHead, petitionId, 'dutyReply')).rejects.toMatchObject({
      code: 'DOCUMENT_DOES_NOT_FIT',
    });
    await expect(render(windowHead, petitionId, '../letter')).rejects.toBeInstanceOf(NotFoundException);
    expect(await exportsOf(petitionId)).toEqual([]);

    await notify(petitionId);
    const docx = await render(windowHead, petitionId, 'acceptanceNotice', 'docx');
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
    expect(docx.fileName).toMatch(/^受理告知书-宛组信告〔2026〕\d+号\.docx$/);
    const page = await render(windowHead, petitionId, 'acceptanceNotice');
    expect(page.mediaType).toBe('text/html; charset=utf-8');
    expect(page.body.toString()).toMatch(/宛州市委组织部.*周某山：.*由本机关办理/su);
    expect(await exportsOf(petitionId)).toEqual([windowHead.accountId, windowHead.accountId]);
  });

  it('for nobody who may not see the case, with the answer for what is not there', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    for (const id of [petitionId, uuidv7()])
      await expect(render(office.county, id, 'registrationReceipt')).rejects.toMatchObject({
        code: 'PETITION_NOT_FOUND',
      });
    expect(await exportsOf(petitionId)).toEqual([]);
  });

  it('of an accusation: the notice only by the single window, the form without the reporter (§9)', async () => {
    const { staff } = office;
    const { petitionId } = await office.register(
      {
        subjects: [
          {
            subjectId: uuidv7(),
            role: 'petitioner',
            name: '周某山',
            address: '某县某村',
            phone: '13800000001',
          },
          {
            subjectId: uuidv7(),
            role: 'accused',
            name: '贺某国',
            unit: '某镇',
            post: '镇长',
            cadreAuthority: 'subordinate',
          },
        ],
        matters: [
          {
            class: 'accusation',
            appealKind: null,
            categoryCode: '0102',
            purpose: 'accusation',
            summary: '反映镇长违规用人',
            points: ['突击提拔'],
          },
        ],
      } as never,
      '2026-03-02',
    );
    await decided(petitionId, {
      class: 'accusation',
      appealKind: null,
      categoryCode: '0102',
      threePartTest: { significance: true, clarity: true, specificity: true },
      caseOpened: false,
      reason: '先行核实',
      approval: signedBy(staff.leader, '2026-03-03', true),
    });
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'designateHandler',
        handlerId: staff.handler.accountId,
        needToKnow: [staff.windowHead.accountId],
        approval: signedBy(staff.windowHead, '2026-03-04'),
      } as never,
      '2026-03-04',
    );
    await notify(petitionId);
    await expect(render(staff.handler, petitionId, 'acceptanceNotice')).rejects.toMatchObject({
      code: 'ACCESS_REASON_REQUIRED',
    });
    for (const who of ['windowHead', 'handler'] as const) await office.giveReason(who, petitionId);
    await expect(render(staff.handler, petitionId, 'acceptanceNotice')).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
    });
    const form = (await render(staff.handler, petitionId, 'registrationForm')).body.toString();
    expect(form).toContain('贺某国');
    expect(form).not.toMatch(/周某山|13800000001/);
    const notice = (await render(staff.windowHead, petitionId, 'acceptanceNotice')).body.toString();
    expect(notice).toContain('周某山：');
    expect(notice).not.toMatch(/贺某国|提拔|镇长|60日/);
  });
});
