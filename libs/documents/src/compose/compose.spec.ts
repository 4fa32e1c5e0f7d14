import { describe, expect, it } from '@jest/globals';
import { type DocumentCode, paperRule } from '#domain';
import { accusation, arrival, caseOf, matter, registered, triaged, wordsIn } from '../spec-support.js';
import { CODES, sampleOf, signedSample } from '../testing/every-paper.js';
import { SAMPLES } from '../testing/every-paper-samples.js';
import { composePaper, examine, fieldsOf, isCaseCode } from './index.js';

const source = (theCase: ReturnType<typeof caseOf>, typed: Record<string, string> = {}) => ({
  theCase,
  organName: '中共南阳市委组织部',
  superiorName: null,
  typed,
  today: '2026-03-20',
});

describe('D01–D48 (§5.1)', () => {
  it.each(CODES)('%s is whole: nothing missing, nothing at fault, words in it', (code) => {
    const { model, missing, faults } = sampleOf(code);
    expect({ missing, faults }).toEqual({ missing: [], faults: [] });
    expect(model?.title).not.toBe('');
    const words = wordsIn(model);
    expect(words).not.toMatch(/undefined|null,null|NaN|\[object/);
    expect(model?.issuer).toBe('中共南阳市委组织部');
  });

  it.each(CODES.filter((code) => fieldsOf(code).some(({ required }) => required)))(
    '%s: each field that it needs is asked for by name when it is empty',
    (code) => {
      const empty = Object.fromEntries(Object.keys(SAMPLES[code].typed ?? {}).map((name) => [name, '']));
      const { model, missing } = sampleOf(code, empty);
      expect(model).toBeNull();
      for (const { zh } of fieldsOf(code).filter(({ required }) => required)) expect(missing).toContain(zh);
    },
  );

  it('every letter of a case cites nothing that is not ours (R-53)', () => {
    for (const code of CODES)
      expect(`${code} ${wordsIn(sampleOf(code).model)}`).not.toMatch(/第三十九条|第四十条|第四十一条/);
  });

  it('D26 rests on 14② and 15① (R-53)', () => {
    expect(wordsIn(sampleOf('D26').model)).toMatch(/第十四条第二款.*第十五条第一款/);
  });

  it('refuses a power of others that is typed in (R-53)', () => {
    expect(
      sampleOf('D26', { requirement: '依照《信访工作条例》第四十条提出改进建议。' }).faults.join(),
    ).toContain('R-53');
  });

  it('D04 has the period of 31(六) and none of an accusation (C3, pitfall 4)', () => {
    const theCase = caseOf([registered(accusation()), triaged(accusation())]);
    const { model } = composePaper('D04', source(theCase, { route: '按规定办理。' }));
    expect(wordsIn(model)).not.toMatch(/60日|反映突击/);
    expect(wordsIn(sampleOf('D04').model)).toContain('60日');
  });

  it('D38 counts pages on from piece to piece (QC10)', () => {
    const pages = sampleOf('D38').model?.sections[0]?.table?.rows.map((cells) => cells[5]);
    expect(pages?.slice(0, 3)).toEqual(['1-2', '3-5', '6']);
  });

  it('D46 asks for the reason when both sides of the account differ (O-105)', () => {
    expect(sampleOf('D46', { systemCount: '2' }).missing.join()).toContain('O-105');
    expect(sampleOf('D46', { books: '来信登记簿|112|115' }).missing.join()).toContain('O-105');
  });

  it('a table without end is refused, not begun', () => {
    const rows = Array.from({ length: 3_001 }, (_, at) => `单位${at}|1|1|1|1`).join('\n');
    expect(() => sampleOf('D36', { ranking: rows })).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_TABLE_TOO_LONG' }),
    );
  });
});

describe('what may not be said is not there (30③, O-19, R-20, R-23)', () => {
  const down: DocumentCode[] = ['D08', 'D09', 'D25', 'D26', 'D31', 'D32', 'D11'];
  const theCase = () =>
    caseOf([
      registered(accusation()),
      triaged(accusation(), {
        threePartTest: { significance: true, clarity: true, specificity: true },
        caseOpened: true,
      }),
      {
        type: 'ReworkOrdered',
        occurredOn: '2026-04-22',
        article: 'rework',
        data: {
          gate: 'signing',
          round: 1,
          ruleSet: 'v1',
          failedChecks: ['QS02'],
          verdicts: [],
          dueOn: '2026-05-07',
          examinerId: 'x',
        },
        sealed: { reason: '缺少证据。', requiredActions: ['补充。'] },
      },
    ]);

  it.each(down)('%s: nothing of who reported in it', (code) => {
    if (!isCaseCode(code)) throw new Error(code);
    const typed = { ...SAMPLES[code].typed, addressee: '中共卧龙区委组织部' };
    const { model, missing, faults } = composePaper(code, source(theCase(), typed));
    expect({ missing, faults }).toEqual({ missing: [], faults: [] });
    expect(wordsIn(model)).not.toMatch(/何守田|411302195501010011|13800000000/);
  });

  it.each(down)('%s: his name or number typed in by hand is found', (code) => {
    const model = {
      ...signedSample(code),
      paragraphs: [{ heading: false, text: '举报人电话13800000000。' }],
    };
    expect(examine(model, theCase(), code).join()).toContain('30③');
  });

  it('D20 prints the number of the opinion as the standard does, however it was entered', () => {
    expect(wordsIn(sampleOf('D20').model)).toContain('宛组信复〔2026〕5号');
  });

  it('an organ writes no letter to itself', () => {
    expect(sampleOf('D26', { addressee: '中共南阳市委组织部' }).missing.join()).toContain('本机关自己');
  });

  it('a letter never goes to the accused’s own unit (R-20)', () => {
    const { missing } = composePaper('D08', source(theCase(), { addressee: '某镇政府' }));
    expect(missing.join()).toContain('R-20');
  });

  it('an inquiry that copies the letter is refused: it would show who wrote it (O-19)', () => {
    const long = '请说明补发2019年以来差额说明核定办法和有关情况自2019年起少发';
    const { missing } = composePaper(
      'D11',
      source(
        caseOf([registered(accusation(), { title: 't', content: long, matters: {} }), triaged(accusation())]),
        { addressee: '龙占元', points: long, round: '第一次' },
      ),
    );
    expect(missing.join()).toContain('O-19');
  });

  it('nothing of the accusation of the same letter stands in the answer to its twin (R-23)', () => {
    const facts = arrival({
      matters: [
        matter(),
        matter({ matterNo: 2, class: 'accusation', appealKind: null, categoryCode: '0102', pointCount: 1 }),
      ],
      subjects: accusation().subjects,
    });
    const text = {
      title: 't',
      content: 'c',
      matters: {
        '1': { summary: '请求补发退休待遇', points: ['补发差额', '说明办法'] },
        '2': { summary: '反映镇长突击提拔', points: ['突击提拔干部'] },
      },
    };
    const twin = caseOf([registered(facts, text), triaged(facts)]);
    const { model } = composePaper('D04', source(twin, { route: '由本机关办理。' }));
    expect(wordsIn(model)).not.toMatch(/突击提拔|龙占元/);
    const typed = composePaper('D04', source(twin, { route: '另，反映镇长突击提拔的事项另行处理。' }));
    expect(typed.faults.join()).toContain('R-23');
  });

  it('only the organ issues, and nothing is marked as a state secret (§5.1, O-112)', () => {
    const model = signedSample('D08');
    const own = caseOf([registered(), triaged()]);
    expect(examine({ ...model, issuer: '市委组织部信访科' }, own, 'D08').join()).toContain('内设机构');
    expect(examine({ ...model, classification: '秘密★1年' }, own, 'D08').join()).toContain('非涉密');
    expect(
      examine({ ...model, paragraphs: [{ heading: false, text: '（此页无正文）' }] }, own, 'D08').join(),
    ).toContain('此页无正文');
  });

  it('who may not know the reporter makes no paper to him (§9)', () => {
    const hidden = caseOf([registered(accusation()), triaged(accusation())], { mayKnowReporter: false });
    const { missing } = composePaper('D04', source(hidden, { route: '按规定办理。' }));
    expect(missing.join()).toContain('举报人身份');
    expect(wordsIn(composePaper('D03', source(hidden)).model)).not.toContain('何守田');
    expect(paperRule('D03').to).toBe('inside');
  });
});
