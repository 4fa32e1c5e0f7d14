import { describe, expect, it } from '@jest/globals';
import type { ArrivalFacts, PetitionEvent } from '#domain';
import { modelOf, papersOf } from './index.js';
import {
  accepted,
  accusation,
  arrival,
  caseOf,
  matter,
  noticed,
  registered,
  triaged,
  wordsIn,
} from './spec-support.js';

const handled = (facts: ArrivalFacts, change: Parameters<typeof caseOf>[1] = {}) =>
  caseOf([registered(facts), triaged(facts), noticed(), accepted], change);
const textOf = (facts: ArrivalFacts) =>
  modelOf(handled(facts), 'acceptanceNotice')
    .paragraphs.map(({ text }) => text)
    .join('\n');
const appeal = (appealKind: ArrivalFacts['matters'][number]['appealKind']) =>
  arrival({ matters: [matter({ appealKind })] });

describe('受理告知书 D04', () => {
  it('keeps the name that the organ bore on its day', () => {
    const named = (until: string) => ({
      organNameOn: (day: string) => (day <= until ? '中共南阳地委组织部' : '中共南阳市委组织部'),
    });
    const before = modelOf(handled(arrival(), named('2026-12-31')), 'acceptanceNotice');
    expect(before.issuer).toBe('中共南阳地委组织部');
    expect(wordsIn(before)).not.toContain('中共南阳市委组织部');
    const after = modelOf(handled(arrival(), named('2026-01-01')), 'acceptanceNotice');
    expect(wordsIn(after)).not.toContain('中共南阳地委组织部');
  });

  it('states receipt, whether it is accepted, way, procedure and how to ask (C2, R-12)', () => {
    const model = modelOf(handled(arrival()), 'acceptanceNotice');
    expect(model).toMatchObject({
      issuer: '中共南阳市委组织部',
      docNo: '宛组信告〔2026〕7号',
      title: '受理告知书',
      addressee: '何守田',
      date: '2026年3月6日',
    });
    const text = textOf(arrival());
    for (const part of [
      '您通过来信提出的信访事项，本机关于2026年3月2日收到',
      '信访编号为宛组信〔2026〕来信1号',
      '请求补发退休待遇',
      '决定予以受理',
      '处理途径：由本机关直接办理',
      '办理程序：',
      '查询码',
    ])
      expect(text).toContain(part);
  });

  it('names the 60 days for 31(六) only, from the day of acceptance (R-34, D04)', () => {
    expect(textOf(arrival())).toContain('自受理之日（2026年3月5日）起60日内办结');
    expect(textOf(appeal('item5'))).not.toMatch(/60日|期限/);
    expect(textOf(arrival({ matters: [matter({ class: 'suggestion', appealKind: null })] }))).not.toMatch(
      /60日|期限/,
    );
  });

  it('gives an accusation no period, tells nothing of it again and answers in three states (pitfall 4, §6.2)', () => {
    const text = textOf(accusation());
    expect(text).not.toMatch(/60日|期限|退休|龙占元/);
    expect(text).toContain('已收到');
    expect(text).toContain('严格保密');
  });

  it('counts from signing for what was passed on, and does not say whose instruction it was (R-14)', () => {
    const facts = arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-03' });
    expect(textOf(facts)).toContain('由信访部门转送，本机关于2026年3月3日收到');
    expect(textOf(arrival({ origin: 'leader' }))).not.toContain('领导');
  });

  it('takes the short form for a merged repeat', () => {
    const merged = caseOf([
      registered(),
      triaged(arrival(), { intakeDecision: 'mergeInto', disposition: 'HB', mergedInto: 'x' }),
      noticed('mergeNotice'),
    ]);
    const text = wordsIn(modelOf(merged, 'acceptanceNotice'));
    expect(text).toContain('合并办理');
    expect(text).not.toMatch(/办理程序|60日|决定予以受理/);
  });

  it('never prints what is written for the office: proposal, late statement', () => {
    expect(wordsIn(papersOf(handled(arrival())))).not.toMatch(/内部拟办意见|内部迟告说明/);
  });

  it('is not made for who may not know the reporter, and says what is missing before the notice is recorded', () => {
    const paper = papersOf(handled(accusation(), { mayKnowReporter: false })).find(
      ({ kind }) => kind === 'acceptanceNotice',
    );
    expect(paper?.model).toBeUndefined();
    expect(paper?.missing).toEqual(['举报人身份只由扎口负责人、部长掌握，须由其出具']);
    const early = caseOf([registered(), triaged()]);
    expect(() => modelOf(early, 'acceptanceNotice')).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_INCOMPLETE', message: expect.stringContaining('尚未告知') }),
    );
  });
});

describe('the other notices of Article 23', () => {
  const noticeOf = (
    kind: Parameters<typeof modelOf>[1],
    of: Parameters<typeof noticed>[0],
    decided: {
      data: Parameters<typeof triaged>[1];
      sealed?: Parameters<typeof triaged>[2];
      facts?: ArrivalFacts;
    },
  ) => {
    const facts = decided.facts ?? arrival();
    return wordsIn(
      modelOf(
        caseOf([
          registered(facts),
          triaged(facts, decided.data, decided.sealed),
          noticed(of, { route: '途径文字' }),
        ]),
        kind,
      ),
    );
  };

  it('D05 gives the one ground of 19③ and names organ and case number', () => {
    const text = noticeOf('nonAcceptanceNotice', 'nonAcceptanceNotice', {
      data: { intakeDecision: 'notAccepted', disposition: null, reasonCode: 'IN_PROCESS_19_3' },
      sealed: { reason: '卧龙区委组织部正在办理,宛卧组信〔2026〕来信3号' },
    });
    expect(text).toContain('《信访工作条例》第十九条第三款');
    expect(text).toContain('卧龙区委组织部正在办理');
    expect(text).not.toContain('法定途径');
  });

  it('D07 names where it went, and nothing at all of a sealed one', () => {
    const data = { intakeDecision: 'passDown', disposition: 'ZS' } as const;
    const sealed = { targetName: '中共卧龙区委组织部' };
    const open = noticeOf('transferNoticeToPetitioner', 'transferNotice', { data, sealed });
    expect(open).toContain('于2026年3月4日将该事项转送中共卧龙区委组织部');
    const closed = noticeOf('transferNoticeToPetitioner', 'transferNotice', {
      data,
      sealed,
      facts: accusation({ zone: 'sealed' }),
    });
    expect(closed).toContain('已按干部管理权限报送');
    expect(closed).not.toMatch(/卧龙|途径文字/);
  });

  it('D07 takes the name from the letter where the decision knew the unit by its number alone (R-12)', () => {
    const sent: PetitionEvent = {
      type: 'AssignmentSent',
      occurredOn: '2026-03-06',
      article: 'passDown',
      data: {
        disposition: 'ZS',
        docNo: '宛组信转〔2026〕1号',
        sentOn: '2026-03-06',
        dueOn: null,
        childId: null,
        targetOrgId: 2,
        documentId: 'D08-1',
        method: 'posted',
        retold: false,
      },
      sealed: { requirement: '', targetName: '中共卧龙区委组织部' },
    };
    const decided = triaged(arrival(), { intakeDecision: 'passDown', disposition: 'ZS', targetOrgId: 2 });
    const notice = noticed('transferNotice', { route: '途径文字' });
    const paper = (...events: PetitionEvent[]) =>
      papersOf(caseOf([registered(), decided, ...events])).find(
        ({ kind }) => kind === 'transferNoticeToPetitioner',
      );
    expect(paper(notice)?.missing).toEqual(['去向机关的名称（R-12）']);
    expect(paper(notice, sent)?.missing).toEqual([]);
    expect(
      wordsIn(modelOf(caseOf([registered(), decided, notice, sent]), 'transferNoticeToPetitioner')),
    ).toContain('将该事项转送中共卧龙区委组织部');
  });

  it('D39 names the item and its procedure, and is not used for what ended by law (R-25)', () => {
    const facts = appeal('item3');
    const data = { intakeDecision: 'import', disposition: null, appealKind: 'item3' } as const;
    const text = noticeOf('procedureNotice', 'procedureNotice', { data, facts });
    expect(text).toContain('《信访工作条例》第三十一条第（三）项');
    expect(text).toContain('应走的程序和受理机关：途径文字');
    expect(() =>
      noticeOf('procedureNotice', 'procedureNotice', { data: { ...data, litigationFinal: true }, facts }),
    ).toThrow(expect.objectContaining({ code: 'DOCUMENT_INCOMPLETE' }));
  });

  it('D40 names the competent organ', () => {
    const text = noticeOf('competentOrganNotice', 'competentOrganNotice', {
      data: { intakeDecision: 'redirect', disposition: null },
      sealed: { targetName: '市人力资源和社会保障局', reason: '属社会保险待遇核定' },
    });
    expect(text).toContain('有权处理的机关、单位：市人力资源和社会保障局');
    expect(text).toContain('不属于本机关以及本系统的职权范围');
    expect(text).not.toContain('不予受理');
  });

  it('D06 keeps 不再受理 apart from 不予受理 (pitfall 10)', () => {
    const text = noticeOf('noFurtherAcceptanceNotice', 'noFurtherAcceptanceNotice', {
      data: { intakeDecision: 'noLonger', disposition: null },
      sealed: { reason: '豫组信核〔2025〕2号复核意见' },
    });
    expect(text).toContain('第三十六条第三款');
    expect(text).not.toContain('不予受理');
  });
});
