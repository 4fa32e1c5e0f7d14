import { describe, expect, it } from '@jest/globals';
import type { PetitionEvent } from '#domain';
import {
  accepted,
  accusation,
  arrival,
  caseOf,
  issued,
  registered,
  submitted,
  triaged,
  uuid,
  wordsIn,
} from '../spec-support.js';
import { delivered, gate, verified } from '../testing/every-paper-stories.js';
import { volumeParts } from './volume.js';

const closing: PetitionEvent = {
  ...gate,
  occurredOn: '2026-09-20',
  data: {
    ...(gate as Extract<PetitionEvent, { type: 'GatePassed' }>).data,
    gate: 'closing',
    verdicts: [
      { check: 'QC01', value: 'passed', hard: true, decidedBy: [], missing: [] },
      { check: 'QC08', value: 'awaitingPerson', hard: false, decidedBy: [], missing: [] },
    ],
  },
} as PetitionEvent;
const appeal = [registered(), triaged(), accepted, submitted()];
const partsOf = (events: readonly PetitionEvent[], change = {}) =>
  volumeParts(caseOf(events, change), () => null);
const titles = (events: readonly PetitionEvent[]) => partsOf(events).map(({ piece }) => piece.title);

describe('the pieces of a file, each with its own page (§6.5)', () => {
  const whole = [...appeal, ...delivered, closing];

  it('has the sheet that was signed, the receipt of the result, and each gate once', () => {
    expect(titles(whole)).toEqual([
      '来信来访登记表',
      '来信原件',
      '信访呈批单',
      '四关审核表（审签审核，第1轮）',
      '关于何守田信访事项的处理意见书',
      '送达回证',
      '四关审核表（结案审核，第1轮）',
    ]);
    const pages = new Map(partsOf(whole).map(({ piece, model }) => [piece.title, wordsIn(model)]));
    expect(pages.get('信访呈批单')).toContain('内部拟办意见');
    expect(pages.get('送达回证')).toContain('"受送达人","value":"何守田"');
    expect(pages.get('送达回证')).toMatch(/何守田.*2026年9月10日|2026年9月10日.*何守田/u);
    expect(pages.get('四关审核表（审签审核，第1轮）')).toContain('QP01');
    expect(pages.get('四关审核表（审签审核，第1轮）')).not.toContain('QC01');
    expect(pages.get('四关审核表（结案审核，第1轮）')).not.toContain('QP01');
  });

  it('leaves a place to sign where a soft check waited for a person', () => {
    const page = partsOf(whole)
      .at(-1)
      ?.model.sections[0]?.checks.find(({ code }) => code === 'QC08');
    expect(page).toMatchObject({ verdict: '手签', remark: expect.stringContaining('审核人签名：') });
  });

  it('shows who approved the proposal in his own room of the sheet', () => {
    const approval = {
      signerId: uuid(16),
      capacity: 'leader',
      level: 'C',
      signedOn: '2026-03-04',
      onPaper: true,
    };
    const [, , sheet] = partsOf([registered(), triaged(arrival(), { approval } as never)]);
    const rows = new Map(sheet?.model.sections[0]?.rows.map(({ label, value }) => [label, value]));
    expect(rows.get('主要领导批示')).toMatch(/^同意。\n.*登记员　2026年3月4日（纸质签批，原件入卷）/su);
    // decided: no hand is missing any more
    expect(rows.get('分管领导批示')).toBe('—');
  });

  it('is called after the way it came in', () => {
    expect(titles([registered(arrival({ channel: 'visit' }))])[1]).toBe('来访材料、接谈记录');
    expect(titles([registered(arrival({ channel: 'online' }))])[1]).toBe('网页存证');
  });

  it('names no file after a word of the case (pitfall 26)', () => {
    for (const { piece } of partsOf(whole)) expect(piece.name).not.toMatch(/何守田/u);
  });

  it('of an accusation tells a reader who may not know him nothing of who signed for it (§9)', () => {
    const documentId = uuid(77);
    const paper: PetitionEvent[] = [
      {
        type: 'DocumentDrafted',
        occurredOn: '2026-03-05',
        article: 'registration',
        data: { documentId, code: 'D04', draft: 1, authorId: uuid(12) },
        sealed: { title: '受理告知书', addressee: '何守田', content: '{}', fields: {} },
      },
      {
        type: 'DocumentSigned',
        occurredOn: '2026-03-05',
        article: 'registration',
        data: { documentId, draft: 1, docNo: '宛组信告〔2026〕8号', signedOn: '2026-03-05', level: 'A' },
        sealed: {},
      },
      {
        type: 'DocumentSent',
        occurredOn: '2026-03-06',
        article: 'registration',
        data: { documentId, method: 'handed', sentOn: '2026-03-06', toPaperUnit: false },
        sealed: { addressee: '何守田', carriedBy: '李某' },
      },
      {
        type: 'DocumentReceiptRecorded',
        occurredOn: '2026-03-07',
        article: 'registration',
        data: { documentId, outcome: 'signed', on: '2026-03-07' },
        sealed: { receivedBy: '何守田' },
      },
    ] as unknown as PetitionEvent[];
    const story = [
      registered(accusation()),
      triaged(accusation()),
      accepted,
      ...paper,
      verified,
      issued('report', '查核报告'),
    ];
    const seen = partsOf(story, { mayKnowReporter: false }).filter(({ piece }) => /回证/u.test(piece.title));
    expect(seen).toHaveLength(1);
    expect(wordsIn(seen)).not.toContain('何守田');
    const known = partsOf(story).filter(({ piece }) => /回证/u.test(piece.title));
    expect(wordsIn(known.map(({ model }) => model))).toContain('何守田');
  });
});
