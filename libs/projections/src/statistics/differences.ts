import type { IndicatorFacts } from '#domain';
import type { WeighedMember } from './members.js';

/** What is told of a fact that changed, in the order of weight. */
const FIELDS: readonly [zh: string, of: (row: IndicatorFacts) => unknown][] = [
  ['收到日更正', ({ receivedOn }) => receivedOn],
  ['渠道更正', ({ channel }) => channel],
  ['类别改判', ({ class: kind }) => kind],
  ['内容分类更正', ({ categoryCode, keyArea }) => [categoryCode, keyArea]],
  ['来源更正', ({ origin }) => origin],
  ['到访人数更正', ({ visitorCount }) => visitorCount],
  ['退回、撤回或并案', ({ left }) => left],
  ['拆分', ({ childCount }) => childCount],
  ['排除统计', ({ excludedFromStats }) => excludedFromStats],
  ['办理方式变动', ({ disposition, intakeDecision }) => [disposition, intakeDecision]],
  ['标为重复', ({ repeat }) => repeat],
  ['期限变动', ({ main, notify }) => [main?.legalDue, main?.kind, notify?.legalDue]],
  ['告知', ({ notify }) => [notify?.fulfilledOn, notify?.exempt, notify?.unservableOn]],
  ['办结日', ({ closureOn, main }) => [closureOn, main?.closedOn, main?.endedOn]],
  ['受理日', ({ acceptedOn }) => acceptedOn],
  ['审签', ({ signing }) => signing],
  ['结论', ({ finding, concludedOn }) => [finding, concludedOn]],
  ['立案', ({ caseOpenedOn }) => caseOpenedOn],
  ['结案', ({ finishedOn }) => finishedOn],
  ['评价', ({ satisfaction }) => satisfaction],
  ['延期', ({ extensions }) => extensions],
  ['报结、反馈', ({ feedback, reporterFeedback }) => [feedback, reporterFeedback]],
  ['再次来件', ({ repeatedOn }) => repeatedOn],
  [
    '催办、督办',
    ({ urgedOn, supervisedOn, supervisionRounds }) => [urgedOn, supervisedOn, supervisionRounds],
  ],
];

/**
 * Why a petition came into a figure or left it: what its row said then, and what it says now (O-66).
 * @shape then, now: undefined where the petition was not recorded
 */
export function causeOf(then: IndicatorFacts | undefined, now: IndicatorFacts | undefined): string {
  if (now === undefined) return '不再在范围内';
  if (then === undefined)
    return now.registeredOn > now.receivedOn ? `补录:${now.registeredOn} 登记` : `${now.registeredOn} 登记`;
  const changed = FIELDS.filter(
    ([, of]) => JSON.stringify(of(then) ?? null) !== JSON.stringify(of(now) ?? null),
  );
  return changed.length === 0 ? '时点推移:到期或办结的日子已到' : changed.map(([zh]) => zh).join('、');
}

/** One petition that makes a difference. */
export type Difference = { petitionId: string; sign: 1 | -1; cause: string };

type Side = { members: readonly WeighedMember[]; rows: ReadonlyMap<string, IndicatorFacts> };

/** Who came into a list, who left it, and who adds another number than before (人次、次数、天数); each with its cause. */
export function differencesOf(then: Side, now: Side): Difference[] {
  const before = new Map(then.members.map(({ petitionId, adds }) => [petitionId, adds]));
  const after = new Set(now.members.map(({ petitionId }) => petitionId));
  const told = (petitionId: string, sign: 1 | -1): Difference => ({
    petitionId,
    sign,
    cause: causeOf(then.rows.get(petitionId), now.rows.get(petitionId)),
  });
  return [
    ...now.members
      .filter(({ petitionId, adds }) => adds !== before.get(petitionId))
      .map(({ petitionId, adds }) => told(petitionId, adds > (before.get(petitionId) ?? 0) ? 1 : -1)),
    ...then.members
      .filter(({ petitionId }) => !after.has(petitionId))
      .map(({ petitionId }) => told(petitionId, -1)),
  ];
}

/** The rows by their petition. */
export const byPetition = (rows: readonly IndicatorFacts[]): Map<string, IndicatorFacts> =>
  new Map(rows.map((row) => [row.petitionId, row]));
