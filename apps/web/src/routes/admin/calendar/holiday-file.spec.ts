import { describe, expect, it } from '@jest/globals';
import { readDays, readHolidayFile, writeDays } from './holiday-file';

describe('a year of the calendar as it is given', () => {
  it('reads a file in the form of holiday-cn', () => {
    const file = {
      year: 2027,
      papers: ['https://www.gov.cn/'],
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2026-12-27', isOffDay: false },
      ],
    };
    expect(readHolidayFile(JSON.stringify(file))).toEqual({
      year: 2027,
      rest: ['2027-01-01'],
      work: ['2026-12-27'],
    });
  });

  it('says that a year without days is not published', () => {
    expect(readHolidayFile('{"year":2028,"days":[]}')).toContain('尚未公布');
    expect(readHolidayFile('[]')).toContain('holiday-cn');
    expect(readHolidayFile('{')).toContain('JSON');
  });

  it('reads days as they are typed from the notice, and writes them so', () => {
    const days = readDays('1.1-1.3、2月5日 2027-04-05', 2027);
    expect(days).toEqual(['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-05', '2027-04-05']);
    expect(writeDays(days as string[], 2027)).toBe('1.1-1.3 2.5 4.5');
    expect(writeDays(['2026-12-31', '2027-01-01'], 2027)).toBe('2026-12-31 1.1');
    expect(readDays('2.30', 2027)).toContain('2.30');
    expect(readDays('3.5-3.1', 2027)).toContain('看不懂');
  });
});
