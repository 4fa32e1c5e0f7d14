import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../../calendar.js';
import { clocksOf } from '../clocks.js';
import { stateAfter } from '../decide/first-half-fixtures.js';
import type { PetitionEvent } from '../events.js';
import { arrival, on, registered, triaged } from '../spec-fixtures.js';

type Change = Extract<PetitionEvent, { type: 'PetitionCorrected' }>['data']['changes'];

const exempted = (ground: 'anonymous' | 'addressUnclear'): PetitionEvent => ({
  type: 'NotificationExempted',
  occurredOn: '2026-03-05',
  article: 'directNotice',
  data: { ground },
});
const corrected = (changes: Change): PetitionEvent => ({
  type: 'PetitionCorrected',
  occurredOn: '2026-03-06',
  article: 'dataEntry',
  data: { changes, textFields: [] },
  sealed: { reason: '登记有误' },
  persons: {},
});
const noticeAfter = (...events: PetitionEvent[]) => {
  const { policy } = on('2026-03-06');
  const clocks = clocksOf(stateAfter(...events), policy, CHINA_CALENDAR);
  return clocks.find(({ kind }) => kind === 'dueNotify');
};

describe('R-13: the exemption from telling lasts as long as its ground', () => {
  const nameless = arrival({ anonymity: 'anonymous', nameClear: false, addressClear: false });
  const before = [registered(nameless), triaged('2026-03-04', nameless)];

  it('stands while nobody knows who wrote, whatever else is put right', () => {
    for (const ground of ['anonymous', 'addressUnclear'] as const)
      expect(noticeAfter(...before, exempted(ground), corrected({ receivedOn: '2026-03-01' }))).toMatchObject(
        { startedOn: '2026-03-01', stoppedOn: '2026-03-05' },
      );
  });

  it('falls once the writer, or his address, is put right: he is told, within the days from receipt', () => {
    const named = corrected({ anonymity: 'realName', nameClear: true });
    const found = corrected({ addressClear: true });
    for (const events of [
      [exempted('anonymous'), named],
      [exempted('addressUnclear'), found],
    ])
      expect(noticeAfter(...before, ...events)).toMatchObject({
        startedOn: nameless.receivedOn,
        stoppedOn: null,
      });
    expect(noticeAfter(...before, exempted('addressUnclear'), named)?.stoppedOn).toBe('2026-03-05');
  });
});
