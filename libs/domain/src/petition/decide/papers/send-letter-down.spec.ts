import { describe, expect, it } from '@jest/globals';
import type { DocumentCode } from '../../../glossary/index.js';
import { Rejected } from '../../../rejected.js';
import type { PetitionCommand } from '../../commands.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import { seriesNeeded } from '../../numbering.js';
import { possibleActions } from '../../possible-actions.js';
import {
  accusation,
  arrival,
  on,
  PETITIONER,
  registered,
  signature,
  STAFF,
  triaged,
  uuid,
} from '../../spec-fixtures.js';
import { stateAfter } from '../first-half-fixtures.js';
import { decide } from '../index.js';
import { decided } from '../second-half-fixtures.js';

const DOC = uuid(70);
const CHILD = uuid(71);
const COUNTY = {
  id: 2,
  code: '411321Z',
  shortCode: '召组',
  level: 'county',
  smallOffice: false,
  name: '召川县委组织部',
} as const;
const of = (type: string, change: Record<string, unknown>): PetitionCommand =>
  ({ type, documentId: DOC, ...change }) as unknown as PetitionCommand;
/** As casework loads it: the organ that the entry decision names. */
const at = (day: string, who: Parameters<typeof on>[1] = 'registrar'): DecisionContext => {
  const ctx = on(day, who);
  return {
    ...ctx,
    numbers: { ...ctx.numbers, '1/2026/宛组信转': 1, '1/2026/宛组信交': 1, '2/2026/L': 7 },
    related: { state: null, organisation: COUNTY },
  };
};

type Sent = {
  facts?: ReturnType<typeof arrival>;
  disposition?: 'ZS' | 'YJG' | 'LB';
  targetOrgId?: number | null;
};
/** Decided to go down, its letter written, checked, signed and stamped. */
function stamped(
  code: DocumentCode,
  { facts = arrival(), disposition = 'YJG', targetOrgId = 2 }: Sent = {},
): PetitionEvent[] {
  const base = [
    registered(facts),
    triaged('2026-03-04', facts, {
      intakeDecision: disposition === 'LB' ? 'handle' : 'passDown',
      disposition,
      targetOrgId,
    }),
  ];
  const acts: [PetitionCommand, DecisionContext][] = [
    [of('draftDocument', { code, title: '关于交办的函', content: '{}', fields: {} }), at('2026-03-05')],
    [of('checkDocument', {}), at('2026-03-05', 'examiner')],
    [
      of('signDocument', { signedOn: '2026-03-06', approval: signature('leader', '2026-03-06') }),
      at('2026-03-06', 'windowHead'),
    ],
    [
      of('stampDocument', { seal: 'organ', stampedOn: '2026-03-06', approverId: STAFF.deputy }),
      at('2026-03-06'),
    ],
  ];
  return acts.reduce((history, [command, ctx]) => decided(history, command, ctx), base);
}
const send = (change: Record<string, unknown> = {}): PetitionCommand =>
  of('sendDocument', {
    method: 'posted',
    sentOn: '2026-03-09',
    addressee: '召川县委组织部',
    fields: { dueOn: '2026-05-08' },
    down: {
      childId: CHILD,
      queryCodeMac: 'mac-mac-mac-mac-mac',
      text: {
        title: '来信',
        content: '原信文字',
        matters: { '1': { summary: '事', points: ['甲', '乙'] } },
      },
      persons: { [PETITIONER]: { name: '某甲' } },
      letter: { title: '关于交办的函', content: '反映其有关问题。' },
    },
    ...change,
  });
const refusal = (history: PetitionEvent[], command: PetitionCommand, ctx: DecisionContext): string => {
  try {
    decide(stateAfter(...history), command, ctx);
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'accepted';
};
const byHand = {
  type: 'sendDown',
  documentId: uuid(90),
  childId: CHILD,
  method: 'posted',
  sentOn: '2026-03-09',
  requirement: '请办理',
  queryCodeMac: 'mac-mac-mac-mac-mac',
  text: { title: '来信', content: '文', matters: {} },
  persons: {},
} as const satisfies PetitionCommand;

describe('the letter that takes a matter down (O-29, §5)', () => {
  it('does not go to a unit that was taken out of use meanwhile', () => {
    const ctx = at('2026-03-09');
    const disabled = { ...ctx, related: { state: null, organisation: { ...COUNTY, active: false } } };
    expect(refusal(stamped('D09'), send(), disabled)).toBe('TARGET_DISABLED');
  });

  it('sent, it is 发出交办函: its number and day, and the petition of the receiving organ with the day it names', () => {
    const before = stamped('D09');
    expect(seriesNeeded(stateAfter(...before), send(), at('2026-03-09'))).toEqual([
      { orgId: 2, year: 2026, book: 'L' },
    ]);
    const { events, others } = decide(stateAfter(...before), send(), at('2026-03-09'));
    expect(events.map(({ type }) => type)).toEqual(['AssignmentSent', 'DocumentSent']);
    expect(events[0]).toMatchObject({
      occurredOn: '2026-03-09',
      data: {
        docNo: '宛组信交〔2026〕1号',
        documentId: DOC,
        disposition: 'YJG',
        dueOn: '2026-05-08',
        childId: CHILD,
        retold: false,
      },
      sealed: { requirement: expect.stringContaining('报送办结报告') },
    });
    expect(others).toMatchObject([
      {
        petitionId: CHILD,
        events: [{ type: 'PetitionSentDown', data: { orgId: 2, petitionNo: '411321Z-2026-L-00007' } }],
      },
    ]);
  });

  it('is sent once: afterwards the case offers no second sending, and a second one is refused', () => {
    const after = decided(stamped('D09'), send(), at('2026-03-09'));
    expect(stateAfter(...after).below).toMatchObject({ docNo: '宛组信交〔2026〕1号', sentOn: '2026-03-09' });
    const offered = possibleActions(stateAfter(...after), at('2026-03-10', 'windowHead'));
    expect(offered.find(({ action }) => action === 'sendDown')).toMatchObject({
      possible: false,
      code: 'ALREADY_SENT_DOWN',
    });
    expect(refusal(after, byHand, at('2026-03-10', 'windowHead'))).toBe('ALREADY_SENT_DOWN');
  });

  it('signed and not yet out, it is the letter: none is sent by hand beside it under a second number (§5.2)', () => {
    const before = stamped('D09');
    expect(refusal(before, byHand, at('2026-03-09', 'windowHead'))).toBe('LETTER_GOES_AS_PAPER');
    const voided = decided(
      before,
      of('voidDocument', { reason: '主送写错' }),
      at('2026-03-09', 'windowHead'),
    );
    const ctx = at('2026-03-09', 'windowHead');
    expect(refusal(voided, byHand, ctx)).toBe('accepted');
  });

  it('sent by hand before, the paper that follows goes out as a paper alone', () => {
    const base = [
      registered(),
      triaged('2026-03-04', arrival(), { intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 2 }),
    ];
    const handed = decided(base, { ...byHand, sentOn: '2026-03-05' }, at('2026-03-05', 'windowHead'));
    const paper = stamped('D09').slice(base.length);
    const { events, others } = decide(stateAfter(...handed, ...paper), send(), at('2026-03-09'));
    expect(events.map(({ type }) => type)).toEqual(['DocumentSent']);
    expect(others).toEqual([]);
  });

  it('returned and sent again, it goes down no second time', () => {
    const after = decided(stamped('D09'), send(), at('2026-03-09'));
    const back = decided(
      after,
      of('recordDocumentReceipt', { outcome: 'returned', on: '2026-03-11', reason: '地址不详' }),
      at('2026-03-11'),
    );
    const { events } = decide(stateAfter(...back), send({ sentOn: '2026-03-12' }), at('2026-03-12'));
    expect(events.map(({ type }) => type)).toEqual(['DocumentSent']);
  });

  it('another letter than the one that was decided, or beside our own handling, takes nothing down', () => {
    for (const [code, sent] of [
      ['D08', {}],
      ['D08', { disposition: 'LB', targetOrgId: null }],
    ] as const) {
      const { events } = decide(stateAfter(...stamped(code, sent)), send(), at('2026-03-09'));
      expect(events.map(({ type }) => type)).toEqual(['DocumentSent']);
    }
  });

  it('a transfer wants no result: the day by which an answer is asked for stays on the paper (O-29)', () => {
    const before = stamped('D08', { disposition: 'ZS' });
    const sent = send({ fields: { feedbackDue: '2026-04-08', requirement: '请核实' } });
    const { events } = decide(stateAfter(...before), sent, at('2026-03-09'));
    expect(events[0]).toMatchObject({
      type: 'AssignmentSent',
      data: { disposition: 'ZS', dueOn: null, docNo: '宛组信转〔2026〕1号' },
      sealed: { requirement: '请核实' },
    });
  });

  it('a result that is wanted before the letter goes out is refused by name (O-31)', () => {
    expect(refusal(stamped('D09'), send({ fields: { dueOn: '2026-03-09' } }), at('2026-03-09'))).toBe(
      'DATE_BEFORE_STEP',
    );
  });

  it('of an accusation the receiver reads the letter, nothing of the original and nobody who reported (R-20, R-23)', () => {
    const before = stamped('D09', { facts: accusation() });
    const { events, others } = decide(stateAfter(...before), send(), at('2026-03-09'));
    expect(events[0]).toMatchObject({ type: 'AssignmentSent', data: { retold: true } });
    const told = others[0]?.events[0];
    expect(told).toMatchObject({
      type: 'PetitionSentDown',
      sealed: { title: '关于交办的函', content: '反映其有关问题。' },
    });
    expect(JSON.stringify(told)).not.toContain('某甲');
    expect(JSON.stringify(told)).not.toContain('原信文字');
  });

  it('to a unit on paper nothing opens, and the receipt of the letter is its signing (§2.16, O-107)', () => {
    for (const targetOrgId of [null, 2]) {
      const paper = { toPaperUnit: true, carriedBy: '交通员' };
      const before = stamped('D09', { targetOrgId });
      const decision = decide(stateAfter(...before), send(paper), at('2026-03-09'));
      expect(decision.others).toEqual([]);
      expect(seriesNeeded(stateAfter(...before), send(paper), at('2026-03-09'))).toEqual([]);
      const received = decided(
        [...before, ...decision.events],
        of('recordDocumentReceipt', {
          outcome: 'signed',
          on: '2026-03-10',
          receivedBy: '收发室',
          scanRef: '回执',
        }),
        at('2026-03-11'),
      );
      expect(stateAfter(...received).below).toMatchObject({ signedForOn: '2026-03-10', deemed: false });
    }
  });

  it('without a receipt it counts as signed for when the days are over (O-109)', () => {
    const paper = { toPaperUnit: true, carriedBy: '交通员' };
    const out = decided(stamped('D09', { targetOrgId: null }), send(paper), at('2026-03-09'));
    const deemed = decided(out, of('recordDocumentReceipt', { outcome: 'deemed' }), at('2026-03-16'));
    expect(stateAfter(...deemed).below).toMatchObject({ signedForOn: '2026-03-12', deemed: true });
    expect(stateAfter(...deemed).papers[0]?.receipt?.on).toBe('2026-03-12');
  });
});
