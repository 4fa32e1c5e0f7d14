import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { DesignateHandler, RuleOnRecusal } from '../commands.js';
import {
  accusation,
  ACCUSED,
  approved,
  designated,
  on,
  registered,
  signature,
  STAFF,
  triaged,
} from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';

const { given } = petitionOn(on('2026-03-05', 'windowHead'));
const to = (change: Partial<DesignateHandler> = {}): DesignateHandler => ({
  type: 'designateHandler',
  handlerId: STAFF.handler,
  coHandlerIds: [STAFF.second],
  needToKnow: [STAFF.deputy],
  approval: signature('windowHead', '2026-03-04', false),
  ...change,
});
const ruling = (change: Partial<RuleOnRecusal> = {}): RuleOnRecusal => ({
  type: 'ruleOnRecusal',
  accountId: STAFF.handler,
  ground: 'sameName',
  ruling: 'cleared',
  reason: '同名不同人',
  ...change,
});
const story = [registered(), triaged('2026-03-03')];
const hit = { accountId: STAFF.handler, ground: 'sameName' as const };
const ruled = (change: 'cleared' | 'confirmed') => ({
  type: 'RecusalHitRuled' as const,
  occurredOn: '2026-03-04',
  article: 'recusal' as const,
  data: { accountId: STAFF.handler, ground: 'sameName' as const, ruling: change, ruledBy: STAFF.windowHead },
  sealed: { reason: '已核' },
});

describe('designateHandler: does it', () => {
  it('§1.11: names handler and co-handler, who always stand on the need-to-know list', () => {
    given(...story)
      .when(to())
      .then({
        type: 'HandlerDesignated',
        occurredOn: '2026-03-04',
        article: 'responsibility',
        data: {
          handlerId: STAFF.handler,
          coHandlerIds: [STAFF.second],
          needToKnow: [STAFF.handler, STAFF.second, STAFF.deputy],
          approval: { ...approved('windowHead', '2026-03-04', 'A'), onPaper: false },
        },
        sealed: {},
      });
  });

  it('R-21: a hit that a named person cleared no longer stands in the way', () => {
    given(...story, ruled('cleared'))
      .when(to({ recusalHits: [hit] }))
      .thenState((state) => expect(state?.handlerId).toBe(STAFF.handler));
  });

  it('pitfall 24: a former handler may take it up again', () => {
    given(...story, designated('2026-03-03', STAFF.handler), designated('2026-03-04', STAFF.second))
      .when(to({ coHandlerIds: [] }))
      .thenState((state) => expect(state?.formerHandlerIds).toEqual([STAFF.handler, STAFF.second]));
  });
});

describe('designateHandler: says no', () => {
  it.each([
    ['R-21: an open hit', to({ recusalHits: [hit] }), 'RECUSAL_UNRULED', ARTICLES.recusal],
    [
      'R-21: the accused found by the caller',
      to({ recusalHits: [{ ...hit, ground: 'accused' }] }),
      'RECUSAL_ACCUSED',
      ARTICLES.recusal,
    ],
    [
      'handler and co-handler at once',
      to({ coHandlerIds: [STAFF.handler] }),
      'CO_HANDLER_IS_HANDLER',
      ARTICLES.responsibility,
    ],
  ] as const)('%s', (_name, command, code, article) => {
    given(...story)
      .when(command)
      .thenRejected(code, article);
  });

  it('R-21: a confirmed hit', () => {
    given(...story, ruled('confirmed'))
      .when(to({ recusalHits: [hit] }))
      .thenRejected('RECUSAL_CONFIRMED', ARTICLES.recusal);
  });

  it('R-21, §9: the accused is neither handler nor among those who know', () => {
    const facts = accusation({
      subjects: [{ subjectId: ACCUSED, role: 'accused', cadreAuthority: 'own', accountId: STAFF.second }],
    });
    const accusing = [registered(facts), triaged('2026-03-03', facts)];
    given(...accusing)
      .when(to())
      .thenRejected('RECUSAL_ACCUSED', ARTICLES.recusal);
    given(...accusing)
      .when(to({ coHandlerIds: [], needToKnow: [STAFF.second] }))
      .thenRejected('RECUSAL_ACCUSED');
  });

  it("QP03: who comes to know an accusation against a cadre of ours is the deputy's word", () => {
    const facts = accusation({ subjects: [{ subjectId: ACCUSED, role: 'accused', cadreAuthority: 'own' }] });
    given(registered(facts), triaged('2026-03-03', facts)).when(to()).thenRejected('APPROVAL_LEVEL_TOO_LOW');
  });

  it('only after triage', () => {
    given(registered()).when(to()).thenRejected('ACTION_NOT_IN_STATE');
  });
});

describe('designateHandler: stays quiet', () => {
  it('the same people again', () => {
    given(...story, designated('2026-03-04'))
      .when(to({ coHandlerIds: [], needToKnow: [] }))
      .thenNothing();
  });
});

describe('ruleOnRecusal', () => {
  it('R-21: does it, with the name of who rules', () => {
    given(...story)
      .when(ruling())
      .then({
        type: 'RecusalHitRuled',
        occurredOn: '2026-03-05',
        article: 'recusal',
        data: { accountId: STAFF.handler, ground: 'sameName', ruling: 'cleared', ruledBy: STAFF.windowHead },
        sealed: { reason: '同名不同人' },
      });
  });

  it('R-21: says no to a word on oneself, to a clerk, and to silence', () => {
    given(...story)
      .when(ruling({ accountId: STAFF.windowHead }))
      .thenRejected('RECUSAL_OWN_RULING', ARTICLES.recusal);
    petitionOn(on('2026-03-05', 'registrar'))
      .given(...story)
      .when(ruling())
      .thenRejected('RECUSAL_RULER_CAPACITY');
    given(...story)
      .when(ruling({ reason: '' }))
      .thenRejected('TEXT_REQUIRED');
  });

  it('R-21: anybody may declare an own interest', () => {
    petitionOn(on('2026-03-05', 'handler'))
      .given(...story)
      .when(ruling({ ground: 'selfDeclared', ruling: 'confirmed' }))
      .thenState((state) => expect(state?.recusals.map((each) => each.ruling)).toEqual(['confirmed']));
  });

  it('stays quiet when the same ruling stands', () => {
    given(...story, ruled('cleared'))
      .when(ruling())
      .thenNothing();
  });
});
