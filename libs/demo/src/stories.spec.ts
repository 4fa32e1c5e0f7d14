import { describe, expect, it } from '@jest/globals';
import { isCategoryCode, isCitizenNo, isPhoneNo, TEXT_LIMITS } from '#domain';
import { DEMONSTRATION_ACCOUNTS } from './demonstration-accounts.js';
import { demonstrationStories, LAST_STORY } from './demonstration-stories.js';
import { fictitiousIdNo, fictitiousPhone } from './fictitious-numbers.js';
import { generatedStories } from './generated/generate.js';
import { randomOf } from './random.js';
import { WRITTEN } from './stories/index.js';

const ALL = [...demonstrationStories(), LAST_STORY];

describe('the stories', () => {
  it('are sixty and more by hand and three hundred and more generated, each under a key of its own', () => {
    expect(WRITTEN.length).toBeGreaterThanOrEqual(60);
    expect(ALL.length - WRITTEN.length).toBeGreaterThanOrEqual(300);
    expect(new Set(ALL.map(({ key }) => key)).size).toBe(ALL.length);
  });

  it('touch all five key areas by hand', () => {
    const areas = WRITTEN.flatMap(({ matters }) => matters.map(({ keyArea }) => keyArea ?? 'none'));
    for (const area of [
      'cadreAppointment',
      'partyAdmission',
      'grassrootsElection',
      'veteranTwoFees',
      'leaderConduct',
    ])
      expect(areas.filter((each) => each === area).length).toBeGreaterThanOrEqual(5);
  });

  it('keep to the lengths, and answer every point that a result answers', () => {
    for (const { title, content, matters, result, key } of ALL) {
      expect([...title].length).toBeLessThanOrEqual(TEXT_LIMITS.title - 20);
      expect([...content].length).toBeLessThanOrEqual(1000);
      for (const { category, summary, points } of matters) {
        expect(isCategoryCode(category)).toBe(true);
        expect([...summary].length).toBeLessThanOrEqual(TEXT_LIMITS.summary);
        expect(points.length).toBeGreaterThan(0);
      }
      if (result)
        expect([key, result.answers.length]).toEqual([key, matters.flatMap(({ points }) => points).length]);
    }
  });

  it('are the same in every process: one generated letter stands for all', () => {
    expect(generatedStories(310)).toEqual(generatedStories(310));
    expect(generatedStories(310)[17]?.title).toMatchInlineSnapshot(
      `"反映桐岭镇前庄村“两委”换届候选人资格和程序问题"`,
    );
    expect(randomOf('x').between(0, 1_000_000)).toMatchInlineSnapshot(`480136`);
  });

  it('hold numbers that pass the check and belong to nobody', () => {
    const idNo = fictitiousIdNo('xr01', '1968-11-02', 'male');
    expect(isCitizenNo(idNo)).toBe(true);
    expect(idNo.startsWith('9993')).toBe(true);
    expect(Number(idNo[16]) % 2).toBe(1);
    expect(isPhoneNo(fictitiousPhone('某甲'))).toBe(true);
    expect(fictitiousPhone('某甲')).toMatch(/^13800000\d{3}$/);
    expect(JSON.stringify(ALL)).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/);
  });
});

describe('the accounts that the terminal shows', () => {
  it('are for every role, with one password that the rules accept', () => {
    const whos = DEMONSTRATION_ACCOUNTS.map(({ who }) => who).join('\n');
    for (const duty of ['登记', '承办', '审核', '扎口', '分管副部长', '部长', '管理', '桐岭县'])
      expect(whos).toContain(duty);
    for (const { login, password } of DEMONSTRATION_ACCOUNTS)
      expect(password.toLowerCase()).not.toContain(login);
  });
});
