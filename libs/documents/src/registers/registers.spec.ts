import { describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { type PetitionEvent, type RegisterCode, REGISTERS } from '#domain';
import { registerPage } from '../render/register-page.js';
import { harmless, renderXlsx } from '../render/xlsx.js';
import {
  accepted,
  accusation,
  arrival,
  caseOf,
  registered,
  triaged,
  uuid,
  wordsIn,
} from '../spec-support.js';
import { BOOKS, bookOf, linesOf } from './index.js';

const all = { from: '2026-01-01', to: '2026-12-31' };
const book = (code: RegisterCode) => {
  const found = bookOf(code);
  if (found === undefined) throw new Error(code);
  return found;
};
const letter = {
  theCase: caseOf([registered(), triaged()]),
  clocks: [
    {
      kind: 'dueHandle',
      startedOn: '2026-03-05',
      dueOn: '2026-05-04',
      originalDueOn: '2026-05-04',
      stoppedOn: null,
    },
  ],
};

describe('L01–L29 (§6.1)', () => {
  it('has every register, each with columns', () => {
    expect(BOOKS.map(({ code }) => code)).toEqual(Object.keys(REGISTERS));
    for (const { columns } of BOOKS) expect(columns.length).toBeGreaterThan(3);
  });

  it('L01 has its columns in the order of the books', () => {
    expect(book('L01').columns).toEqual(
      '序号、编号、收信日期、邮戳日期、信访人、住址/单位、电话、实名/匿名、联名人数、被反映人、职务、级别、内容摘要、分类、初/重(原号)、来源、旧号、拟办、批示、办理方式、去向、转出日期、要求结果期限、办结日期、结果、答复日期、归档号、登记人、渠道'.split(
        '、',
      ),
    );
    const [line] = linesOf(book('L01'), [letter], all);
    expect(line?.cells).toHaveLength(29);
    expect(line?.cells.slice(0, 5)).toEqual(['1', '宛组信〔2026〕来信1号', '2026-03-02', '', '何守田']);
    expect(line?.cells[22]).toBe('2026-05-04');
  });

  it('keeps each channel in its own book, and each day in its period', () => {
    expect(linesOf(book('L02'), [letter], all)).toEqual([]);
    expect(linesOf(book('L01'), [letter], { from: '2026-04-01', to: '2026-12-31' })).toEqual([]);
  });

  it('L10 tells the period before it was extended', () => {
    const requested: PetitionEvent = {
      type: 'ExtensionRequested',
      occurredOn: '2026-04-20',
      article: 'extension',
      data: { clock: 'dueHandle', days: 30, reasonLength: 7, reasonVague: false },
      sealed: { reason: '须到外地核实' },
    };
    const clock = { kind: 'dueHandle', startedOn: '2026-03-05', stoppedOn: null };
    const extended = { ...clock, dueOn: '2026-06-03', originalDueOn: '2026-05-04' };
    const theCase = caseOf([registered(), triaged(), accepted, requested]);
    const [line] = linesOf(book('L10'), [{ theCase, clocks: [extended] }], all);
    expect(line?.cells[0]).toBe('2026-05-04');
  });

  it('L11 has the reviews that were recorded, whether their papers were made here or not', () => {
    const asked: PetitionEvent = {
      type: 'ReviewRequested',
      occurredOn: '2026-06-02',
      article: 'review',
      data: { stage: 'review', requestedOn: '2026-06-01', receivedOn: '2026-06-02' },
      sealed: { organ: '省委组织部', grounds: '不服' },
    };
    const answered: PetitionEvent = {
      type: 'ReviewConcluded',
      occurredOn: '2026-06-20',
      article: 'review',
      data: {
        stage: 'review',
        outcome: 'maintained',
        answeredOn: '2026-06-20',
        deliveredOn: '2026-06-24',
        redoDays: null,
      },
      sealed: { opinion: '维持' },
    };
    const theCase = caseOf([registered(), triaged(), accepted, asked, answered]);
    const [line, ...more] = linesOf(book('L11'), [{ theCase, clocks: [] }], all);
    expect(more).toEqual([]);
    expect(line?.cells.slice(2, 6)).toEqual(['2026-06-01', '否', '复查维持', '2026-06-24']);
  });

  it('L13 has whom leaders received and what they took over, not their written words alone (R-04)', () => {
    const received: PetitionEvent = {
      type: 'LeaderReceived',
      occurredOn: '2026-03-20',
      article: 'leaderReception',
      data: { leaderId: uuid(15), receivedOn: '2026-03-20', kind: 'reception' },
      sealed: { summary: '当面听取' },
    };
    const taken: PetitionEvent = {
      type: 'CaseSponsored',
      occurredOn: '2026-03-21',
      article: 'leaderReception',
      data: { sponsorId: uuid(15), assignedOn: '2026-03-21' },
      sealed: {},
    };
    const theCase = caseOf([registered(), triaged(), received, taken]);
    const lines = linesOf(book('L13'), [{ theCase, clocks: [] }], all).map(({ cells }) => cells);
    expect(lines.map(([leader, on]) => [leader, on])).toEqual([
      ['登记员', '2026-03-20'],
      ['登记员', '2026-03-21'],
    ]);
    expect(lines.map((cells) => cells[2]?.slice(-4))).toEqual(['（接访）', '（包案）']);
  });

  it('L08 has a line for each letter that went down, written by hand or as a paper, and one only', () => {
    const sent = (documentId: string): PetitionEvent => ({
      type: 'AssignmentSent',
      occurredOn: '2026-03-05',
      article: 'passDown',
      data: {
        disposition: 'YJG',
        docNo: '宛组信交〔2026〕1号',
        sentOn: '2026-03-05',
        dueOn: '2026-05-04',
        childId: null,
        targetOrgId: 2,
        documentId,
        method: 'posted',
        retold: false,
      },
      sealed: { requirement: '请办理', targetName: '召川县委组织部' },
    });
    const signed: PetitionEvent = {
      type: 'AssignmentSignedFor',
      occurredOn: '2026-03-09',
      article: 'deemedSigning',
      data: { signedForOn: '2026-03-09', deemed: true },
      sealed: {},
    };
    const lines = (...events: PetitionEvent[]) =>
      linesOf(book('L08'), [{ theCase: caseOf([registered(), triaged(), ...events]), clocks: [] }], all);
    const byHand = lines(sent('by-hand'), signed).map(({ cells }) => cells);
    expect(byHand).toEqual([
      [
        '宛组信交〔2026〕1号',
        '召川县委组织部',
        '宛组信〔2026〕来信1号',
        '交办',
        '2026-03-09（视为）',
        '',
        '2026-05-04',
        '',
      ],
    ]);
    const drafted: PetitionEvent = {
      type: 'DocumentDrafted',
      occurredOn: '2026-03-05',
      article: 'fourCheckpoints',
      data: { documentId: 'paper', code: 'D09', draft: 1, authorId: uuid(15), length: 2 },
      sealed: {
        title: '关于交办的函',
        content: '{}',
        fields: { addressee: '召川县委组织部', dueOn: '2026-05-04' },
      },
    };
    const paper: PetitionEvent = {
      type: 'DocumentSigned',
      occurredOn: '2026-03-05',
      article: 'oneDisposition',
      data: {
        documentId: 'paper',
        code: 'D09',
        draft: 1,
        docNo: '宛组信交〔2026〕1号',
        approval: {
          signerId: uuid(15),
          capacity: 'leader',
          level: 'C',
          signedOn: '2026-03-05',
          onPaper: true,
        },
      },
    };
    expect(lines(drafted, paper, sent('paper'), signed).map(({ cells }) => cells)).toEqual(byHand);
    expect(lines()).toEqual([]);
  });

  it('what the reader may not see is in no line and no file (§9)', () => {
    const hidden = {
      theCase: caseOf([registered(accusation()), triaged(accusation())], { mayKnowReporter: false }),
      clocks: [],
    };
    for (const each of BOOKS) {
      const lines = linesOf(each, [hidden], all);
      expect(wordsIn(lines)).not.toMatch(/何守田|411302195501010011|13800000000/);
      const file = renderXlsx({
        name: 'x',
        title: 'x',
        columns: each.columns,
        rows: lines.map(({ cells }) => cells),
      });
      expect(new PizZip(file).file('xl/worksheets/sheet1.xml')?.asText()).not.toContain('何守田');
    }
  });
});

describe('books of what is watched (§6.1)', () => {
  const bookNamed = (code: 'L12' | 'L15' | 'L17' | 'L25') => {
    const found = bookOf(code);
    if (found === undefined) throw new Error(code);
    return found;
  };
  const cells = (code: 'L12' | 'L15' | 'L17' | 'L25', kept: Parameters<typeof linesOf>[1][number]) =>
    linesOf(bookNamed(code), [kept], all).map((line) => line.cells);

  it('L25 tells the steps of each lane to the minute, and of no lane nothing', () => {
    const theCase = caseOf([registered(), triaged(), accepted]);
    expect(cells('L25', { theCase, clocks: [] })).toEqual([]);
    const lanes = ['换届', '敏感时期'];
    const [line, other] = cells('L25', { theCase, clocks: [], lanes });
    expect(line?.slice(0, 2)).toEqual(['换届', '宛组信〔2026〕来信1号']);
    expect(other?.[0]).toBe('敏感时期');
    // recorded later than it happened: the day alone is known
    expect(line?.[2]).toMatch(/^2026-03-\d\d( \d\d:\d\d)?$/u);
    expect(line?.[3]).toMatch(/^2026-03-04/u);
    expect(line?.slice(4)).toEqual(['', '', '']);
  });

  it('L15 has nothing of what is neither old nor taken over by a leader', () => {
    expect(cells('L15', letter)).toEqual([]);
    const old = caseOf([registered(arrival({ receivedOn: '2023-12-01' }))]);
    const [line] = cells('L15', { theCase: old, clocks: [] });
    expect(line?.slice(0, 3)).toEqual(['请求补发退休待遇', '3年', '']);
    // it stands from the day on which it became one
    expect(
      linesOf(bookNamed('L15'), [{ theCase: old, clocks: [] }], { from: '2025-01-01', to: '2025-11-30' }),
    ).toEqual([]);
  });

  it('L12 counts a visit by the number that the office has set', () => {
    const visit = (visitorCount: number) => ({
      theCase: caseOf([registered(arrival({ channel: 'visit', visitorCount }))]),
      clocks: [],
    });
    expect(cells('L12', visit(4))).toEqual([]);
    expect(cells('L12', visit(5))[0]?.slice(0, 4)).toEqual(['2026-03-02', '', '', '集体访']);
  });
});

describe('a register as file and page', () => {
  const sheet = (rows: string[][]) =>
    new PizZip(renderXlsx({ name: '来信登记簿', title: '来信登记簿', columns: ['一', '二'], rows }))
      .file('xl/worksheets/sheet1.xml')
      ?.asText() ?? '';

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '  =cmd|x', '-x'])(
    '%j is text, never a formula',
    (nasty) => {
      expect(harmless(nasty)).toBe(`'${nasty}`);
      expect(sheet([[nasty, '']])).not.toContain('<f>');
      expect(sheet([[nasty, '']])).toContain("'");
    },
  );

  it('keeps numbers as numbers, codes and negative numbers as they are', () => {
    expect(sheet([['12', '0701']])).toMatch(/<c r="A3" s="3"><v>12<\/v><\/c>.*0701/su);
    expect(harmless('-5')).toBe('-5');
  });

  it('repeats its head on each page and adds up page by page', () => {
    const cases = Array.from({ length: 20 }, () => ({
      theCase: caseOf([registered(arrival({ jointSignerCount: 3 }))]),
      clocks: [],
    }));
    const page = registerPage(book('L01'), linesOf(book('L01'), cases, all), {
      organName: '某部',
      period: '2026年',
    });
    expect(page.match(/<thead>/gu)).toHaveLength(2);
    expect(page).toContain('第2页 共2页');
    const onPage = [...page.matchAll(/本页 (\d+)行/gu)].map(([, lines]) => Number(lines));
    expect(onPage[0]).toBeLessThanOrEqual(16);
    expect(onPage.reduce((sum, lines) => sum + lines, 0)).toBe(20);
    expect(page).toContain('累计 20行');
    expect(page).toMatch(new RegExp(`<td>${3 * (onPage[0] ?? 0)}</td>.*<td>60</td>`, 'su'));
  });

  it('escapes what people type', () => {
    const nasty = caseOf([
      registered(arrival(), {
        title: '<script>1</script>',
        content: 'c',
        matters: { '1': { summary: '<img onerror=1>', points: ['a', 'b'] } },
      }),
    ]);
    expect(
      registerPage(book('L01'), linesOf(book('L01'), [{ theCase: nasty, clocks: [] }], all), {
        organName: '部',
        period: '2026年',
      }),
    ).not.toMatch(/<script|<img/);
  });
});

describe('L30 向信访部门反馈表 (O-14)', () => {
  const feedback = bookOf('L30');
  const sent = { ...accusation(), origin: 'petitionOffice' as const, transferKind: 'transfer' as const };
  const kept = (facts: ReturnType<typeof accusation>) => ({
    theCase: caseOf([registered(facts), triaged(facts)], { mayKnowReporter: false }),
    clocks: [],
  });
  const lines = (facts: ReturnType<typeof accusation>, from: string, to: string) =>
    feedback === undefined ? [] : linesOf(feedback, [kept(facts)], { from, to });

  it('tells numbers and standing of what was still handled in the period, and nothing else', () => {
    const [line, ...more] = lines(sent, '2026-04-01', '2026-06-30');
    expect(more).toEqual([]);
    expect(line?.cells).toEqual(['1', '', sent.displayNo, sent.receivedOn, '正在办理', '']);
    expect(lines(sent, '2025-10-01', '2025-12-31')).toEqual([]);
  });

  it('leaves out what came directly, and appeals', () => {
    expect(lines(accusation(), '2026-01-01', '2026-03-31')).toEqual([]);
    const appeal = { ...arrival(), origin: 'petitionOffice' as const, transferKind: 'transfer' as const };
    expect(lines(appeal, '2026-01-01', '2026-03-31')).toEqual([]);
  });
});
