import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { PetitionEvent } from '#domain';
import {
  accepted,
  accusation,
  approvalOn,
  arrival,
  designated,
  issuedOn,
  passed,
  registered,
  submitted,
  triaged,
  verdict,
} from '../testing/stories.js';
import { openWorld, uuid, type World } from '../testing/world.js';
import { RestateConclusions1796260000000 } from './restate-conclusions.js';

const CONCLUDED = uuid(1);
const GATE_ONLY = uuid(2);
const SENT = uuid(3);
const RECALLED = uuid(4);
const UNSENT = uuid(5);

const sent = (day: string): PetitionEvent => ({
  type: 'AssignmentSent',
  occurredOn: day,
  article: 'passDown',
  data: {
    disposition: 'YJG',
    docNo: '宛组信交〔2026〕1号',
    sentOn: day,
    dueOn: '2026-06-01',
    childId: null,
    targetOrgId: 2,
    documentId: uuid(900),
    method: 'posted',
    retold: false,
  },
  sealed: { requirement: '查清后报结果' },
});
const recalled = (day: string): PetitionEvent => ({
  type: 'AssignmentRecalled',
  occurredOn: day,
  article: 'passDown',
  data: { recalledOn: day, approval: approvalOn(day) },
  sealed: { reason: '送错单位' },
});
const decided = (n: number) => {
  const facts = arrival(n);
  const down = { intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 2 } as const;
  return [registered(facts), triaged('2026-03-04', facts, { ...down, resultRequired: true })];
};
const verified = (n: number) => {
  const facts = accusation(n);
  const gate = passed('2026-04-21', 1, [verdict('QS01', 'passed')]);
  return [
    registered(facts),
    triaged('2026-03-04', facts),
    designated('2026-03-04'),
    accepted('2026-03-06'),
    submitted('2026-04-20'),
    gate,
  ];
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.tell(CONCLUDED, ...verified(1), issuedOn('2026-04-22'));
  await world.tell(GATE_ONLY, ...verified(2));
  await world.tell(SENT, ...decided(3), sent('2026-03-06'));
  await world.tell(RECALLED, ...decided(4), sent('2026-03-06'), recalled('2026-03-09'));
  await world.tell(UNSENT, ...decided(5));
}, 240_000);
afterAll(() => world.end());

describe('rows of facts from before the definitions I-2026.4', () => {
  it('become what the events give today, the history of each row with them; kept sums go', async () => {
    const owner = new pg.Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    const rows = async () => {
      const fact = await owner.query(`select petition_id, facts from rm.fact order by 1`);
      const history = await owner.query(`select petition_id, seq, facts from rm.fact_history order by 1, 2`);
      return { fact: fact.rows, history: history.rows };
    };
    try {
      const today = await rows();
      expect(today.fact.map(({ facts }) => [facts.concludedOn, facts.assignedOn])).toEqual([
        ['2026-04-22', null],
        [null, null],
        [null, '2026-03-06'],
        [null, null],
        [null, null],
      ]);
      expect(today.history.filter(({ facts }) => facts.assignedOn === '2026-03-06')).toHaveLength(2);
      await owner.query('begin');
      // as they were written before: the gate's day, the day of the decision
      await owner.query(`
alter table rm.fact disable trigger user;
update rm.fact set facts = facts || '{"concludedOn": "2026-04-21", "assignedOn": "2026-03-04"}';
alter table rm.fact enable trigger user;
update rm.fact_history set facts = facts || '{"concludedOn": "2026-04-21", "assignedOn": "2026-03-04"}';
insert into rm.stat_tally (org_id, restricted, axis, first_on, last_on, as_of, below_tx, used_on, tally)
  values (1, false, 'all', '2026-01-01', '2026-03-31', '2026-03-31', 1, '2026-03-31', '{}')`);
      await new RestateConclusions1796260000000().up(owner as never);
      await owner.query('commit');
      expect(await rows()).toEqual(today);
      const kept = await owner.query(`select count(*)::int as sums from rm.stat_tally`);
      expect(kept.rows[0].sums).toBe(0);
    } finally {
      await owner.end();
    }
  });
});
