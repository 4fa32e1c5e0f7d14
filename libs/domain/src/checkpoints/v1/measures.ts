import type { Conclusion, Finding, Measure } from '../../glossary/index.js';

/** 必 must be there · 择 one of these at least · 可 may be there · '' contradicts the conclusion. */
type Cell = '必' | '择' | '可' | '';

const ORDER: readonly Measure[] = [
  'criticism',
  'reminder',
  'admonition',
  'organisationalAdjustment',
  'referral',
  'correctAppointment',
  'accountability',
  'improveSystem',
  'clarification',
  'executeSupport',
  'counselling',
  'noAction',
];

/** QS05 表: 结论 × 措施, one sign for each measure in that order, · for an empty cell. */
const ROWS: Readonly<Partial<Record<Finding | Conclusion, string>>> = {
  substantiated: '择择择择择择择可···择',
  partiallySubstantiated: '择择择择择择择可可··择',
  unsubstantiated: '·可·····可必··可',
  noEvidence: '·可·····可必··可',
  falseAccusation: '····可···必···',
  unverifiable: '·······可···必',
  support: '·······可·必可·',
  explain: '·······可··可可',
  notSupport: '··········必·',
  adopted: '·······必····',
  partlyAdopted: '·······必····',
  notAdopted: '·······可···必',
};

/** What speaks against a set of measures under a conclusion; null where the table has no such conclusion. */
export function measureFaults(
  outcome: Finding | Conclusion,
  measures: readonly Measure[],
): { missing: Measure[]; oneOf: Measure[]; contradicting: Measure[] } | null {
  const row = ROWS[outcome];
  if (row === undefined) return null;
  const cellOf = (measure: Measure): Cell => {
    const sign = row[ORDER.indexOf(measure)];
    return sign === '必' || sign === '择' || sign === '可' ? sign : '';
  };
  const choices = ORDER.filter((measure) => cellOf(measure) === '择');
  return {
    missing: ORDER.filter((measure) => cellOf(measure) === '必' && !measures.includes(measure)),
    oneOf: choices.some((measure) => measures.includes(measure)) ? [] : choices,
    contradicting: measures.filter((measure) => cellOf(measure) === ''),
  };
}
