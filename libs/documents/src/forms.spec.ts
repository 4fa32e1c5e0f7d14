import { describe, expect, it } from '@jest/globals';
import type { PetitionEvent } from '#domain';
import { modelOf, papersOf } from './index.js';
import {
  accepted,
  accusation,
  arrival,
  caseOf,
  issued,
  noticed,
  registered,
  submitted,
  triaged,
  uuid,
  wordsIn,
} from './spec-support.js';

const rowsOf = (model: ReturnType<typeof modelOf>) =>
  Object.fromEntries(model.sections.flatMap(({ rows }) => rows).map(({ label, value }) => [label, value]));

describe('登记回执', () => {
  it('has number, channel and days, a place for the query code, and neither name nor content', () => {
    const model = modelOf(caseOf([registered(accusation())]), 'registrationReceipt');
    expect(rowsOf(model)).toMatchObject({
      信访编号: '宛组信密〔2026〕4820175936号',
      渠道: '来信',
      收到日期: '2026年3月2日',
      查询码: expect.stringMatching(/^＿+/),
    });
    expect(wordsIn(model)).not.toMatch(/何守田|龙占元|退休|mac/);
  });
});

describe('来信来访登记表 D01', () => {
  it('prints the place by the name of that time with its code, also where the code is no longer given out (M-29)', () => {
    // 411324 and its name as they were written down on the day; nobody looks them up anew
    const event = registered({ ...arrival(), problemRegion: '411324' });
    const placed = { ...event, sealed: { ...event.sealed, place: '镇平县原石佛寺乡' } } as typeof event;
    const rows = rowsOf(modelOf(caseOf([placed]), 'registrationForm'));
    // where it happened is another thing than whose place it is
    expect([rows['问题属地'], rows['发生地']]).toEqual(['区划代码411324', '镇平县原石佛寺乡']);
    expect(rowsOf(modelOf(caseOf([event]), 'registrationForm'))['问题属地']).toBe('区划代码411324');
  });
  it('says once what the letter is about where matter and point say nothing else', () => {
    const said = '要求补发差额';
    const matter = { summary: `${said}。`, points: [said] };
    const event = registered();
    const sealed = { ...event.sealed, title: said, matters: { 1: matter } };
    const alike = { ...event, sealed } as unknown as typeof event;
    const rows = rowsOf(modelOf(caseOf([alike]), 'registrationForm'));
    expect(rows['概况']).toBe(said);
    expect(rows['事项']).toContain('申诉求决类，第三十一条第（六）项（信访程序）');
    expect(rows['事项']).not.toContain(said);
    expect(rows['诉求或要点']).toBe('同概况');
  });
  it('prints persons in words', () => {
    const rows = rowsOf(modelOf(caseOf([registered()]), 'registrationForm'));
    expect(rows).toMatchObject({ '姓名（名称）': '何守田', 性别: '男', 渠道: '来信', 来源: '直接提出' });
    expect(rows['事项']).toContain('申诉求决类，第三十一条第（六）项（信访程序）');
    expect(rows['诉求或要点']).toBe('1．补发2019年以来差额\n2．说明核定办法');
  });

  it('withholds the reporter, not the accused, from who may not know him (§9)', () => {
    const text = wordsIn(
      modelOf(caseOf([registered(accusation())], { mayKnowReporter: false }), 'registrationForm'),
    );
    expect(text).not.toMatch(/何守田|411302195501010011|13800000000/);
    expect(text).toContain('龙占元');
    expect(text).toContain('（按规定不显示）');
  });

  it('is the only paper of imported history and of a letter that was split', () => {
    const split: PetitionEvent = {
      type: 'PetitionSplit',
      occurredOn: '2026-03-03',
      article: 'appealKinds',
      data: { children: [{ petitionId: uuid(2), suffix: 1, matterNos: [1], class: 'appeal' }] },
      sealed: { reason: '分' },
    };
    expect(papersOf(caseOf([registered(), split])).map(({ kind }) => kind)).toEqual([
      'registrationReceipt',
      'registrationForm',
    ]);
  });
});

describe('送达回证 D37', () => {
  const served = [
    registered(),
    triaged(),
    noticed(),
    accepted,
    submitted(),
    issued('handlingOpinion'),
  ] satisfies PetitionEvent[];

  it('fills in what is recorded of the result and leaves the rest to be written', () => {
    const delivered: PetitionEvent[] = [
      {
        type: 'ResultDispatched',
        occurredOn: '2026-09-06',
        article: 'opinionContents',
        data: { method: 'posted', dispatchedOn: '2026-09-06' },
        sealed: {},
      },
      {
        type: 'ResultDelivered',
        occurredOn: '2026-09-08',
        article: 'review',
        data: { deliveredOn: '2026-09-08', how: 'signed' },
        sealed: { receivedBy: '何守田' },
      },
    ];
    expect(rowsOf(modelOf(caseOf([...served, ...delivered]), 'serviceReceipt'))).toMatchObject({
      送达文书: '关于何守田信访事项的处理意见书',
      文号: '宛组信复〔2026〕5号',
      送达方式: '邮寄送达',
      '交付、交邮日期': '2026年9月6日',
      收到日期: '2026年9月8日',
      签收人: '何守田',
      见证人: '',
    });
  });

  it('is for the newest notice before there is a result', () => {
    const rows = rowsOf(modelOf(caseOf(served.slice(0, 3)), 'serviceReceipt'));
    expect(rows).toMatchObject({ 送达文书: '受理告知书', 收到日期: '', 受送达人: '何守田' });
  });

  it('does not name a reporter to who may not know him', () => {
    const facts = accusation();
    const theCase = caseOf([registered(facts), triaged(facts), noticed()], { mayKnowReporter: false });
    expect(papersOf(theCase).find(({ kind }) => kind === 'serviceReceipt')?.missing).toHaveLength(1);
    expect(wordsIn(papersOf(theCase))).not.toContain('何守田');
  });
});

describe('四关审核表 D30', () => {
  const passed: PetitionEvent = {
    type: 'GatePassed',
    occurredOn: '2026-04-22',
    article: 'fourCheckpoints',
    data: {
      gate: 'signing',
      round: 1,
      ruleSet: 'v1',
      verdicts: [
        { check: 'QP01', value: 'passed', hard: true, decidedBy: [], missing: [] },
        { check: 'QP04', value: 'passed', hard: true, decidedBy: [], missing: [] },
        {
          check: 'QC05',
          value: 'notApplicable',
          hard: true,
          decidedBy: [],
          missing: [],
          matrixRow: '只用于31(六)',
        },
      ],
      examinerId: uuid(14),
      substitution: { insteadOf: 'examiner', because: 'smallOffice' },
    },
    sealed: { softFailureRemarks: { QP01: '说明文字' } },
  };

  it('prints each check with verdict and reason, the examiner and who stood in (O-49, O-99)', () => {
    const model = modelOf(
      caseOf([registered(arrival()), triaged(), accepted, submitted(), passed]),
      'checkpointReviewForm',
    );
    const [signing, closing] = model.sections;
    expect(signing?.checks).toEqual([
      expect.objectContaining({ code: 'QP01', verdict: '通过', remark: '说明文字' }),
      expect.objectContaining({ code: 'QP04', name: '已书面告知，或有免告知理由，或无法送达' }),
      expect.objectContaining({ code: 'QC05', verdict: '不适用', remark: '只用于31（六）' }),
    ]);
    expect(signing?.rows).toContainEqual({ label: '审核人', value: '登记员（小机关模式，代行审核）' });
    expect(closing?.rows).toEqual([{ label: '情况', value: '尚未审核' }]);
  });

  it('is missing until a gate was passed', () => {
    const theCase = caseOf([registered(), triaged(), accepted, submitted()]);
    expect(() => modelOf(theCase, 'checkpointReviewForm')).toThrow(/尚未通过审签审核/);
  });
});
