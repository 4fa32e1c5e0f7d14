import type { Viewer } from '#identity';
import type { AffairListRow } from '#projections';
import { maySeeSigned } from '#reports';
import { targetBoard } from '../office/target-board.js';
import type { Runtime } from '../shared/runtime.js';
import { FiguresService } from '../statistics/figures-service.js';

/** What a line of L29 says of a unit besides its affair. @shape words as they are shown; '' where nothing is known */
export type Reached = { unitZh?: string; fullZh?: string; actualZh: string; earnedZh: string };

const yearsOf = (rows: readonly AffairListRow[], category: string): number[] => [
  ...new Set(rows.filter((row) => row.category === category).map(({ facts }) => facts['year'] as number)),
];

/**
 * 实绩 and 得分 of the lines of L29 (§6.1, O-86, O-87), by affair: of a target one, of an item of a scheme one for each
 * unit. They are what the pages 进度和得分 and 考核得分 say on the same day; a year that runs says up to when.
 * Points of a scheme are counted from figures with accusations in them: whoever does not sign those finds none here.
 */
export async function reachedIn(
  runtime: Runtime,
  viewer: Viewer,
  { rows, today }: { rows: readonly AffairListRow[]; today: string },
): Promise<ReadonlyMap<string, readonly Reached[]>> {
  const found = new Map<string, Reached[]>();
  const add = (affairId: string, line: Reached): void => {
    found.set(affairId, [...(found.get(affairId) ?? []), line]);
  };
  const running = Number(today.slice(0, 4));
  const until = (year: number, asOf: string): string => (year === running ? `(截至 ${asOf})` : '');
  // what has not begun has nothing to show yet
  for (const year of yearsOf(rows, 'annual-target').filter((one) => one <= running)) {
    const { units, asOf } = await targetBoard(runtime, viewer, { year });
    for (const { affairId, actual, earned } of units
      .filter(({ inView }) => inView)
      .flatMap(({ lines }) => lines))
      add(affairId, {
        actualZh: actual === '—' ? '分母为 0,不计分' : `${actual}${until(year, asOf)}`,
        earnedZh: earned,
      });
  }
  if (!maySeeSigned(viewer)) return found;
  const figures = new FiguresService(runtime);
  const begun = (year: number): boolean => `${year}-01-01` < today;
  for (const year of yearsOf(rows, 'score-item').filter(begun)) {
    const { units, asOf } = await figures.scores(viewer, { year });
    for (const unit of units)
      for (const { affairId, full, basis, earned } of unit.lines)
        add(affairId, {
          unitZh: unit.name,
          fullZh: `满分 ${full}`,
          actualZh: `${basis}${until(year, asOf)}`,
          earnedZh: earned,
        });
  }
  return found;
}
