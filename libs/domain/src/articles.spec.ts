import { describe, expect, it } from '@jest/globals';
import {
  articleInForce,
  ARTICLES,
  articlesOfRule,
  citationIsOurs,
  citationOf,
  isArticleKey,
  type ArticleKey,
} from './articles.js';

const keys = Object.keys(ARTICLES) as ArticleKey[];

describe('articles', () => {
  it('carry their key as id and a text', () => {
    for (const key of keys) {
      expect(ARTICLES[key].id).toBe(key);
      expect(ARTICLES[key].text.length).toBeGreaterThan(3);
      expect(ARTICLES[key].dutyBearer.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['annualReport', '41①'],
    ['petitionOfficeSupervision', '40①'],
    ['petitionOfficeAccountability', '40③'],
    ['jointConferenceMeasures', '39③'],
    ['assessment', '39①'],
    ['specialInspection', '38'],
    ['supervision2005', '2005 36①'],
  ] as const)('R-53, pitfall 36: %s (%s) is not ours to cite', (key, _clause) => {
    expect(citationIsOurs(key)).toBe(false);
  });

  it.each(['ownDuties', 'guidance', 'directNotice', 'extension', 'adviceReply', 'recusal'] as const)(
    'R-53: %s is ours to cite',
    (key) => {
      expect(citationIsOurs(key)).toBe(true);
    },
  );

  it('change over from 2005 to 2022 between 2022-04-30 and 2022-05-01', () => {
    expect(articleInForce('extension2005', '2022-04-30')).toBe(true);
    expect(articleInForce('extension2005', '2022-05-01')).toBe(false);
    expect(articleInForce('extension', '2022-04-30')).toBe(false);
    expect(articleInForce('extension', '2022-05-01')).toBe(true);
    expect(articleInForce('extension2005', '2005-04-30')).toBe(false);
  });

  it.each([
    'R-13',
    'R-14',
    'R-15',
    'R-20',
    'R-21',
    'R-34',
    'R-35',
    'R-40',
    'R-44',
    'R-53',
    'O-04',
    'O-34',
    'O-45',
    'K-03',
    'K-04',
    'K-20',
    'K-21',
  ])('rule %s rests on an article', (rule) => {
    expect(articlesOfRule(rule).length).toBeGreaterThan(0);
  });

  it('print a citation and know a stranger', () => {
    expect(citationOf(ARTICLES.extension)).toBe('《信访工作条例》第三十四条');
    expect(isArticleKey('extension')).toBe(true);
    expect(isArticleKey('toString')).toBe(false);
  });

  it('keep the number of days out of Article 40: the 30 days are of 2005 (C1)', () => {
    expect(ARTICLES.adviceReply.text).not.toContain('30');
    expect(ARTICLES.adviceReply2005.text).toContain('30日');
  });
});
