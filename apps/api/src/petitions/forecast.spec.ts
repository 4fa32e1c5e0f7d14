import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, policyOn } from '#domain';
import { forecastOf } from './forecast.js';

const TODAY = '2026-03-10';
const basis = { today: TODAY, policy: policyOn(TODAY), calendar: CHINA_CALENDAR };
const passedOn = { origin: 'petitionOffice', receivedOn: TODAY, signedForOn: TODAY, anonymity: 'realName' };
const said = (typed: object) => forecastOf({ ...passedOn, ...typed }, basis).map(({ zh, due }) => [zh, due]);

describe('what the rules will demand of what is being registered', () => {
  it('is notice and the clock of the objection for what was transferred or assigned (R-15)', () => {
    for (const transferKind of ['transfer', 'assign', undefined])
      expect(said({ transferKind })).toEqual([
        [expect.stringContaining('书面告知'), '2026-03-25'],
        [expect.stringContaining('提出异议'), '2026-03-17'],
      ]);
  });

  it('is neither for a briefing: it is no transfer (30②, §6.2)', () => {
    expect(said({ transferKind: 'briefing' })).toEqual([[expect.stringContaining('通报'), null]]);
    expect(said({ transferKind: 'briefing', class: 'accusation' })).toHaveLength(2);
  });

  it('does not take a way of transfer for anything where the origin is none', () => {
    expect(said({ origin: 'direct', signedForOn: null, transferKind: 'briefing' })).toEqual([
      [expect.stringContaining('书面告知'), expect.any(String)],
    ]);
  });
});
