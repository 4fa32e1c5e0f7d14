import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, decide, type DecisionContext, policyOn } from '#domain';
import { modelOf, papersOf } from './index.js';
import {
  ACCUSED,
  accepted,
  accusation,
  arrival,
  caseOf,
  issued,
  matter,
  noticed,
  PETITIONER,
  registered,
  submitted,
  triaged,
  uuid,
  wordsIn,
} from './spec-support.js';

const opinion = (...result: Parameters<typeof submitted>) =>
  caseOf([registered(), triaged(), accepted, submitted(...result), issued('handlingOpinion')]);
const linesOf = (theCase: ReturnType<typeof caseOf>, kind: Parameters<typeof modelOf>[1]) =>
  modelOf(theCase, kind).paragraphs.map(({ text }) => text);

describe('信访处理意见书 D17', () => {
  it('puts the remedy that the handler wrote under its own heading, once', () => {
    const said = '予以支持。如不服本意见,可自收到之日起30日内,向上一级机关申请复查。';
    const texts = linesOf(opinion({}, { opinion: said }), 'handlingOpinion');
    expect(texts.slice(texts.indexOf('五、救济途径'))).toEqual([
      '五、救济途径',
      '如不服本意见，可自收到之日起30日内，向上一级机关申请复查。',
    ]);
    expect(texts.join('').match(/复查/gu)).toHaveLength(1);
    expect(texts).toContain('予以支持。');
  });

  it('R-48: has the four blocks, answers point by point and names the remedy (R-31, QS01, QC05)', () => {
    const model = modelOf(opinion(), 'handlingOpinion');
    expect(model).toMatchObject({
      docNo: '宛组信复〔2026〕5号',
      date: '2026年9月5日',
      title: '关于何守田信访事项的处理意见书',
      issuer: '中共南阳市委组织部',
    });
    expect(model.paragraphs.filter(({ heading }) => heading).map(({ text }) => text)).toEqual([
      '一、投诉请求',
      '二、事实和理由',
      '三、处理意见',
      '四、法律法规依据',
      '五、救济途径',
    ]);
    const lines = linesOf(opinion(), 'handlingOpinion');
    expect(lines).toContain('（一）关于“补发2019年以来差额”：支持。由原单位补发。');
    expect(lines).toContain('（二）关于“说明核定办法”：解释说明。核定办法见附表。');
    expect(lines.at(-1)).toMatch(
      /自收到本意见书之日起30日内，向中共南阳市委组织部的上一级机关（中共河南省委组织部）申请复查/,
    );
  });

  it('lists the points once where the request is nothing but the points, as the form begins with them', () => {
    const points = ['补发2019年以来差额', '说明核定办法'];
    const asked = (request: string) => {
      const lines = linesOf(opinion({}, { request }), 'handlingOpinion');
      return lines.slice(lines.indexOf('一、投诉请求') + 1, lines.indexOf('二、事实和理由'));
    };
    const numbered = ['（一）补发2019年以来差额。', '（二）说明核定办法。'];
    expect(asked(points.join('\n'))).toEqual(numbered);
    expect(asked('请求补发退休待遇差额')).toEqual(['请求补发退休待遇差额。', ...numbered]);
  });

  it('does not say twice what the handler wrote himself', () => {
    const own = opinion({}, { opinion: '支持。不服的，自收到之日起30日内向上一级机关申请复查。' });
    expect(wordsIn(modelOf(own, 'handlingOpinion')).match(/复查/g)).toHaveLength(1);
  });

  it('lists a basis that the text does not name', () => {
    const lines = linesOf(
      opinion({
        legalBases: [{ source: '社会保险法', article: '第十五条', effective: true, ours: true }],
      }),
      'handlingOpinion',
    );
    expect(lines).toContain('《社会保险法》第十五条。');
  });

  it('refuses a basis that only others have, entered or written (R-53, QS04)', () => {
    const entered = opinion({
      legalBases: [{ source: '信访工作条例', article: '第四十条第一款', effective: true, ours: false }],
    });
    const written = opinion({}, { basis: '《信访工作条例》第四十条' });
    for (const theCase of [entered, written]) {
      expect(() => modelOf(theCase, 'handlingOpinion')).toThrow(
        expect.objectContaining({ code: 'CITATION_NOT_OURS' }),
      );
      expect(papersOf(theCase).find(({ kind }) => kind === 'handlingOpinion')?.missing[0]).toContain('R-53');
    }
  });

  it('says what is missing before it is issued, and of an outdated basis', () => {
    const early = caseOf([registered(), triaged(), accepted]);
    expect(papersOf(early).find(({ kind }) => kind === 'handlingOpinion')?.missing).toEqual([
      '报结果',
      '签发（签发时取得文号和成文日期）',
    ]);
    const outdated = opinion({
      legalBases: [{ source: '信访条例', article: '第三十二条', effective: false, ours: true }],
    });
    expect(() => modelOf(outdated, 'handlingOpinion')).toThrow(/未施行或者已失效/);
  });

  it('is not to be had for an accusation, nor any other reply (pitfall 4, O-06)', () => {
    const facts = accusation();
    const theCase = caseOf([registered(facts), triaged(facts), accepted]);
    expect(papersOf(theCase).map(({ kind }) => kind)).not.toEqual(
      expect.arrayContaining(['handlingOpinion']),
    );
    expect(() => modelOf(theCase, 'handlingOpinion')).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_DOES_NOT_FIT' }),
    );
  });

  it('does not print what was deleted by law as if it were text', () => {
    const story = opinion();
    const texts = {
      ...story.texts,
      latest: { ...story.texts.latest, ResultSubmitted: { text: '〔已依法删除〕' } },
    };
    expect(() => modelOf({ ...story, texts }, 'handlingOpinion')).toThrow(/已依法删除/);
  });
});

describe('the other replies', () => {
  it('D18 answers a suggestion without remedy or article', () => {
    const facts = arrival({ matters: [matter({ class: 'suggestion', appealKind: null })] });
    const theCase = caseOf([
      registered(facts),
      triaged(facts),
      accepted,
      submitted({ legalBases: [] }, { basis: '' }),
      issued('suggestionReply', ''),
    ]);
    const model = modelOf(theCase, 'suggestionReply');
    expect(model.title).toBe('建议采纳回复函');
    expect(wordsIn(model)).not.toMatch(/复查|30日|依据/);
  });

  it('D41 names the remedy of the law relied on, never 复查', () => {
    const facts = arrival({ matters: [matter({ appealKind: 'item5' })] });
    const theCase = caseOf([registered(facts), triaged(facts), accepted, submitted(), issued('dutyReply')]);
    const text = wordsIn(modelOf(theCase, 'dutyReply'));
    expect(text).toContain('申请事项');
    expect(text).toContain('规定的途径和期限寻求救济');
    expect(text).not.toContain('复查');
  });

  it('the direct answer is one paper with the notice (DF)', () => {
    const facts = arrival({ matters: [matter({ class: 'suggestion', appealKind: null })] });
    const theCase = caseOf([
      registered(facts),
      triaged(facts, { disposition: 'DF' }),
      noticed('directReply', { route: '第一段\n第二段' }),
    ]);
    expect(linesOf(theCase, 'directReply').slice(1)).toEqual(['第一段', '第二段', '特此答复。']);
  });
});

describe('a letter with an accusation and an appeal (R-23, 30③)', () => {
  const mixed = accusation({
    matters: [
      matter({ class: 'accusation', appealKind: null, categoryCode: '0102', purpose: 'accusation' }),
      matter({ matterNo: 2, pointCount: 2 }),
    ],
  });
  const text = {
    title: '举报镇长收钱',
    content: '镇长龙占元收钱卖官,另请补发退休待遇',
    place: '某镇',
    matters: {
      '1': { summary: '龙占元卖官', points: ['收受现金', '突击提拔'] },
      '2': { summary: '请求补发退休待遇', points: ['补发差额', '说明办法'] },
    },
  };
  const persons = { [PETITIONER]: { name: '何守田' }, [ACCUSED]: { name: '龙占元', post: '镇长' } };
  const LEAK = /龙占元|镇长|举报|卖官|收受|提拔|某镇|4820175936|信密/;

  // The twin is made by the domain's own split, not by hand.
  function appealTwin() {
    const parent = caseOf([registered(mixed, text, persons)]);
    const ctx: DecisionContext = {
      today: '2026-03-03',
      now: '2026-03-03T06:20:00.000Z',
      policy: policyOn('2026-03-02'),
      calendar: CHINA_CALENDAR,
      actor: { accountId: uuid(15), orgId: 1, capacity: 'windowHead', roles: ['windowHead'] },
      organisation: { id: 1, code: '411300Z', shortCode: '宛组', level: 'city', smallOffice: false },
      numbers: new Proxy<Record<string, number>>({}, { get: () => 9 }),
      randomNo: '4820175936',
    };
    const { others } = decide(
      parent.state,
      {
        type: 'split',
        parts: [
          { petitionId: uuid(51), matterNos: [1] },
          { petitionId: uuid(52), matterNos: [2] },
        ],
        reason: '分类不同',
        text,
        persons,
      },
      ctx,
    );
    const child = others.find(({ petitionId }) => petitionId === uuid(52));
    return child?.events ?? [];
  }

  it('leaves nothing of the accusation in any paper of the appeal twin', () => {
    const facts = arrival({ matters: [matter()] });
    const twin = caseOf([
      ...appealTwin(),
      triaged(facts),
      noticed(),
      accepted,
      submitted(),
      issued('handlingOpinion'),
    ]);
    const papers = papersOf(twin);
    expect(papers.filter(({ model }) => model !== undefined).map(({ kind }) => kind)).toEqual([
      'registrationReceipt',
      'registrationForm',
      'acceptanceNotice',
      'handlingOpinion',
      'serviceReceipt',
    ]);
    expect(wordsIn(papers)).not.toMatch(LEAK);
    expect(wordsIn(papers)).toContain('补发差额');
  });

  it('keeps to the points of its own class even where a letter was not split', () => {
    const theCase = caseOf([registered(mixed, text, persons)]);
    const asAppeal = {
      ...theCase,
      state: { ...theCase.state, class: 'appeal' as const, zone: 'general' as const },
    };
    const form = modelOf(asAppeal, 'registrationForm');
    expect(wordsIn(form.sections.at(-1)?.rows.slice(2))).not.toMatch(/收受|卖官/);
  });
});
