import { ARTICLES } from '../articles.js';
import { CLOCK_KINDS, type ReminderProfile } from '../deadlines/index.js';
import { CLOCKS, type ClockKind } from '../glossary/index.js';
import { Rejected } from '../rejected.js';

const DISTANCE_MAX = 90;
const RUNGS_MAX = 12;
const EVERY_MAX = 5;

const isCount = (value: unknown, from: number, to: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

/**
 * A ladder that an office wants instead of the table's (§4.5): it may remind more or less often, but never leave the
 * due day itself out, and never let nobody join once the day is past.
 * @rejects LADDER_INVALID
 */
export function checkLadder(clock: ClockKind, profile: ReminderProfile): void {
  const spec = CLOCK_KINDS[clock];
  const refuse = (message: string, field: string) =>
    new Rejected('LADDER_INVALID', ARTICLES[spec.article], `${CLOCKS[clock].zh}的催办阶梯:${message}`, {
      field,
    });
  if (spec.unit === 'minute') throw refuse('分钟级时钟按剩余的1/2、1/5和到点提醒,不设日级阶梯。', 'clock');
  const { yellow, orange, rungs, levels } = profile;
  if (!isCount(yellow, 0, DISTANCE_MAX) || !isCount(orange, 0, DISTANCE_MAX) || orange > yellow)
    throw refuse('黄灯、橙灯阈值须为不小于零的整数,橙阈不大于黄阈。', 'yellow');
  const ordered = rungs.every(
    (rung, at) => isCount(rung, 0, DISTANCE_MAX) && (at === 0 || rung < (rungs[at - 1] ?? 0)),
  );
  if (rungs.length === 0 || rungs.length > RUNGS_MAX || !ordered)
    throw refuse(`提醒须由远到近各列一次,最多${RUNGS_MAX}级。`, 'rungs');
  if (rungs.at(-1) !== 0) throw refuse('到期当日(T0)必须提醒。', 'rungs');
  if (levels === undefined) return;
  const { section, deputyLeader, supervision, every } = levels;
  if (!isCount(section, 0, DISTANCE_MAX) || !isCount(every, 1, EVERY_MAX))
    throw refuse(`科室负责人加入的级须为不小于零的整数;超期后每1至${EVERY_MAX}个工作日提醒一次。`, 'levels');
  if (!isCount(deputyLeader, 1, 5) || !isCount(supervision, deputyLeader, 10))
    throw refuse('超期后分管领导须在第1至5次、督办须不早于分管领导且在第10次以内加入。', 'levels');
}
