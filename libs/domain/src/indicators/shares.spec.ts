import { describe, expect, it } from '@jest/globals';
import { D, facts, many, of } from './spec-support.js';

describe('shares of what was received (§3.2)', () => {
  it('I-04 and I-05: first letters and repeats are parts of one whole, each record once', () => {
    const rows = [
      ...many(6, {}),
      ...many(3, { repeat: true }),
      facts({ repeat: true, excludedFromStats: true }),
    ];
    expect(of('I-04', rows)).toMatchObject({ numerator: 6, denominator: 9, value: '0.6667' });
    expect(of('I-05', rows)).toMatchObject({ numerator: 3, denominator: 9, value: '0.3333' });
    const elsewhere = [
      ...rows,
      facts({ receivedOn: '2026-04-01', registeredOn: '2026-04-01', repeat: true }),
    ];
    expect(of('I-05', elsewhere).denominator).toBe(9);
  });

  it('I-19: online is a channel, whatever organ passed the letter on', () => {
    const rows = [
      ...many(2, { channel: 'online' }),
      facts({ channel: 'online', origin: 'petitionOffice' }),
      facts({ channel: 'letter', origin: 'petitionOffice' }),
      facts({ channel: 'phone' }),
    ];
    expect(of('I-19', rows)).toMatchObject({ numerator: 3, denominator: 5, value: '0.6000' });
  });

  it('I-27: of accusations alone, and by the verified name, not by the signature', () => {
    const rows = [
      ...many(3, { class: 'accusation', realName: true }),
      facts({ class: 'accusation', realName: false, anonymous: true }),
      // signed, not verified
      facts({ class: 'accusation', realName: false, anonymous: false }),
      ...many(4, { class: 'appeal', realName: true }),
    ];
    expect(of('I-27', rows)).toMatchObject({ numerator: 3, denominator: 5, value: '0.6000' });
    const fed = (doneOn: string | null) =>
      facts({
        class: 'accusation',
        reporterFeedback: { legalDue: '2026-02-20', provisional: false, doneOn },
      });
    expect(of('I-27b', [fed('2026-02-19'), fed(null)], D.to)).toMatchObject({ numerator: 1, denominator: 2 });
  });
});
