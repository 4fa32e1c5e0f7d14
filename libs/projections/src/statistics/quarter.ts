import { displayOf, type IndicatorFacts, INDICATOR_IDS, indicatorDefinition, periodZh } from '#domain';
import { type Basis, countFigure, countFigures, rateFigure } from './figures.js';
import { ALL_REGISTERED, firstOf, sinceNotes, unregisteredIn } from './first-days.js';
import { fixedMeasure, measuresBy } from './measures.js';
import { officeFigures, officeRates } from './office-figures.js';
import { NO_OFFICE_ROWS } from './office-rows.js';
import { organisationRows, type OrganisationTallies } from './organisations.js';
import { isYear, notesOf, RATES, sentenceOf, sourceNotes } from './page-words.js';
import { periodOfCode, type Windows, windowsOf } from './period-code.js';
import type { CheckpointFigures, CountFigure, QuarterStatistics } from './report.js';
import { checkMeasure } from './failed-checks.js';
import type { StatQuestion } from './stat-question.js';
import { refTimeOf, scoped, type StatScope, writeStatRef } from './stat-ref.js';
import { addTallies, figureIn, NO_TALLY, tallyOf, type WindowTallies } from './tally.js';
import { withWritten, type WrittenTallies } from './written-figures.js';

/** Returns, extensions, urging, supervision, cases in hand. */
const WORK = ['open', 'returned', 'extended', 'urged', 'supervised'];

/** The sums of every organisation, from rows: the long way, and what the kept sums must equal. */
export function talliesByOrganisation(
  facts: readonly IndicatorFacts[],
  scope: StatScope,
): Map<number, WindowTallies> {
  const windows = windowsOf(periodOfCode(scope.period), scope.asOf);
  const groups = new Map<number, IndicatorFacts[]>();
  for (const row of scoped(facts, scope)) {
    const group = groups.get(row.orgId);
    if (group === undefined) groups.set(row.orgId, [row]);
    else group.push(row);
  }
  return new Map([...groups].map(([orgId, rows]) => [orgId, windowTallies(rows, windows)]));
}

const windowTallies = (rows: readonly IndicatorFacts[], windows: Windows): WindowTallies => ({
  current: tallyOf(rows, windows.current),
  previous: tallyOf(rows, windows.previous),
  lastYear: tallyOf(rows, windows.lastYear),
});

/** All of a period's statistics, from facts alone: the same facts and question give the same page. @rejects PERIOD_INVALID */
export function statisticsOf(facts: readonly IndicatorFacts[], question: StatQuestion): QuarterStatistics {
  return pageOf(talliesByOrganisation(facts, question), question);
}

/** What the figures of a page are taken from, out of the sums of its organisations. @rejects PERIOD_INVALID */
export function basisOf(counted: OrganisationTallies, question: StatQuestion): Basis {
  const { period: code, asOf, axis, orgId, withSubordinates } = question;
  const scope: StatScope = { period: code, asOf, axis, orgId, withSubordinates };
  const windows = windowsOf(periodOfCode(code), asOf);
  const manual: WrittenTallies = question.manual ?? new Map();
  const each = [...withWritten(counted, manual).values()];
  const tallies: WindowTallies = {
    current: addTallies(each.map(({ current }) => current)),
    previous: addTallies(each.map(({ previous }) => previous)),
    lastYear: { ...addTallies(each.map(({ lastYear }) => lastYear)), ...question.historic?.tally },
  };
  const writtenFor = (name: 'previous' | 'lastYear'): boolean =>
    [...manual.values()].some((own) => own[name] !== undefined);
  const unregistered =
    question.since === undefined
      ? ALL_REGISTERED
      : unregisteredIn(windows, tallies, {
          first: firstOf(question.since),
          written: {
            previous: writtenFor('previous'),
            lastYear: Boolean(question.historic) || writtenFor('lastYear'),
          },
        });
  const byHand = addTallies([...manual.values()].map(({ current }) => current?.tally ?? NO_TALLY));
  return { tallies, byHand, windows, scope, unregistered };
}

/** The page of a period out of the sums of its organisations. @rejects PERIOD_INVALID */
export function pageOf(counted: OrganisationTallies, question: StatQuestion): QuarterStatistics {
  const { period: code, asOf, axis, orgId, withSubordinates } = question;
  const period = periodOfCode(code);
  const manual: WrittenTallies = question.manual ?? new Map();
  const byOrganisation = withWritten(counted, manual);
  const basis = basisOf(counted, question);
  const { scope } = basis;
  const total = countFigure(fixedMeasure('total'), basis);
  const rates = RATES.map((id) => rateFigure(id, basis));
  const running = asOf < period.to;
  const office = question.office ?? NO_OFFICE_ROWS;
  const inUse = (orgId: number): boolean => question.inUse?.(orgId, period) ?? true;
  return {
    period: code,
    periodZh: periodZh(period),
    from: period.from,
    to: period.to,
    asOf,
    orgId,
    withSubordinates,
    axis: axis === 'registered' ? '按登记日' : '按收到日',
    earlier: {
      previous: refTimeOf(basis.windows.previous, axis),
      // last year's figures that were signed on paper lead to no petition (O-104)
      lastYear: question.historic ? null : refTimeOf(basis.windows.lastYear, axis),
    },
    sentence: sentenceOf({ periodZh: periodZh(period), asOf: running ? asOf : null, total, rates }, basis),
    total,
    visits: ['visit', 'visitPersons', 'groupVisit', 'groupVisitPersons', 'levelSkipping'].map((key) =>
      countFigure(fixedMeasure(key), basis),
    ),
    byChannel: countFigures(measuresBy('channel'), basis),
    byClass: countFigures(measuresBy('class'), basis),
    byOrigin: countFigures(measuresBy('origin'), basis),
    byDisposition: countFigures(measuresBy('disposition'), basis),
    byCategory: countFigures(measuresBy('categoryGroup'), basis),
    byKeyArea: countFigures(measuresBy('keyArea'), basis),
    work: WORK.map((key) => countFigure(fixedMeasure(key), basis)),
    rates,
    indicators: [
      ...INDICATOR_IDS.filter((id) => indicatorDefinition(id).kind !== 'count').map((id) =>
        rateFigure(id, basis),
      ),
      ...officeRates(office, basis, question.organisations),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    checkpoints: checkpointsOf(basis, question.topFailures),
    organisations: organisationRows(question.organisations, {
      byOrganisation,
      manual: new Set([...manual].flatMap(([id, { current }]) => (current === undefined ? [] : [id]))),
      lastYearWritten: new Set(
        [...manual].flatMap(([id, { lastYear }]) => (lastYear === undefined ? [] : [id])),
      ),
      scope,
      smallSample: question.policy.smallSample,
      inUse,
      windows: basis.windows,
      since: question.since,
    }),
    emerging: emergingOf(basis, total, question.policy.smallSample),
    office: officeFigures(office, basis, { organisations: question.organisations, inUse }),
    notes: [
      ...notesOf(basis, {
        running,
        countsRestricted: question.countsRestricted,
        policyOn: question.policyOn,
      }),
      ...earlierNotes(basis, question, byOrganisation),
      ...sourceNotes(question),
    ],
  };
}

const LARGEST = 5;
/** Growth over both earlier periods that makes a category 苗头. */
const SURGE = 1.5;

/** What is said of registers that are younger than what they are compared with. */
function earlierNotes(
  { windows, unregistered }: Basis,
  { since, organisations, manual }: StatQuestion,
  byOrganisation: OrganisationTallies,
): string[] {
  if (since === undefined) return [];
  const counting = organisations.filter(
    ({ id }) =>
      !manual?.has(id) && figureIn(byOrganisation.get(id)?.current ?? NO_TALLY, 'I-01').numerator > 0,
  );
  return sinceNotes({ windows, unregistered, year: isYear(windows) }, since, counting);
}

/** 苗头: categories that grew by half and more over the last period and over last year, beyond a small sample. */
function emergingOf(basis: Basis, total: CountFigure, smallSample: number): CountFigure[] {
  // Nothing recorded before: then everything would look new.
  if ((total.previous ?? 0) + (total.lastYear ?? 0) === 0) return [];
  return countFigures(measuresBy('category'), basis)
    .filter(
      ({ current, previous, lastYear }) =>
        current >= smallSample && current >= (previous ?? 0) * SURGE && current >= (lastYear ?? 0) * SURGE,
    )
    .sort(
      (a, b) => b.current - (b.previous ?? 0) - (a.current - (a.previous ?? 0)) || (a.key < b.key ? -1 : 1),
    )
    .slice(0, LARGEST);
}

function checkpointsOf(
  { tallies, scope }: Basis,
  topFailures: CheckpointFigures['topFailures'],
): CheckpointFigures {
  const first = figureIn(tallies.current, 'I-24');
  const rounds = figureIn(tallies.current, 'I-24b');
  return {
    submissions: rounds.denominator ?? 0,
    firstSubmissions: first.denominator ?? 0,
    firstPassed: first.numerator,
    returned: rounds.numerator,
    firstPassDisplay: displayOf(first),
    topFailures: topFailures.map((one) => ({ ...one, ref: writeStatRef(scope, checkMeasure(one.check)) })),
  };
}
