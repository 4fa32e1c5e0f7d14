import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { CURRENT_RULE_SET, gateOutcome, judgeGate } from '../../checkpoints/index.js';
import { possibleActions } from '../possible-actions.js';
import { on, result, STAFF } from '../spec-fixtures.js';
import { petitionOn, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';
import {
  decided,
  delivered,
  examiner,
  passed,
  posted,
  signedAll,
  submitted,
} from './second-half-fixtures.js';

describe('signCheck', () => {
  const { given } = petitionOn(examiner);
  const sign = { type: 'signCheck', gate: 'signing', check: 'QS03', passed: true } as const;

  it('O-49: records whose word it is, at which gate, in which round', () => {
    given(...submitted())
      .when(sign)
      .then({
        type: 'CheckSigned',
        occurredOn: '2026-04-14',
        article: 'gates',
        data: { gate: 'signing', round: 1, check: 'QS03', passed: true, examinerId: STAFF.examiner },
        sealed: {},
      });
  });

  it('§2.14: nobody signs for his own case; in a small office the head of the window stands in', () => {
    petitionOn(on('2026-04-14', 'handler'))
      .given(...submitted())
      .when(sign)
      .thenRejected('NOT_YOUR_OWN_CASE', ARTICLES.gates);
    petitionOn(on('2026-04-14', 'windowHead'))
      .given(...submitted())
      .when(sign)
      .thenRejected('EXAMINER_CAPACITY');
    petitionOn(on('2026-04-14', 'windowHead', { smallOffice: true }))
      .given(...submitted())
      .when(sign)
      .thenState((state) => expect(state?.signedChecks).toHaveLength(1));
  });

  it('§2.14: is offered to the head of the window in a small office, whatever else he does there', () => {
    const head = on('2026-04-14', 'windowHead', { smallOffice: true });
    const both = { ...head, actor: { ...head.actor, capacity: 'reception' as const } };
    const offered = (capacityOf?: Parameters<typeof possibleActions>[2]) =>
      possibleActions(stateAfter(...submitted())!, both, capacityOf).find(
        ({ action }) => action === 'signCheck',
      );
    expect(offered()).toMatchObject({ possible: false, code: 'EXAMINER_CAPACITY' });
    const examines = offered((action) => (action === 'signCheck' ? 'windowHead' : 'reception'));
    expect(examines).toMatchObject({ possible: true });
  });

  it('says no to a check that a machine judges, of another gate, or without a reason', () => {
    given(...submitted())
      .when({ ...sign, check: 'QP01' })
      .thenRejected('CHECK_IS_AUTOMATIC');
    given(...submitted())
      .when({ ...sign, check: 'QC08' })
      .thenRejected('CHECK_NOT_OF_GATE');
    given(...submitted())
      .when({ ...sign, gate: 'closing' })
      .thenRejected('GATE_NOT_OPEN');
    given(...delivered())
      .when(sign)
      .thenRejected('GATE_NOT_OPEN');
    given(...submitted())
      .when({ ...sign, passed: false })
      .thenRejected('TEXT_REQUIRED');
    given(...submitted())
      .when({ ...sign, check: 'QX99' as never })
      .thenRejected('CODE_UNKNOWN');
  });

  it('stays quiet when it is said again', () => {
    given(...decided(submitted(), sign, examiner))
      .when(sign)
      .thenNothing();
  });
});

describe('passGate', () => {
  const { given } = petitionOn(examiner);

  it('O-45: says no and lists what failed and what waits', () => {
    given(...submitted())
      .when({ type: 'passGate', gate: 'signing' })
      .thenRejected('GATE_NOT_PASSED', ARTICLES.gates);
    try {
      decide(stateAfter(...submitted()), { type: 'passGate', gate: 'signing' }, examiner);
      throw new Error('passed');
    } catch (error) {
      expect((error as { detail: { awaiting: string[] } }).detail.awaiting).toContain('QC02');
    }
  });

  it('O-49: passes with its verdicts and the version of the rules', () => {
    const signed = signedAll(submitted(), 'signing', examiner);
    const verdicts = judgeGate(stateAfter(...signed), 'signing', examiner);
    expect(gateOutcome(verdicts).failedSoft).toEqual([]);
    given(...signed)
      .when({ type: 'passGate', gate: 'signing' })
      .then({
        type: 'GatePassed',
        occurredOn: '2026-04-14',
        article: 'gates',
        data: {
          gate: 'signing',
          round: 1,
          ruleSet: CURRENT_RULE_SET,
          verdicts,
          examinerId: STAFF.examiner,
          substitution: null,
        },
        sealed: { softFailureRemarks: {} },
      });
  });

  it('O-45: a soft failure needs a sentence', () => {
    const copied = decided(
      submitted().slice(0, -1),
      result('2026-04-10', { templateLikeness: 97 }),
      on('2026-04-10'),
    );
    const signed = signedAll(copied, 'signing', examiner);
    given(...signed)
      .when({ type: 'passGate', gate: 'signing' })
      .thenRejected('TEXT_REQUIRED');
    given(...signed)
      .when({ type: 'passGate', gate: 'signing', softFailureRemarks: { QS08: '同类事项,答复相同' } })
      .thenState((state) => expect(state?.gates).toHaveLength(1));
  });

  it('O-99: a stand-in is named in the verdict', () => {
    const small = on('2026-04-14', 'windowHead', { smallOffice: true });
    const [event] = decide(
      stateAfter(...signedAll(submitted(), 'signing', small)),
      { type: 'passGate', gate: 'signing' },
      small,
    ).events;
    expect(event?.data).toMatchObject({ substitution: { insteadOf: 'examiner', because: 'smallOffice' } });
  });

  it('says no twice, and to the other gate', () => {
    given(...passed(submitted(), 'signing', examiner))
      .when({ type: 'passGate', gate: 'signing' })
      .thenRejected('GATE_ALREADY_PASSED');
    given(...submitted())
      .when({ type: 'passGate', gate: 'closing' })
      .thenRejected('GATE_NOT_OPEN');
  });
});

describe('returnForRework, orderCompletion', () => {
  const { given } = petitionOn(examiner);
  const back = {
    type: 'returnForRework',
    gate: 'signing',
    reason: '事实与证据不一致',
    requiredActions: ['改报告'],
    failedChecks: ['QS03'],
  } as const;

  it('O-50: what failed, what to do, by when: fifteen days unless said otherwise', () => {
    const verdicts = judgeGate(stateAfter(...submitted()), 'signing', examiner);
    given(...submitted())
      .when({ ...back, failedChecks: ['QS03'], requiredActions: ['改报告'] })
      .then({
        type: 'ReworkOrdered',
        occurredOn: '2026-04-14',
        article: 'rework',
        data: {
          gate: 'signing',
          round: 1,
          ruleSet: CURRENT_RULE_SET,
          failedChecks: ['QS03'],
          verdicts,
          dueOn: '2026-04-29',
          examinerId: STAFF.examiner,
        },
        sealed: { reason: '事实与证据不一致', requiredActions: ['改报告'] },
      });
  });

  it('says no without a ground, without anything to do, with a day that is over', () => {
    given(...submitted())
      .when({ type: 'returnForRework', gate: 'signing', reason: ' ', requiredActions: ['改'] })
      .thenRejected('REWORK_WITHOUT_GROUND', ARTICLES.rework);
    given(...submitted())
      .when({ type: 'returnForRework', gate: 'signing', reason: '改', requiredActions: [] })
      .thenRejected('LIST_INVALID');
    given(...submitted())
      .when({
        type: 'returnForRework',
        gate: 'signing',
        reason: '改',
        requiredActions: ['改'],
        dueOn: '2026-04-13',
      })
      .thenRejected('DATE_IN_PAST');
    given(...submitted())
      .when({
        type: 'returnForRework',
        gate: 'signing',
        reason: '改',
        requiredActions: ['改'],
        failedChecks: ['QP01'],
      })
      .thenRejected('CHECK_IS_AUTOMATIC');
    petitionOn(on('2026-04-14', 'handler'))
      .given(...submitted())
      .when({ type: 'returnForRework', gate: 'signing', reason: '改', requiredActions: ['改'] })
      .thenRejected('NOT_YOUR_OWN_CASE');
  });

  it('a word given to the version before never passes the next one', () => {
    const again = decided(
      decided(
        signedAll(submitted(), 'signing', examiner),
        { ...back, failedChecks: ['QS03'], requiredActions: ['改报告'] },
        examiner,
      ),
      result('2026-04-14'),
      on('2026-04-14'),
    );
    given(...again)
      .when({ type: 'passGate', gate: 'signing' })
      .thenRejected('GATE_NOT_PASSED');
  });

  it('§2.5: completion touches formalities alone, and only where something fails', () => {
    const ctx = on('2026-04-21', 'examiner');
    petitionOn(ctx)
      .given(...posted())
      .when({ type: 'orderCompletion', requiredActions: ['补回证'] })
      .thenState((state) => {
        expect(state?.status).toBe('completion');
        expect(state?.completions[0]).toMatchObject({ dueOn: '2026-05-06' });
        expect(state?.completions[0]?.failedChecks).toContain('QC04');
      });
    petitionOn(ctx)
      .given(...delivered())
      .when({ type: 'orderCompletion', requiredActions: ['补回证'] })
      .thenRejected('NOTHING_TO_COMPLETE');
  });
});
