import { describe, expect, it } from '@jest/globals';
import { Rejected } from '../../../rejected.js';
import type { PetitionCommand } from '../../commands.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import { seriesNeeded } from '../../numbering.js';
import { accusation, on, registered, signature, STAFF, triaged, uuid } from '../../spec-fixtures.js';
import { stateAfter } from '../first-half-fixtures.js';
import { appeal, decided, examiner, passed, submitted } from '../second-half-fixtures.js';
import { decide } from '../index.js';

const DOC = uuid(70);
const draft = (code: string, change: Record<string, unknown> = {}): PetitionCommand =>
  ({
    type: 'draftDocument',
    documentId: DOC,
    code,
    title: '关于某事项的函',
    addressee: '某县委组织部',
    content: '{"paragraphs":[]}',
    fields: { route: '由本机关办理。' },
    ...change,
  }) as PetitionCommand;
const of = (type: string, change: Record<string, unknown>): PetitionCommand =>
  ({ type, documentId: DOC, ...change }) as unknown as PetitionCommand;

const refusal = (history: PetitionEvent[], command: PetitionCommand, ctx: DecisionContext): string => {
  try {
    decide(stateAfter(...history), command, ctx);
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'accepted';
};
const paperAfter = (history: PetitionEvent[]) => stateAfter(...history).papers[0];

const day = '2026-03-06';
const drafted = (code = 'D08') => decided(appeal, draft(code), on(day));
const checked = (code?: string) => decided(drafted(code), of('checkDocument', {}), on(day, 'examiner'));
const sign = (change: Record<string, unknown> = {}) =>
  of('signDocument', { signedOn: '2026-03-07', approval: signature('windowHead', '2026-03-07'), ...change });
const signed = (code?: string) => decided(checked(code), sign(), on('2026-03-07', 'windowHead'));
const stamp = of('stampDocument', { seal: 'organ', stampedOn: '2026-03-08', approverId: STAFF.deputy });
const stamped = (code?: string) => decided(signed(code), stamp, on('2026-03-08', 'registrar'));
const send = (change: Record<string, unknown> = {}) =>
  of('sendDocument', {
    method: 'posted',
    sentOn: '2026-03-09',
    addressee: '某甲',
    fields: { route: '由本机关办理。' },
    ...change,
  });
const sent = (code?: string, change?: Record<string, unknown>) =>
  decided(stamped(code), send(change), on('2026-03-09', 'registrar'));

describe('the road of a document (§5, §5.2)', () => {
  it('goes draft → check → sign → stamp → send → receipt, each an event, the number at signing only', () => {
    expect(paperAfter(drafted())).toMatchObject({ status: 'drafted', draft: 1, signed: null });
    expect(paperAfter(checked())).toMatchObject({ status: 'checked', signed: null });
    expect(paperAfter(signed())).toMatchObject({
      status: 'signed',
      signed: { docNo: '宛组信转〔2026〕1号' },
    });
    const whole = decided(
      sent(),
      of('recordDocumentReceipt', {
        outcome: 'signed',
        on: '2026-03-10',
        receivedBy: '某乙',
        scanRef: '回执',
      }),
      on('2026-03-10', 'registrar'),
    );
    expect(whole.slice(appeal.length).map(({ type }) => type)).toEqual([
      'DocumentDrafted',
      'DocumentChecked',
      'DocumentSigned',
      'DocumentStamped',
      'DocumentSent',
      'DocumentReceiptRecorded',
    ]);
    expect(paperAfter(whole)).toMatchObject({
      status: 'received',
      receipt: { outcome: 'signed', hasScan: true },
    });
  });

  it('takes one number of its own book, in the year of signing, and none for draft or check (§5.2)', () => {
    const ctx = on('2026-03-07', 'windowHead');
    expect(seriesNeeded(stateAfter(...appeal), draft('D08'), ctx)).toEqual([]);
    expect(seriesNeeded(stateAfter(...checked()), sign(), ctx)).toEqual([
      { orgId: 1, year: 2026, book: '宛组信转' },
    ]);
    expect(seriesNeeded(stateAfter(...checked('D04')), sign(), ctx)).toEqual([
      { orgId: 1, year: 2026, book: '宛组信告' },
    ]);
  });

  it('keeps every draft; a changed one has to be checked anew', () => {
    const again = decided(checked(), draft('D08', { title: '改后的标题' }), on(day));
    expect(paperAfter(again)).toMatchObject({ status: 'drafted', draft: 2, checked: null });
    expect(again.filter(({ type }) => type === 'DocumentDrafted')).toHaveLength(2);
    expect(refusal(again, sign(), on('2026-03-07', 'windowHead'))).toBe('DOCUMENT_STEP_NOT_NOW');
    expect(refusal(signed(), draft('D08'), on('2026-03-08'))).toBe('DOCUMENT_ALREADY_SIGNED');
    expect(refusal(drafted(), draft('D09'), on(day))).toBe('DOCUMENT_CODE_FIXED');
  });

  it('skips no step: a missing check, signature or stamp is refused by name (QC02, QP03)', () => {
    expect(refusal(drafted(), sign(), on('2026-03-07', 'windowHead'))).toBe('DOCUMENT_STEP_NOT_NOW');
    expect(refusal(checked(), stamp, on('2026-03-08', 'registrar'))).toBe('DOCUMENT_STEP_NOT_NOW');
    expect(refusal(signed(), send(), on('2026-03-09', 'registrar'))).toBe('DOCUMENT_NOT_STAMPED');
    expect(refusal(checked(), sign({ approval: null }), on('2026-03-07', 'windowHead'))).toBe(
      'APPROVAL_REQUIRED',
    );
    expect(
      refusal(
        signed(),
        of('stampDocument', { seal: 'section', stampedOn: '2026-03-08', approverId: STAFF.deputy }),
        on('2026-03-08'),
      ),
    ).toBe('CODE_UNKNOWN');
  });

  it('is checked by another than its author; a small office may, marked (§2.14, O-98)', () => {
    const own = drafted();
    const author = stateAfter(...own).papers[0]?.draftedBy;
    const self = { ...on(day), actor: { ...on(day).actor, accountId: author ?? '' } };
    expect(author).toBeTruthy();
    expect(refusal(own, of('checkDocument', {}), self)).toBe('CHECKER_IS_AUTHOR');
    const small = { ...self, organisation: { ...self.organisation, smallOffice: true } };
    const events = decide(stateAfter(...own), of('checkDocument', {}), small).events;
    expect(events[0]).toMatchObject({ type: 'DocumentChecked', data: { substitution: true } });
  });

  it('needs the level of QP03: a letter of referral and an inquiry more than a transfer letter', () => {
    const accused = accusation();
    const base = [registered(accused), triaged('2026-03-04', accused)];
    const inquiry = decided(
      decided(base, draft('D11'), on(day)),
      of('checkDocument', {}),
      on(day, 'examiner'),
    );
    expect(refusal(inquiry, sign(), on('2026-03-07', 'windowHead'))).toBe('APPROVAL_LEVEL_TOO_LOW');
    expect(
      refusal(inquiry, sign({ approval: signature('leader', '2026-03-07') }), on('2026-03-07', 'windowHead')),
    ).toBe('accepted');
  });

  it('gives forms no number and no signature; papers of the office belong to no case', () => {
    expect(refusal(checked('D02'), sign(), on('2026-03-07', 'windowHead'))).toBe('DOCUMENT_NOT_SIGNED_SO');
    expect(refusal(appeal, draft('D36'), on(day))).toBe('DOCUMENT_OF_OFFICE');
    expect(refusal(appeal, draft('D99'), on(day))).toBe('CODE_UNKNOWN');
    expect(refusal(appeal, draft('D08', { title: '题'.repeat(300) }), on(day))).toBe('accepted');
    expect(refusal(appeal, draft('D08', { title: '题'.repeat(301) }), on(day))).toBe('TEXT_TOO_LONG');
  });

  it.each(['D03', 'D15', 'D43'])(
    '%s, an inner sheet, is done when it is signed: no seal, no sending (§5.1)',
    (code) => {
      const sheet = decided(
        checked(code),
        sign({ approval: signature('leader', '2026-03-07') }),
        on('2026-03-07', 'windowHead'),
      );
      expect(paperAfter(sheet)).toMatchObject({ status: 'signed', signed: { docNo: null } });
      expect(refusal(sheet, stamp, on('2026-03-08', 'registrar'))).toBe('DOCUMENT_STAYS_INSIDE');
      expect(refusal(sheet, send(), on('2026-03-09', 'registrar'))).toBe('DOCUMENT_STAYS_INSIDE');
    },
  );

  it('leaves the number of a voided paper standing in the series (§5.2)', () => {
    const voided = decided(
      signed(),
      of('voidDocument', { reason: '主送写错' }),
      on('2026-03-08', 'windowHead'),
    );
    expect(paperAfter(voided)).toMatchObject({ status: 'voided', signed: { docNo: '宛组信转〔2026〕1号' } });
    expect(refusal(sent(), of('voidDocument', { reason: '主送写错' }), on('2026-03-10', 'windowHead'))).toBe(
      'DOCUMENT_STEP_NOT_NOW',
    );
  });
});

describe('sending is the act of the case', () => {
  it('a notice: the notification with the number it was signed under, no second one (R-12, QP04)', () => {
    const history = sent('D04');
    const issued = history.find((event) => event.type === 'NotificationIssued');
    expect(issued?.data).toMatchObject({
      kind: 'acceptanceNotice',
      docNo: '宛组信告〔2026〕1号',
      documentId: DOC,
      issuedOn: '2026-03-09',
    });
    expect(stateAfter(...history).notifications).toHaveLength(1);
    expect(seriesNeeded(stateAfter(...stamped('D04')), send(), on('2026-03-09', 'registrar'))).toEqual([]);
  });

  it('the result: signing issues it after its gate, sending dispatches, the receipt delivers (R-40, K-20)', () => {
    const reply = decided(
      decided(submitted(), draft('D17'), on('2026-04-13')),
      of('checkDocument', {}),
      on('2026-04-13', 'examiner'),
    );
    const signing = sign({
      signedOn: '2026-04-15',
      approval: signature('deputy', '2026-04-15'),
      title: '处理意见',
    });
    expect(refusal(reply, signing, on('2026-04-15', 'deputy'))).toBe('GATE_NOT_PASSED');
    const issued = decided(passed(reply, 'signing', examiner), signing, on('2026-04-15', 'deputy'));
    expect(stateAfter(...issued)).toMatchObject({
      status: 'issued',
      issued: { docNo: '宛组信复〔2026〕1号' },
    });
    expect(paperAfter(issued)?.signed?.docNo).toBe('宛组信复〔2026〕1号');
    const out = decided(
      decided(
        issued,
        of('stampDocument', { seal: 'organ', stampedOn: '2026-04-15', approverId: STAFF.deputy }),
        on('2026-04-15', 'registrar'),
      ),
      send({ sentOn: '2026-04-16' }),
      on('2026-04-16', 'registrar'),
    );
    expect(stateAfter(...out).dispatched).toMatchObject({ dispatchedOn: '2026-04-16' });
    const back = decided(
      out,
      of('recordDocumentReceipt', { outcome: 'signed', on: '2026-04-20', receivedBy: '某甲' }),
      on('2026-04-20', 'registrar'),
    );
    expect(stateAfter(...back)).toMatchObject({
      status: 'delivered',
      delivered: { deliveredOn: '2026-04-20' },
    });
    const returned = decided(
      out,
      of('recordDocumentReceipt', { outcome: 'returned', on: '2026-04-20', reason: '迁移新址不明' }),
      on('2026-04-20', 'registrar'),
    );
    expect(stateAfter(...returned).status).toBe('unservable');
    expect(refusal(issued, of('voidDocument', { reason: '有错' }), on('2026-04-15', 'windowHead'))).toBe(
      'RESULT_NOT_VOIDED_SO',
    );
  });
});

describe('units without an account (O-106…O-109)', () => {
  const paper = { method: 'handed', toPaperUnit: true };
  it('O-106: who carried it stands with the dispatch', () => {
    expect(refusal(stamped(), send(paper), on('2026-03-09', 'registrar'))).toBe('TEXT_REQUIRED');
    expect(refusal(stamped(), send({ ...paper, carriedBy: '交通员' }), on('2026-03-09', 'registrar'))).toBe(
      'accepted',
    );
  });
  it('O-107: a receipt comes with its scan; O-109: without one, the third working day counts, not earlier', () => {
    const out = sent('D08', { ...paper, carriedBy: '交通员' });
    const receipt = (change: Record<string, unknown>) => of('recordDocumentReceipt', change);
    expect(
      refusal(out, receipt({ outcome: 'signed', on: '2026-03-10', receivedBy: '某乙' }), on('2026-03-10')),
    ).toBe('RECEIPT_NEEDS_SCAN');
    // sent on Monday the 9th, the day itself does not count
    expect(refusal(out, receipt({ outcome: 'deemed' }), on('2026-03-11'))).toBe('RECEIPT_NOT_YET_DEEMED');
    expect(paperAfter(decided(out, receipt({ outcome: 'deemed' }), on('2026-03-12')))?.receipt).toMatchObject(
      { on: '2026-03-12', outcome: 'deemed' },
    );
    expect(refusal(sent('D04'), receipt({ outcome: 'deemed' }), on('2026-03-20'))).toBe(
      'RECEIPT_NOT_DEEMED_FOR',
    );
  });
  it('§5.0 no. 2: an addressee that is no text is refused by its name, before anything is told with it', () => {
    const send4 = send({ addressee: -1 as unknown as string });
    expect(() => decide(stateAfter(...stamped('D04')), send4, on('2026-03-09', 'registrar'))).toThrow(
      expect.objectContaining({ code: 'TEXT_REQUIRED', detail: { field: 'addressee' } }),
    );
  });
  it('O-108: who entered it and who stated it are two; said again it stays quiet', () => {
    const feedback = {
      type: 'recordUnitFeedback',
      feedbackId: uuid(90),
      kind: 'feedback',
      receivedOn: '2026-03-20',
      statedOn: '2026-03-18',
      unit: '某村党支部',
      signer: '某丙',
      text: '已办。',
      scanRef: '来文一页',
    } as const;
    const after = decided(appeal, feedback, on('2026-03-25', 'registrar'));
    expect(after.at(-1)).toMatchObject({
      occurredOn: '2026-03-20',
      data: { enteredBy: STAFF.registrar, statedOn: '2026-03-18' },
    });
    expect(decided(after, feedback, on('2026-03-25', 'registrar'))).toHaveLength(after.length);
    expect(refusal(appeal, { ...feedback, receivedOn: '2026-03-17' }, on('2026-03-25', 'registrar'))).toBe(
      'DATE_BEFORE_STEP',
    );
  });
  it('refusal and leaving need a witness, a return its reason (D37)', () => {
    expect(
      refusal(
        sent(),
        of('recordDocumentReceipt', { outcome: 'refused', on: '2026-03-10', reason: '不收' }),
        on('2026-03-10'),
      ),
    ).toBe('WITNESS_MISSING');
    expect(
      refusal(
        sent(),
        of('recordDocumentReceipt', { outcome: 'returned', on: '2026-03-10' }),
        on('2026-03-10'),
      ),
    ).toBe('TEXT_REQUIRED');
  });
  it('a paper instruction has name, words, day and scan (§2.14, M-23)', () => {
    const written = {
      type: 'recordInstruction',
      instructionId: uuid(91),
      capacity: 'leader',
      writtenOn: '2026-03-05',
      leaderName: '部长',
      words: '请核查',
      scanRef: '原件',
    } as const;
    expect(stateAfter(...decided(appeal, written, on(day, 'registrar'))).instructions).toHaveLength(1);
    expect(refusal(appeal, { ...written, scanRef: '' }, on(day, 'registrar'))).toBe('TEXT_REQUIRED');
    // a changed instruction is another one: the first stays with its name, day and scan
    const first = decided(appeal, written, on(day, 'registrar'));
    const second = {
      ...written,
      instructionId: uuid(92),
      writtenOn: '2026-03-06',
      words: '改为转送',
    } as const;
    const both = stateAfter(...decided(first, second, on(day, 'registrar'))).instructions;
    expect(both.map(({ occurredOn }) => occurredOn)).toEqual(['2026-03-05', '2026-03-06']);
    // an id that is there already says nothing, so that nothing is written over
    const over = { ...second, instructionId: uuid(91) };
    expect(decided(first, over, on(day, 'registrar'))).toEqual(first);
  });
});
