// What a report of Stryker says: score by area and by file, and the survivors with their lines.
import { readFileSync } from 'node:fs';

const share = (part, whole) => (whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)} %`);

/** The counts of one report, for each file and together. */
export function figuresOf(report) {
  const files = Object.entries(report.files).map(([name, { mutants }]) => ({ name, ...countsOf(mutants) }));
  return { files, total: countsOf(Object.values(report.files).flatMap(({ mutants }) => mutants)) };
}

function countsOf(mutants) {
  const of = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const caught = of('Killed', 'Timeout');
  const survived = of('Survived');
  const uncovered = of('NoCoverage');
  const onLoading = mutants.filter(({ statusReason }) => /static/i.test(statusReason ?? '')).length;
  return {
    caught,
    survived,
    uncovered,
    onLoading,
    texts: of('Ignored') - onLoading,
    // of all mutants that some test could catch; and of those that a test reaches at all
    score: share(caught, caught + survived + uncovered),
    scoreOfCovered: share(caught, caught + survived),
  };
}

/** Survivors as `file:line:column mutator original → replacement`. */
export function survivorsOf(report, states = ['Survived', 'NoCoverage']) {
  return Object.entries(report.files).flatMap(([name, { mutants, source }]) => {
    const lines = source.split('\n');
    return mutants
      .filter(({ status }) => states.includes(status))
      .sort((a, b) => a.location.start.line - b.location.start.line)
      .map(({ status, location: { start, end }, mutatorName, replacement }) => {
        const line = lines[start.line - 1] ?? '';
        const original =
          start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.trim()} …`;
        return `${name}:${start.line} ${status === 'NoCoverage' ? '[no test] ' : ''}${mutatorName}: ${original} → ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 80)}`;
      });
  });
}

export const readReport = (area) =>
  JSON.parse(readFileSync(new URL(`../../dist/mutation-report/${area}.json`, import.meta.url), 'utf8'));
