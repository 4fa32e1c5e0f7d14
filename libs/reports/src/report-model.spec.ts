import { describe, expect, it } from '@jest/globals';
import { type IndicatorFacts, policyOn, unwrittenSections } from '#domain';
import { type StatQuestion, statisticsOf } from '#projections';
import { facts as anyFacts } from '../../../test/support/indicator-facts.js';
import { correctionModel, correctionNumber } from './correction-model.js';
import { paperDate } from './paper-date.js';
import { draftText, reportModel } from './report-model.js';
import { reportOffice } from './report-office.js';

let serial = 0;
const row = (change: Partial<IndicatorFacts> = {}): IndicatorFacts =>
  anyFacts({
    petitionId: `p${(serial += 1)}`,
    receivedOn: '2026-07-10',
    registeredOn: '2026-07-10',
    ...change,
  });
const closed = (orgId: number, count: number, inTime = true): IndicatorFacts[] =>
  Array.from({ length: count }, () => {
    const on = inTime ? '2026-07-30' : '2026-08-09';
    const main = {
      kind: 'dueHandle',
      legalDue: '2026-08-01',
      provisional: false,
      closedOn: on,
      endedOn: null,
    };
    return row({ orgId, main: main as IndicatorFacts['main'], closureOn: on });
  });

const question: StatQuestion = {
  period: '2026Q3',
  asOf: '2026-11-21',
  axis: 'received',
  orgId: 1,
  withSubordinates: true,
  organisations: ['甲市', '乙县', '丙县', '丁县', '戊县'].map((name, index) => ({ id: index + 1, name })),
  policy: { smallSample: 5 },
  topFailures: [],
  countsRestricted: true,
};
const about = { issuer: '某部', addressee: '省委组织部', smallCell: policyOn('2026-11-21').smallCell };
const textOf = (
  kind: 'quarterAnalysis' | 'circular' | 'circularForCounties',
  rows: IndicatorFacts[],
): string =>
  draftText(kind, statisticsOf(rows, question), about)
    .sections.flatMap(({ paragraphs }) => paragraphs)
    .join('\n');

describe('the first draft of a report', () => {
  it('names everybody who shares a place among the first, and marks a small sample as it says', () => {
    const text = textOf(
      'circular',
      [1, 2, 3, 4].flatMap((orgId) => closed(orgId, orgId === 4 ? 2 : 6)),
    );
    expect(text).toContain(
      '第 1 名 甲市(100.00%)、第 1 名 乙县(100.00%)、第 1 名 丙县(100.00%)、第 1 名 丁县(100.00%,小样本)。',
    );
  });
  it('does not tell the counties in words what their table hides (O-71)', () => {
    const rows = [...closed(1, 20), ...closed(2, 20), ...closed(2, 1, false)];
    expect(textOf('circular', rows)).toContain('按期办结率 97.56%');
    expect(textOf('circularForCounties', rows)).not.toContain('97.56%');
  });
  it('does not tell the counties small numbers in the notes either, nor rates of earlier periods made of few (O-71)', () => {
    const history = Array.from({ length: 2 }, (_, at) =>
      row({ orgId: 2, petitionId: `history${at}`, history: true }),
    );
    const earlier = closed(2, 2).map((one) => ({
      ...one,
      receivedOn: '2025-07-10',
      registeredOn: '2025-07-10',
      closureOn: '2025-07-30',
      main: one.main && { ...one.main, legalDue: '2025-08-01', closedOn: '2025-07-30' },
    }));
    const page = statisticsOf([...closed(1, 20), ...closed(2, 20), ...history, ...earlier], question);
    const model = (kind: 'circular' | 'circularForCounties') =>
      reportModel(kind, page, { ...about, text: null });
    expect(model('circular').notes.join('')).toContain('历史导入 2 件');
    expect(model('circularForCounties').notes.join('')).toContain('历史导入 * 件');
    const rowOf = (kind: 'circular' | 'circularForCounties') =>
      model(kind)
        .tables.find(({ title }) => title === '主要指标')
        ?.rows.find(([name]) => String(name).includes('I-09'));
    expect(rowOf('circular')?.slice(5)).toEqual(['100.00%', expect.any(String)]);
    expect(rowOf('circularForCounties')?.slice(5)).toEqual(['*', '*']);
    const words = (kind: 'circular' | 'circularForCounties') =>
      JSON.stringify(model(kind).text.sections[0]?.paragraphs);
    expect(words('circular')).toContain('比上年');
    expect(words('circularForCounties')).not.toContain('比上年');
  });
  it('gives the counties no place, gap or order from which a hidden rate could be told (O-70, O-71)', () => {
    // the small unit lies between the others: a place of its own, or 1 and 3 beside it, would say so
    const worst = [...closed(3, 5), ...closed(3, 1, false)];
    const hidden = (inTime: boolean) => [
      ...closed(4, 12),
      ...closed(3, 6),
      ...worst,
      ...closed(1, 2, inTime),
      ...closed(2, 4, inTime),
      ...closed(5, 4, inTime),
    ];
    const shown = (rows: IndicatorFacts[]) => {
      const page = statisticsOf(rows, question);
      const model = reportModel('circularForCounties', page, { ...about, text: null });
      return [
        model.tables[0]?.rows.map(([place, name, , , , rate]) => [place, name, rate]),
        model.text.sections[1]?.paragraphs,
      ];
    };
    expect(shown(hidden(true))).toEqual(shown(hidden(false)));
    const [rows, said] = shown(hidden(true));
    expect(rows).toEqual([
      [1, '丁县', '100.00%'],
      [2, '丙县', '91.67%'],
      ['—', '甲市(小样本)', '*'],
      ['—', '乙县(小样本)', '*'],
      ['—', '戊县(小样本)', '*'],
    ]);
    expect(said?.[0]).toContain('第 1 名 丁县(100.00%)、第 2 名 丙县(91.67%)。');
  });
  it('names every channel, so that the parts are the whole', () => {
    const channels = ['letter', 'visit', 'phone', 'online', 'sms', 'fax'] as const;
    const text = textOf(
      'quarterAnalysis',
      channels.map((channel) => row({ channel })),
    );
    expect(text.match(/按渠道:.*/)?.[0].match(/占 16\.67%/g)).toHaveLength(6);
  });
});

describe('主送机关 and the title of the annex', () => {
  const page = statisticsOf(closed(1, 6), question);
  it('is with the first draft; words that were kept have their own, and older ones none', () => {
    const of = (text: Parameters<typeof reportModel>[2]['text']) =>
      reportModel('quarterAnalysis', page, { ...about, text }).text.addressee;
    expect(of(null)).toBe('省委组织部');
    expect(of({ title: '', addressee: '市委', sections: [] })).toBe('市委');
    expect(of({ title: '', sections: [] })).toBeUndefined();
  });
  it('asks the organisations for the one above', () => {
    const organisations = [
      { id: 1, parentId: null, name: '中共宛州市委组织部', level: 'city' as const },
      { id: 2, parentId: 1, name: '中共桐岭县委组织部', level: 'county' as const },
    ];
    const kind = 'quarterAnalysis' as const;
    expect(reportOffice(organisations, { orgId: 2, kind })).toEqual({
      issuer: '中共桐岭县委组织部',
      addressee: '中共宛州市委组织部',
    });
    expect(reportOffice(organisations, { orgId: 1, kind }).addressee).toBe('省委组织部');
    expect(reportOffice(organisations, { orgId: 9, kind })).toEqual({ issuer: '', addressee: '' });
  });
  it('an analysis that is for somebody goes up under the name of its signer, a circular does not (7.2.6)', () => {
    const signerOf = (kind: 'quarterAnalysis' | 'circular', addressee = '省委组织部') =>
      reportModel(kind, page, { ...about, addressee, text: null }).signer;
    expect([signerOf('quarterAnalysis'), signerOf('quarterAnalysis', ''), signerOf('circular')]).toEqual([
      '',
      undefined,
      undefined,
    ]);
  });
  it('says 半年 once in the title', () => {
    const half = statisticsOf([], { ...question, period: '2026H1' });
    expect(draftText('halfYearSummary', half, about).title).toBe('某部2026年上半年信访小结');
  });
  it('names what is annexed in one line, not by every table', () => {
    const annexOf = (kind: 'quarterAnalysis' | 'circular') =>
      reportModel(kind, page, { ...about, text: null }).annex;
    expect(annexOf('quarterAnalysis')).toBe(`${page.periodZh}信访统计图表`);
    expect(annexOf('circular')).toBe(`${page.periodZh}信访办理情况统计表`);
  });
});

describe('a report of an office that began this year (I-29)', () => {
  const page = statisticsOf(closed(1, 6), { ...question, since: new Map([[1, '2026-07-10']]) });
  const model = reportModel('quarterAnalysis', page, { ...about, text: null });
  it('says that last year was not registered, and neither 0 nor 净增 in words, tables and charts', () => {
    const words = JSON.stringify(model.text);
    expect(words).toContain('上期、上年同期未在本系统登记');
    expect(words).toContain('此前各期未在本系统登记,本期不作增减比较。');
    expect(JSON.stringify(model)).not.toMatch(/净增|比上年同期|同比—/u);
    const total = model.tables.find(({ title }) => title === '总量');
    expect(total?.rows[0]).toEqual(['信访总量', 6, '—', '—', '—', '—']);
    expect(total?.note).toBe('“—”:上期、上年同期未在本系统登记。');
    expect(model.charts[0]?.series.map(({ name }) => name)).toEqual(['本期']);
  });
  it('leaves the dash also in the version for the counties', () => {
    const { tables } = reportModel('circularForCounties', page, { ...about, text: null });
    expect(tables[0]?.rows.map((cells) => cells[3])).toEqual(page.organisations.map(() => '—'));
  });
});

describe('a period in which nothing came', () => {
  it.each(['quarterAnalysis', 'halfYearSummary', 'yearSummary', 'circular', 'circularForCounties'] as const)(
    'leaves in %s to a person what only a person can write (O-68)',
    (kind) => {
      const waiting = unwrittenSections(draftText(kind, statisticsOf([], question), about));
      expect(waiting.filter((heading) => !['五、原因分析', '六、下步建议'].includes(heading))).toEqual([]);
    },
  );
});

describe('更正通知 (O-72)', () => {
  const notice = {
    no: 2,
    figures: [{ key: '信访总量', was: '7', is: '8' }],
    reason: '漏录一件',
    addressee: null,
  };
  it('carries the number that the office gave, or says which notice to the report it is', () => {
    expect(correctionNumber({ ...notice, docNo: '宛组报〔2026〕5号' })).toBe('宛组报〔2026〕5号');
    expect(correctionNumber({ ...notice, docNo: null })).toBe('更正通知第 2 号');
  });
  it('names the signed paper by its number, where it has one', () => {
    const said = (docNo: string | null) =>
      correctionModel(
        'circular',
        { periodZh: '2026 年第三季度', title: '情况通报', issuer: '某部', docNo },
        notice,
      ).text.sections[0]?.paragraphs[0];
    expect(said('宛组报〔2026〕3号')).toContain('《情况通报》(宛组报〔2026〕3号)已经签发');
    expect(said(null)).toContain('《情况通报》已经签发');
  });
  it('is for whom it was issued, and has no 主送机关 where none was kept', () => {
    const of = (addressee: string | null) =>
      correctionModel(
        'circular',
        { periodZh: '2026 年第三季度', title: '情况通报', issuer: '某部', docNo: null },
        { ...notice, addressee },
      ).text;
    expect(of('省委组织部').addressee).toBe('省委组织部');
    expect(of(null)).not.toHaveProperty('addressee');
  });
});

it('a paper is dated without the day of the week (GB/T 9704)', () => {
  expect(paperDate('2026-12-02')).toBe('2026年12月2日');
});
