import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../articles.js';
import * as glossary from './index.js';
import {
  APPEAL_KINDS,
  CATEGORIES,
  CATEGORY_GROUPS,
  CHANNELS,
  CHECKS,
  CHECKPOINTS,
  CLASSES,
  CLOCKS,
  codesOf,
  DISPOSITIONS,
  DOCUMENTS,
  INTAKE_DECISIONS,
  JUDGED_AGAIN_AT_CLOSING,
  KEY_AREAS,
  NOTIFICATION_KINDS,
  ORIGINS,
  REGISTERS,
  roadWords,
  STATUSES,
  TERMS,
  WAYS_12380,
  WAYS_OUT,
  zhOf,
  type CheckCode,
} from './index.js';

const duplicates = (values: readonly string[]): string[] =>
  values.filter((value, i) => values.indexOf(value) !== i);

describe('术语表 (domain.md §11)', () => {
  it('gives one concept one identifier: no Chinese term stands under two', () => {
    expect(duplicates(Object.values(TERMS).map(({ zh }) => zh))).toEqual([]);
    expect(Object.keys(TERMS).length).toBeGreaterThan(150);
  });

  it('writes identifiers in camelCase and keeps the reserved words apart', () => {
    for (const id of Object.keys(TERMS)) expect(id).toMatch(/^[a-z][A-Za-z0-9]*$/);
    expect(TERMS.review.zh).toBe('复查');
    expect(TERMS.recheck.zh).toBe('复核');
    expect(TERMS.officialStamp.zh).toBe('印章');
    expect(TERMS.caseOpening.zh).toBe('立案');
    expect(Object.keys(TERMS)).not.toContain('indictment');
  });

  it('M-30: translates by what is meant: no charge, no call, no group work', () => {
    const words = Object.keys(TERMS).join(' ');
    expect(words).not.toMatch(/indict|fil(?:e|ing)Charge|groupWork|visitLetter/i);
    expect(TERMS.petitioning.zh).toBe('信访');
    expect(TERMS.caseOpening.zh).toBe('立案');
    expect(Object.entries(TERMS).find(([, { zh }]) => zh === '组工信访')?.[0]).toBe('orgDeptPetition');
  });

  it('M-46: Article 27 is 三到位一处理, and 四到位 stands nowhere (R-37)', () => {
    const words = JSON.stringify([glossary, ARTICLES]);
    expect(words).not.toContain('四到位');
    expect(words).toContain('三到位一处理');
  });

  const isList = (value: unknown): value is Record<string, { zh: string }> =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((row) => typeof row === 'object' && row !== null && 'zh' in row);
  const lists = Object.entries(glossary).flatMap(
    ([name, value]): [string, Record<string, { zh: string }>][] => (isList(value) ? [[name, value]] : []),
  );

  it('finds the code lists it is about to check', () => {
    expect(lists.length).toBeGreaterThanOrEqual(30);
  });

  it.each(lists)('%s names each of its codes once, in Chinese', (_name, list) => {
    const names = Object.values(list).map(({ zh }) => zh);
    expect(duplicates(names)).toEqual([]);
    for (const name of names) expect(name).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('code lists', () => {
  it('have the lengths of domain.md', () => {
    const lengths = {
      channels: codesOf(CHANNELS).length,
      origins: codesOf(ORIGINS).length,
      classes: codesOf(CLASSES).length,
      appealKinds: codesOf(APPEAL_KINDS).length,
      intakeDecisions: codesOf(INTAKE_DECISIONS).length,
      dispositions: codesOf(DISPOSITIONS).length,
      ways12380: codesOf(WAYS_12380).length,
      keyAreas: codesOf(KEY_AREAS).length,
      checkpoints: codesOf(CHECKPOINTS).length,
      checks: codesOf(CHECKS).length,
      documents: codesOf(DOCUMENTS).length,
      registers: codesOf(REGISTERS).length,
    };
    expect(lengths).toEqual({
      channels: 7,
      origins: 7,
      classes: 3,
      appealKinds: 6,
      intakeDecisions: 11,
      dispositions: 10,
      ways12380: 8,
      keyAreas: 5,
      checkpoints: 4,
      checks: 40,
      documents: 48,
      // L01–L29 of §6.1, L30 of O-14, L31 of §6.5, L32 of R-06
      registers: 32,
    });
  });

  it('number channels by distinct letters (§6.2)', () => {
    expect(Object.values(CHANNELS).map(({ letter }) => letter)).toEqual(['L', 'V', 'P', 'N', 'S', 'F', 'O']);
  });

  it('put each check under the checkpoint of its prefix and judge it at the gate of §2.5', () => {
    for (const code of codesOf(CHECKS))
      expect(CHECKPOINTS[CHECKS[code].checkpoint].prefix).toBe(code.slice(0, 2));
    const closing = codesOf(CHECKS).filter((code) => CHECKS[code].gate === 'closing');
    expect(closing).toEqual(['QC01', 'QC04', 'QC06', 'QC07', 'QC08', 'QC10']);
    expect(JUDGED_AGAIN_AT_CLOSING).toEqual(['QE01', 'QE08']);
  });

  it('mark as soft exactly the soft checks of §2.5', () => {
    const soft: CheckCode[] = ['QP12', 'QS07', 'QS08', 'QS09', 'QS10', 'QE05', 'QC08', 'QC10'];
    expect(codesOf(CHECKS).filter((code) => !CHECKS[code].hard)).toEqual(soft);
  });

  it('know a way out of every hard check (O-47)', () => {
    for (const code of codesOf(CHECKS)) expect(WAYS_OUT[code].length).toBeGreaterThan(0);
  });

  it('let a 12380 way begin with a disposition that it allows (O-30)', () => {
    for (const way of Object.values(WAYS_12380))
      expect(way.allowed).toEqual(expect.arrayContaining([...way.default]));
    expect(WAYS_12380.JD.result && WAYS_12380.JB.result && WAYS_12380.JH.result).toBe(true);
  });

  it('count only ZB and LB as handled directly (I-20)', () => {
    expect(codesOf(DISPOSITIONS).filter((code) => DISPOSITIONS[code].share === 'direct')).toEqual([
      'ZB',
      'LB',
    ]);
    expect(codesOf(DISPOSITIONS).filter((code) => DISPOSITIONS[code].share === 'passedOn')).toEqual([
      'YJG',
      'ZS',
    ]);
  });

  it('name an existing document for each notification', () => {
    for (const { document } of Object.values(NOTIFICATION_KINDS))
      expect(codesOf(DOCUMENTS)).toContain(document);
  });

  it('let only 31(六) take the petition road (C3)', () => {
    expect(codesOf(APPEAL_KINDS).filter((code) => APPEAL_KINDS[code].road === 'petition')).toEqual(['item6']);
  });

  it('put every category under a group, numeric codes ascending', () => {
    expect(codesOf(CATEGORY_GROUPS)[0]).toBe('01');
    expect(codesOf(CATEGORY_GROUPS)).toHaveLength(12);
    for (const code of codesOf(CATEGORIES))
      expect(codesOf(CATEGORY_GROUPS) as string[]).toContain(code.slice(0, 2));
  });

  it('fall back to the code where a name is unknown', () => {
    expect(zhOf(STATUSES, 'accepted')).toBe('已受理');
    expect(zhOf(STATUSES, 'nowhere')).toBe('nowhere');
    expect(zhOf(CLOCKS, 'dueNotify')).toBe('告知期限');
  });
});

describe('the road in words', () => {
  it('names decision and way, once where the two are called alike', () => {
    expect(roadWords('handle', 'ZB')).toEqual(['本机关受理办理', '直接办理']);
    expect(roadWords('file', 'CC')).toEqual(['存查']);
    expect(roadWords('passUp', 'BS')).toEqual(['报上级']);
    expect(roadWords('redirect', null)).toEqual(['告知向有权机关提出']);
  });
});
