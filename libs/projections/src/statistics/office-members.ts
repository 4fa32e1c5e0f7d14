import {
  type InformationFacts,
  informationFigures,
  inspectionRate,
  OFFICE_INDICATORS,
  type OfficeIndicatorId,
} from '#domain';
import { BULLETIN_LEVELS, zhOf } from '#domain/glossary';
import type { OfficeRows } from './office-rows.js';
import type { Window } from './period-code.js';

/** What makes a figure of the office's own work up: an item, a number of the periodical, a case. @shape adds: above 0 */
export type OfficeMember = {
  category: 'bulletin' | 'special-issue' | 'self-opened-case';
  id: string;
  adds: number;
};

type Bulletin = InformationFacts & { id: string };
type OfBulletin = (item: Bulletin, window: Window) => number;

const told = (item: Bulletin, window: Window): ReturnType<typeof informationFigures> =>
  informationFigures([item], window);

/** What one item adds to a figure: the figure itself, of this item alone, so that the list cannot differ from the number. */
const BULLETINS: Readonly<Record<string, OfBulletin>> = {
  submitted: (item, window) => told(item, window).submitted,
  adopted: (item, window) => told(item, window).adopted,
  adoptions: (item, window) => told(item, window).adoptionCount,
  adoptedInPeriod: (item, window) => told(item, window).adoptedInPeriod,
  score: (item, window) => told(item, window).score,
  // 期内采用 of a unit counts every adoption of the period (O-57)
  adoptionsInPeriod: ({ adoptions }, { period, asOf }) =>
    adoptions.filter(({ on }) => period.from <= on && on <= period.to && on <= asOf).length,
};
const LEVELLED: Readonly<Record<string, (level: keyof typeof BULLETIN_LEVELS) => OfBulletin>> = {
  submitted: (level) => (item, window) => told(item, window).byLevel[level].submitted,
  adoptions: (level) => (item, window) => told(item, window).byLevel[level].adopted,
};
const ISSUES = ['issues', 'articles'];
const CASES = ['selfClosed', 'selfInspected'];

/** What the figures of information work and of inspections are called, on the page and above their list (O-56…O-58, O-43). */
const OFFICE_MEASURES_ZH: Readonly<Record<string, string>> = {
  submitted: '报送信息',
  adopted: '报送信息中被采用的',
  adoptions: '采用级次',
  adoptedInPeriod: '期内被采用(不论何时报送)',
  adoptionsInPeriod: '期内采用',
  score: '信息得分',
  issues: '编发专期',
  articles: '专期发稿',
  selfClosed: '下级自立案件结案',
  selfInspected: '下级自立案件结案中已检查的',
};

/** A figure of information work or of inspections in words, with its level where it has one; null for another measure. */
export function officeMeasureZh(measure: string): string | null {
  if (!isOfficeMeasure(measure)) return null;
  const [, , key = '', level] = MEASURE.exec(measure) ?? [];
  const own = OFFICE_MEASURES_ZH[key] ?? key;
  return level === undefined ? own : `${zhOf(BULLETIN_LEVELS, level)}级${own}`;
}

const MEASURE = /^(information|inspection):([a-zA-Z]+)(?::([a-z]+))?$/;

/** The measure of a figure of information work, of one level where it says so. @example officeMeasure('submitted', 'city') */
export const officeMeasure = (key: string, level?: string): string =>
  `${CASES.includes(key) ? 'inspection' : 'information'}:${key}${level === undefined ? '' : `:${level}`}`;

const ofBulletin = (key: string, level: string | undefined): OfBulletin | null =>
  level === undefined
    ? Object.hasOwn(BULLETINS, key)
      ? (BULLETINS[key] ?? null)
      : null
    : Object.hasOwn(LEVELLED, key) && Object.hasOwn(BULLETIN_LEVELS, level)
      ? (LEVELLED[key]?.(level as keyof typeof BULLETIN_LEVELS) ?? null)
      : null;

/** Is it one? */
export function isOfficeMeasure(measure: string): boolean {
  const [, kind, key = '', level] = MEASURE.exec(measure) ?? [];
  if (kind === 'inspection') return CASES.includes(key) && level === undefined;
  if (kind !== 'information') return false;
  return (ISSUES.includes(key) && level === undefined) || ofBulletin(key, level) !== null;
}

/** Is it a rate of the office's own work (I-26, I-28)? */
export const isOfficeIndicator = (id: string): id is OfficeIndicatorId =>
  Object.hasOwn(OFFICE_INDICATORS, id);

/** The two parts of a rate as counts. */
const PARTS: Readonly<Record<OfficeIndicatorId, { numerator: string; denominator: string }>> = {
  'I-26': { numerator: 'information:adopted', denominator: 'information:submitted' },
  'I-28': { numerator: 'inspection:selfInspected', denominator: 'inspection:selfClosed' },
};

/**
 * The members of a figure of information work or of inspected cases; what they add is the figure (O-56…O-58, I-26, I-28).
 * @shape rows: of the organisations asked for; caseOrgIds: whose self-opened cases count there (O-44)
 */
export function officeMembers(
  { measure, part }: { measure: string; part: 'numerator' | 'denominator' | null },
  { rows, caseOrgIds, window }: { rows: OfficeRows; caseOrgIds: readonly number[]; window: Window },
): OfficeMember[] {
  if (isOfficeIndicator(measure))
    return officeMembers(
      { measure: PARTS[measure][part ?? 'numerator'], part: null },
      { rows, caseOrgIds, window },
    );
  const [, , key = '', level] = MEASURE.exec(measure) ?? [];
  return (
    CASES.includes(key)
      ? casesOf(key, rows, { caseOrgIds, window })
      : ISSUES.includes(key)
        ? issuesOf(key, rows, window)
        : bulletinsOf(ofBulletin(key, level), rows, window)
  ).filter(({ adds }) => adds > 0);
}

const bulletinsOf = (of: OfBulletin | null, { bulletins }: OfficeRows, window: Window): OfficeMember[] =>
  bulletins.map((item) => ({ category: 'bulletin', id: item.id, adds: of?.(item, window) ?? 0 }));

const issuesOf = (key: string, { issues }: OfficeRows, window: Window): OfficeMember[] =>
  issues.map((issue) => {
    const figures = informationFigures([], window, { issues: [issue] });
    return {
      category: 'special-issue',
      id: issue.id,
      adds: key === 'issues' ? figures.issues : figures.articles,
    };
  });

function casesOf(
  key: string,
  { cases }: OfficeRows,
  { caseOrgIds, window }: { caseOrgIds: readonly number[]; window: Window },
): OfficeMember[] {
  const { period, asOf } = window;
  const to = asOf < period.to ? asOf : period.to;
  return cases
    .filter(({ orgId }) => caseOrgIds.includes(orgId))
    .map((one) => {
      const { numerator, denominator } = inspectionRate([one], { from: period.from, to, asOf });
      return {
        category: 'self-opened-case',
        id: one.id,
        adds: key === 'selfClosed' ? denominator : numerator,
      };
    });
}
