import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { Rejected } from '../rejected.js';
import {
  addresseeOf,
  decideBook,
  EMPTY_BOOK,
  evolveBook,
  redrafted,
  type StatBook,
  type StatBookCommand,
  type StatBookContext,
} from './index.js';

const leader: StatBookContext = {
  today: '2026-10-22',
  calendar: CHINA_CALENDAR,
  policy: { statCutoff: 5, statFreeze: 10, version: '2022' },
  actor: { accountId: 'leader', orgId: 1, roles: ['leader'] },
  orgId: 1,
  period: { from: '2026-07-01', to: '2026-09-30' },
  closable: true,
  onPaper: false,
};
const kind = 'quarterAnalysis' as const;
const sections = [{ heading: '一、总体情况', paragraphs: ['收到 3 件。'] }];
const draft = (addressee?: string): StatBookCommand => ({
  type: 'draftReport',
  kind,
  asOf: '2026-10-14',
  figures: 'ab',
  text: { title: '三季度', ...(addressee === undefined ? {} : { addressee }), sections },
});
const refusalOf = (book: StatBook, command: StatBookCommand): Rejected | null => {
  try {
    decideBook(book, command, leader);
    return null;
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
};
const signed = (
  [
    {
      type: 'freeze',
      snapshot: { asOf: '2026-10-14', hash: 'ab', figureCount: 40, itemCount: 12, definitions: 'v1' },
    },
    draft(),
    { type: 'submitReport', kind },
    { type: 'signReport', kind, hash: 'cd' },
  ] satisfies StatBookCommand[]
).reduce((book, command) => decideBook(book, command, leader).reduce(evolveBook, book), EMPTY_BOOK);
const correct = (addressee?: string | null): StatBookCommand => ({
  type: 'correctReport',
  kind,
  figures: [{ key: '信访总量', was: '3', is: '4' }],
  reason: '漏录一件',
  ...(addressee === undefined ? {} : { addressee }),
});

describe('主送机关 of a report (GB/T 9704—2012 7.3.2)', () => {
  const city = { level: 'city', superiorName: null } as const;
  it.each(['quarterAnalysis', 'halfYearSummary', 'yearSummary'] as const)(
    '%s goes to the organisation department above, by its name where it is on the system (UP-06)',
    (one) => {
      expect(addresseeOf(one, { level: 'county', superiorName: '中共宛州市委组织部' })).toBe(
        '中共宛州市委组织部',
      );
      expect(addresseeOf(one, city)).toBe('省委组织部');
      expect(addresseeOf(one, { level: 'county', superiorName: null })).toBe('市委组织部');
      expect(addresseeOf(one, { level: 'province', superiorName: null })).toBe('中共中央组织部');
    },
  );
  it('only the version for the counties goes to the counties: the other one counts accusations (O-69, O-71)', () => {
    expect(addresseeOf('circularForCounties', city)).toBe('各县（市、区）委组织部');
    expect(addresseeOf('circularForCounties', { level: 'province', superiorName: null })).toBe(
      '各市委组织部',
    );
    expect(addresseeOf('circularForCounties', { level: 'county', superiorName: '某部' })).toBe(
      '各乡镇（街道）党（工）委',
    );
    expect(addresseeOf('circular', city)).toBe('部机关各科室');
    expect(addresseeOf('circular', { level: 'province', superiorName: null })).toBe('部机关各处室');
  });
  it('is kept with the words of the draft, without the colon that the paper sets itself', () => {
    const [drafted] = decideBook(EMPTY_BOOK, draft(' 省委组织部： '), leader);
    expect(drafted?.sealed).toEqual({ title: '三季度', addressee: '省委组织部', sections });
    expect(decideBook(EMPTY_BOOK, draft(' '), leader)[0]?.sealed).toMatchObject({ addressee: '' });
    // a draft of the time before it was asked has none, and gets none
    expect(decideBook(EMPTY_BOOK, draft(), leader)[0]?.sealed).not.toHaveProperty('addressee');
  });
  it('is one line of bounded length, and the refusal names the field', () => {
    for (const wrong of ['省委组织部\n市委组织部', '省\u0007委', '县'.repeat(201)]) {
      const refused = refusalOf(EMPTY_BOOK, draft(wrong));
      expect(refused).toMatchObject({ code: 'REPORT_ADDRESSEE', detail: { field: 'text.addressee' } });
      expect(refused?.message).toContain('主送机关');
      expect(refusalOf(signed, correct(wrong))).toMatchObject({
        code: 'REPORT_ADDRESSEE',
        detail: { field: 'addressee' },
      });
    }
    expect(refusalOf(EMPTY_BOOK, draft('县'.repeat(200)))).toBeNull();
  });
  it('of a correction is kept with its reason', () => {
    const sealedOf = (command: StatBookCommand) => decideBook(signed, command, leader)[0]?.sealed;
    expect(sealedOf(correct('省委组织部:'))).toEqual({ reason: '漏录一件', addressee: '省委组织部' });
    for (const none of [undefined, null, ' '])
      expect(sealedOf(correct(none))).toEqual({ reason: '漏录一件' });
  });
  it('that a person wrote stays when the figures are told anew, and so does that he wants none', () => {
    const anew = { title: '三季度', addressee: '省委组织部', sections };
    expect(redrafted(anew, { ...anew, addressee: '市委' }).addressee).toBe('市委');
    expect(redrafted(anew, { ...anew, addressee: '' }).addressee).toBe('');
    expect(redrafted(anew, { title: '', sections }).addressee).toBe('省委组织部');
    expect(redrafted(anew, null).addressee).toBe('省委组织部');
  });
});
