import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from './articles.js';
import {
  articleOfParameter,
  checkOverride,
  PARAMETERS,
  policyOn,
  profileOn,
  type ParameterKey,
} from './parameters.js';
import { Rejected } from './rejected.js';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
  return 'accepted';
};
const override = (key: string, value: unknown, from = '2026-01-01') =>
  ({ key, value, from, to: null }) as Parameters<typeof checkOverride>[0];

describe('参数 (§4.7)', () => {
  it('have the defaults of the table', () => {
    expect(policyOn('2026-03-01')).toMatchObject({
      profile: '2022',
      notifyDays: 15,
      objectionDays: 5,
      handleDays: 60,
      handleExtMax: 30,
      internalNotifyDays: null,
      extensionTimes: 1,
      closureStopsAt: 'posted',
      deemedSigningDays: 3,
      objectionAnswerDays: 10,
      verificationDays: 60,
      verificationExtMax: 30,
      proposeDays: 5,
      instructDays: 4,
      inquiryReplyDays: 15,
      reporterFeedbackDays: 15,
      adviceReplyDays: 30,
      reworkDays: 15,
      fileReviewMonths: 6,
      statCutoff: 5,
      statFreeze: 10,
      groupVisitMin: 5,
      massVisitMin: 50,
      backlogMonths: 24,
      observationDays: 90,
      smallSample: 5,
      rankDaysMin: 90,
      rankItemsMin: 5,
      smallCell: 3,
      urgentPhoneMinutes: 30,
      urgentWrittenMinutes: 60,
      urgentFollowUpMinutes: 120,
      fastLaneClose: 5,
      fastLaneComplex: 10,
      selfInspectRate: 20,
      selfInspectMin: 5,
      borrowDays: 5,
      unreachableAttempts: 3,
      unreachableSpan: 10,
      assignerConsentRequired: false,
      smallOffice: false,
      shandong2015: false,
      publicPages: false,
    });
  });

  it('name a unit, an evidence mark and existing articles', () => {
    for (const key of Object.keys(PARAMETERS) as ParameterKey[]) {
      const { zh, evidence, values } = PARAMETERS[key];
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(['核', '设', '忆']).toContain(evidence);
      for (const { article } of values) if (article !== null) expect(ARTICLES[article]).toBeDefined();
    }
  });
});

describe('profiles (§1.15)', () => {
  it('change on 2022-05-01', () => {
    expect(profileOn('2022-04-30')).toBe('2005');
    expect(profileOn('2022-05-01')).toBe('2022');
  });

  it('2005 knows no objection and gives its 60 days to every matter (C3)', () => {
    const policy = policyOn('2015-06-01');
    expect(policy).toMatchObject({
      profile: '2005',
      objectionDays: null,
      handleDays: 60,
      handleScope: 'all',
    });
    expect(policyOn('2026-01-01').handleScope).toBe('item6');
  });

  it('live side by side: an old case may be read under 2022 and the other way round (pitfall 35)', () => {
    expect(policyOn('2015-06-01', [], '2022')).toMatchObject({ profile: '2022', objectionDays: 5 });
    expect(policyOn('2026-06-01', [], '2005')).toMatchObject({ profile: '2005', objectionDays: null });
  });

  it('cite their own regulation', () => {
    expect(articleOfParameter('handleDays', '2005')).toBe('handlingPeriod2005');
    expect(articleOfParameter('handleDays', '2022')).toBe('handlingPeriod');
  });
});

describe('local values', () => {
  it('may shorten a statutory period, never lengthen it (R-34, O-04)', () => {
    expect(policyOn('2026-03-01', [override('handleDays', 45)]).handleDays).toBe(45);
    expect(policyOn('2026-03-01', [override('handleDays', 60)]).handleDays).toBe(60);
    expect(codeOf(() => policyOn('2026-03-01', [override('handleDays', 61)]))).toBe(
      'PARAMETER_LONGER_THAN_LAW',
    );
    expect(codeOf(() => policyOn('2026-03-01', [override('notifyDays', 20)]))).toBe(
      'PARAMETER_LONGER_THAN_LAW',
    );
    expect(codeOf(() => policyOn('2026-03-01', [override('handleExtMax', 31)]))).toBe(
      'PARAMETER_LONGER_THAN_LAW',
    );
  });

  it('never touch what is the petitioner’s', () => {
    expect(codeOf(() => checkOverride(override('reviewWindowDays', 20)))).toBe('PARAMETER_FIXED_BY_LAW');
    expect(codeOf(() => checkOverride(override('representativesMax', 10)))).toBe('PARAMETER_FIXED_BY_LAW');
  });

  it('name field, parameter and article in the refusal', () => {
    try {
      checkOverride(override('handleDays', 90));
      throw new Error('accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(Rejected);
      const rejected = error as Rejected;
      expect(rejected.article?.id).toBe('handlingPeriod');
      expect(rejected.detail).toEqual({ field: 'value', parameter: 'handleDays', limit: 60 });
      expect(rejected.message).toContain('办理期限');
    }
  });

  it('hold from their day on, the latest first, and leave older cases alone', () => {
    const overrides = [
      override('verificationDays', 30, '2026-06-01'),
      override('verificationDays', 45, '2026-01-01'),
    ];
    expect(policyOn('2025-12-31', overrides).verificationDays).toBe(60);
    expect(policyOn('2026-03-01', overrides).verificationDays).toBe(45);
    expect(policyOn('2026-06-01', overrides).verificationDays).toBe(30);
    expect(policyOn('2026-03-01', overrides).version).toBe('2022+verificationDays@2026-01-01');
  });

  it('cannot switch on what the profile does not know', () => {
    const overrides = [override('objectionDays', 5, '2015-01-01')];
    expect(policyOn('2015-06-01', overrides).objectionDays).toBe(null);
  });

  it.each([
    ['PARAMETER_UNKNOWN', override('toString', 1)],
    ['PARAMETER_INVALID', override('handleDays', '60')],
    ['PARAMETER_INVALID', override('handleDays', -1)],
    ['PARAMETER_INVALID', override('handleDays', 1.5)],
    ['PARAMETER_INVALID', override('closureStopsAt', 'whenever')],
    ['PARAMETER_INVALID', override('smallOffice', 1)],
    ['PARAMETER_INVALID', override('selfInspectRate', 120)],
    ['PARAMETER_INVALID', override('internalNotifyDays', { n: 0, unit: 'day' })],
    ['PARAMETER_INVALID', override('verificationDays', 30, '2026-02-30')],
    ['PARAMETER_INVALID', { ...override('verificationDays', 30), to: '2025-01-01' }],
  ])('are refused with %s', (code, wrong) => {
    expect(codeOf(() => checkOverride(wrong))).toBe(code);
  });

  it('accept the right shapes', () => {
    const overrides = [
      override('internalNotifyDays', { n: 7, unit: 'workday' }),
      override('closureStopsAt', 'delivered'),
      override('smallOffice', true),
    ];
    expect(policyOn('2026-03-01', overrides)).toMatchObject({
      internalNotifyDays: { n: 7, unit: 'workday' },
      closureStopsAt: 'delivered',
      smallOffice: true,
    });
  });
});
