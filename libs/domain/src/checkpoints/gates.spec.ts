import { describe, expect, it } from '@jest/globals';
import {
  CHECKS,
  codesOf,
  DISPOSITION_MATRIX,
  DISPOSITIONS,
  JUDGED_AGAIN_AT_CLOSING,
  WAYS_OUT,
} from '../glossary/index.js';
import { MINIMUM_LEVELS } from '../petition/approvals.js';
import { CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import { CURRENT_RULE_SET, explainVerdict, gateOutcome, judgeGate, ruleSetOf } from './index.js';
import { accusationStory, appealStory, judged, matter, Story } from './spec-support.js';
import { LOWEST_LEVELS } from './v1/approval-levels.js';
import { cellAt } from './v1/dispositions.js';

const applicable = (story: Story, gate: 'signing' | 'closing') =>
  judged(story.state(), gate)
    .filter(({ value }) => value !== 'notApplicable')
    .map(({ check }) => check);

const thanks = () =>
  new Story({
    ...matter({
      class: 'suggestion',
      appealKind: null,
      categoryCode: '1103',
      purpose: 'thanks',
      pointCount: 1,
    }),
    channel: 'phone',
  })
    .triaged({ disposition: 'DF' })
    .told('2026-03-04', { kind: 'directReply', onTheSpot: true })
    .accepted('2026-03-04')
    .submitted(
      {
        conclusion: 'answered',
        answers: [{ point: '1.1', finding: null, conclusion: 'answered', evidence: [], textLength: 20 }],
        measures: [],
        petitionerOpinion: null,
      },
      '2026-03-04',
    );

describe('两道关口', () => {
  it('§2.5 a call of thanks is judged by eleven checks, and all of them pass on the spot', () => {
    const story = thanks();
    expect([...applicable(story, 'signing'), ...applicable(story, 'closing')].sort()).toEqual(
      ['QP01', 'QP02', 'QP03', 'QP04', 'QP05', 'QP06', 'QS01', 'QS08', 'QC01', 'QC09', 'QC10'].sort(),
    );
    story.allSigned('signing', '2026-03-04');
    expect(gateOutcome(judged(story.state(), 'signing', '2026-03-04')).passed).toBe(true);
    expect(
      gateOutcome(judged(story.gatePassed('signing', '2026-03-04').state(), 'closing', '2026-03-04')).passed,
    ).toBe(true);
  });

  it('pitfall 38: nothing that comes after the issue is asked before it, and the road goes through to the end', () => {
    const story = appealStory({ resultRequired: true }).submitted().allSigned();
    const signing = judged(story.state(), 'signing');
    expect(signing.map(({ check }) => check)).not.toEqual(expect.arrayContaining(['QC04']));
    expect(signing.map(({ check }) => check)).not.toEqual(expect.arrayContaining(['QC06']));
    expect(gateOutcome(signing)).toMatchObject({ passed: true, failedHard: [], awaiting: [] });
    story.gatePassed().issued().served().allSigned('closing', '2026-04-28');
    expect(gateOutcome(judged(story.state(), 'closing', '2026-04-28')).passed).toBe(true);
  });

  it('an accusation goes through to the end without service (issued → closed)', () => {
    const story = accusationStory()
      .submitted()
      .allSigned()
      .gatePassed()
      .issued('2026-04-22', 'C', 'investigationReport');
    story.add('ReporterFeedbackGiven', '2026-04-28', { staffIds: [], reached: true, opinion: 'none' });
    story.allSigned('closing', '2026-04-28');
    expect(gateOutcome(judged(story.state(), 'closing', '2026-04-28')).passed).toBe(true);
  });

  it('pitfall 39 (O-45, O-46): a late case passes by its statement and only with it', () => {
    const on = '2026-06-20';
    const late = () => appealStory().submitted({}, '2026-06-18');
    expect(gateOutcome(judged(late().allSigned('signing', on).state(), 'signing', on))).toMatchObject({
      passed: false,
      failedHard: ['QE01', 'QE08'],
    });
    const explained = late().explained(on);
    expect(gateOutcome(judged(explained.state(), 'signing', on))).toMatchObject({
      passed: false,
      failedHard: [],
    });
    expect(gateOutcome(judged(explained.state(), 'signing', on)).awaiting).toContain('QE08');
    expect(gateOutcome(judged(explained.allSigned('signing', on).state(), 'signing', on))).toMatchObject({
      passed: true,
      overdue: true,
    });
  });

  it('pitfall 11: a return asks every person anew and leaves the clock alone', () => {
    const story = appealStory().submitted().allSigned();
    expect(gateOutcome(judged(story.state(), 'signing')).passed).toBe(true);
    story.returned().submitted({}, '2026-04-24');
    expect(gateOutcome(judged(story.state(), 'signing')).awaiting).toEqual([
      'QP06',
      'QP11',
      'QS01',
      'QS04',
      'QS06',
      'QC02',
    ]);
  });

  it('pitfall 37: an end without a result passes no signing gate and is judged once by the exit set (O-48)', () => {
    const story = new Story().triaged({ intakeDecision: 'redirect', disposition: null }).told();
    expect(applicable(story, 'signing')).toEqual([]);
    expect(applicable(story, 'closing')).toEqual(['QP01', 'QP02', 'QP03', 'QP04', 'QC01', 'QC09']);
    expect(gateOutcome(judged(story.state(), 'closing')).passed).toBe(true);
  });

  it('pitfall 7: the notice of a direct anonymous petition holds nothing up', () => {
    const filed = new Story({ anonymity: 'anonymous' }).triaged({
      intakeDecision: 'passDown',
      disposition: 'ZS',
    });
    expect(gateOutcome(judged(filed.state(), 'closing')).passed).toBe(true);
  });

  it('the report of a unit below is judged at both gates at once', () => {
    const story = new Story()
      .triaged({ intakeDecision: 'passDown', disposition: 'YJG' })
      .designated()
      .told()
      .accepted()
      .noted('statement')
      .noted('evidence')
      .submitted();
    const checks = judged(story.state(), 'closing').map(({ check }) => check);
    expect(checks).toEqual(codesOf(CHECKS));
    story.allSigned('signing');
    story.allSigned('closing');
    expect(gateOutcome(judged(story.state(), 'closing')).failedHard).toEqual([]);
  });

  it('the full set is for results that are asked for and for opened cases, the light one for the rest (O-48)', () => {
    expect(applicable(appealStory().submitted(), 'signing')).not.toContain('QS03');
    expect(applicable(appealStory({ resultRequired: true }).submitted(), 'signing')).toContain('QS03');
    expect(applicable(accusationStory().submitted(), 'signing')).toContain('QP07');
  });

  it('imported history is not judged, and that is no pass', () => {
    const history = {
      ...appealStory().state(),
      history: { repliedOn: null, closedOn: null, disposition: null },
    };
    expect(gateOutcome(judged(history, 'closing')).passed).toBe(false);
    expect(judged(history, 'signing').every(({ value }) => value === 'notApplicable')).toBe(true);
  });

  it('a soft failure only hints (O-45)', () => {
    const story = appealStory().submitted({ templateLikeness: 99 }).allSigned();
    expect(gateOutcome(judged(story.state(), 'signing'))).toMatchObject({
      passed: true,
      failedSoft: ['QS08'],
    });
  });

  it('a person’s no outweighs the machine’s yes', () => {
    const story = appealStory().submitted().allSigned().signed('QS01', 'signing', false);
    expect(gateOutcome(judged(story.state(), 'signing'))).toMatchObject({
      passed: false,
      failedHard: ['QS01'],
    });
  });
});

describe('规则集', () => {
  it('O-49: the same state and version give the same verdicts, byte for byte', () => {
    const state = accusationStory().submitted().allSigned().state();
    const once = JSON.stringify(judged(state, 'signing'));
    expect(JSON.stringify(judged(structuredClone(state), 'signing'))).toBe(once);
    const ctx = { today: '2026-04-21', policy: policyOn('2026-03-02'), calendar: CHINA_CALENDAR };
    expect(JSON.stringify(judgeGate(state, 'signing', { ...ctx, ruleSet: CURRENT_RULE_SET }))).toBe(once);
    expect(() => judgeGate(state, 'signing', { ...ctx, ruleSet: 'v0' })).toThrow('四关规则');
  });

  it('O-47: every hard check has a way out, and every verdict has its words', () => {
    for (const check of codesOf(CHECKS)) expect(WAYS_OUT[check]).not.toBe('');
    const bare = new Story({ resultRequired: true, origin: 'leader' })
      .triaged()
      .extended(40, { level: 'A' })
      .state();
    for (const gate of ['signing', 'closing'] as const)
      for (const found of judged(bare, gate, '2026-08-01')) {
        const text = explainVerdict(found);
        expect(text.checked).not.toBe('');
        if (found.value !== 'failed') continue;
        expect(text.wayOut).not.toBeNull();
        expect(text.missing.length + (text.finding === null ? 0 : 1)).toBeGreaterThan(0);
        for (const missing of text.missing) expect(missing).not.toMatch(/[A-Za-z]/);
      }
  });

  it('says in Chinese what is missing', () => {
    const story = appealStory().submitted({ answers: [] });
    const found = judged(story.state(), 'signing').find(({ check }) => check === 'QS01');
    expect(found && explainVerdict(found)).toMatchObject({
      zh: '诉求或举报要点逐条回应',
      valueZh: '未过',
      missing: ['对要点的结论(1.1)', '对要点的结论(1.2)'],
      wayOut: '补答未回应的要点',
    });
  });

  it('has the forty checks as the glossary names them; QC03 alone waits for its fact', () => {
    expect(codesOf(CHECKS)).toHaveLength(40);
    for (const [code, version] of codesOf(CHECKS).flatMap((each) => [
      [each, 'v1'] as const,
      [each, 'v2'] as const,
      [each, 'v3'] as const,
      [each, 'v4'] as const,
    ])) {
      const { kind, hard, gates } = ruleSetOf(version).checks[code];
      expect({ code, kind, hard }).toEqual({ code, kind: CHECKS[code].kind, hard: CHECKS[code].hard });
      const again = JUDGED_AGAIN_AT_CLOSING.includes(code) || code === 'QC03';
      expect(gates).toEqual(again ? ['signing', 'closing'] : [CHECKS[code].gate]);
    }
  });

  // v1 keeps tables of its own, so that an old case is judged alike for ever. When a decision's table changes,
  // this fails: then the change wants a new rule set, not an edit of v1.
  it('agrees with the tables by which decisions are refused today (QP02, QP03)', () => {
    const rows = {
      procedure: 'appealProcedure',
      item5: 'appealItem5',
      item6: 'appealItem6',
      suggestion: 'suggestion',
      consultation: 'consultation',
      accusationOwn: 'accusationOwn',
      accusationSubordinate: 'accusationSubordinate',
      accusationSuperior: 'accusationSuperior',
      accusationOwnStaff: 'accusationOwnStaff',
      accusationOwnHead: 'accusationOwnHead',
      outOfScope: 'outOfScope',
    } as const;
    const signs = { '●': 'yes', '△': 'reason', s: 'simplified', '.': 'no' } as const;
    for (const row of Object.keys(rows) as (keyof typeof rows)[])
      for (const disposition of codesOf(DISPOSITIONS))
        expect([row, disposition, signs[cellAt(row, disposition)]]).toEqual([
          row,
          disposition,
          DISPOSITION_MATRIX[rows[row]][disposition],
        ]);
    const decisions = {
      routing: 'routing',
      filing: 'filing',
      inquiry: 'inquiry',
      caseOpening: 'caseOpening',
      reminder: 'reminder',
      admonition: 'admonition',
      conclusion: 'conclusion',
      handlingExtension: 'extensionItem6',
      verificationExtension: 'extensionVerification',
      issue: 'issuing',
      issueGrave: 'issuingMajor',
      referral: 'referral',
      reportUp: 'sealedReport',
    } as const;
    const cellOf = (cell: string | { level: string }) =>
      typeof cell === 'string' ? cell.replace('never', 'x').replace('–', '-') : cell.level;
    for (const decision of Object.keys(decisions) as (keyof typeof decisions)[])
      expect([decision, ...LOWEST_LEVELS[decision]]).toEqual([
        decision,
        ...MINIMUM_LEVELS[decisions[decision]].map(cellOf),
      ]);
  });
});
