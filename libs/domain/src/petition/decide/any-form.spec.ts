import { describe, expect, it } from '@jest/globals';
import { Rejected } from '../../rejected.js';
import { probeFor } from '../action-probes.js';
import type { PetitionCommand } from '../commands.js';
import { on, signature } from '../spec-fixtures.js';
import { allowedCommands } from '../transitions.js';
import { stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';
import {
  decided,
  delivered,
  inHand,
  issuedOf,
  passed,
  posted,
  submitted,
  verified,
} from './second-half-fixtures.js';

const closed = () =>
  decided(
    passed(delivered(), 'closing', on('2026-04-21', 'examiner')),
    { type: 'close', closedOn: '2026-04-22', approval: signature('windowHead', '2026-04-22') },
    on('2026-04-22', 'windowHead'),
  );
const HISTORIES = {
  inHand,
  verified,
  submitted: submitted(),
  issued: issuedOf(),
  posted: posted(),
  delivered: delivered(),
  closed: closed(),
};

const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1.5,
  Number.NaN,
  '',
  'x',
  '2026-02-30',
  'x'.repeat(30_000),
  '\ud800',
  [],
  [null],
  ['x'],
  [{}],
  {},
  { point: '1.1' },
  Number.MAX_SAFE_INTEGER,
];

describe('a form with anything in any field', () => {
  it.each(Object.entries(HISTORIES))('is decided or refused by name, never a crash: %s', (_, history) => {
    const state = stateAfter(...history);
    let asked = 0;
    const ctx = on('2026-05-11', 'examiner');
    for (const action of allowedCommands(state.status)) {
      const probe = probeFor(state, action, ctx);
      if (probe === null) continue;
      for (const field of Object.keys(probe).filter((key) => key !== 'type'))
        for (const value of GARBAGE) {
          asked += 1;
          try {
            decide(state, { ...probe, [field]: value } as PetitionCommand, ctx);
          } catch (error) {
            if (!(error instanceof Rejected)) throw new Error(`${action}.${field}: ${String(error)}`);
            // What was typed never comes back in a refusal.
            expect(error.message.length).toBeLessThan(400);
            expect(JSON.stringify(error.detail)).not.toContain('xxx');
          }
        }
    }
    expect(asked).toBeGreaterThan(100);
  });
});
