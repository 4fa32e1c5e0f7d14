import { type IndicatorFacts, indicatorDefinition, isIndicatorId } from '#domain';
import {
  byPetition,
  type Difference,
  differencesOf,
  isAdditive,
  measureOf,
  type Tally,
  type WrittenTallies,
} from '#projections';
import { frozenNumber, membersOfKey, type Snapshot, snapshotKeys, sumOf } from './snapshot.js';

/** A line of the ledger of restatements L26 (O-66). */
export type Restatement = {
  key: string;
  zh: string;
  part: 'numerator' | 'denominator';
  frozen: number;
  now: number;
  differences: Difference[];
  /** Units of which another number was written down than had been (O-73). */
  written: { orgId: number; by: number }[];
};

/** What units had written down for the period when it was frozen, and what they have now. */
export type WrittenThenAndNow = { then: WrittenTallies; now: WrittenTallies };

const NOTHING_WRITTEN: WrittenThenAndNow = { then: new Map(), now: new Map() };

/**
 * The rows as a frozen period has to see them now: what was registered after the cutoff belongs to its own period all
 * the same (O-66), so it counts as known; everything is still judged on the evening of the freeze.
 */
export const asOfFrozen = (rows: readonly IndicatorFacts[], asOf: string): IndicatorFacts[] =>
  rows.map((row) =>
    row.registeredOn > asOf && row.receivedOn <= asOf ? { ...row, registeredOn: asOf } : row,
  );

type Part = Restatement['part'];

/** What stands in a written sum for one side of a figure. */
const sideOf = (tally: Tally | undefined, key: string, part: Part): number =>
  tally?.[key]?.[part === 'numerator' ? 0 : 1] ?? 0;

/** The written part of a figure, of all units together. */
const writtenIn = (written: WrittenTallies, key: string, part: Part): number =>
  [...written.values()].reduce((sum, { current }) => sum + sideOf(current?.tally, key, part), 0);

/** What came later moves no frozen figure: it stands here, figure by figure, with its cause. */
export function restatementsOf(
  snapshot: Snapshot,
  rows: { then: readonly IndicatorFacts[]; now: readonly IndicatorFacts[] },
  written: WrittenThenAndNow = NOTHING_WRITTEN,
): Restatement[] {
  const { asOf, orgId, period } = snapshot;
  const scope = { period, asOf, axis: 'received' as const, orgId, withSubordinates: true };
  const present = asOfFrozen(rows.now, asOf);
  const [thenRows, nowRows] = [byPetition(rows.then), byPetition(rows.now)];
  const idOf = (index: number): string => snapshot.items[index]?.[0] ?? '';
  return snapshotKeys().flatMap((key) => {
    const frozen = snapshot.members[key] ?? { numerator: [], denominator: [] };
    const now = membersOfKey(present, scope, key);
    const then = membersOfKey(rows.then, scope, key);
    return (['numerator', 'denominator'] as const).flatMap((part): Restatement[] => {
      // what each added then is not kept; the rows of then tell it
      const weights = new Map(then[part].map(({ petitionId, adds }) => [petitionId, adds]));
      const before = frozen[part].map(idOf).map((petitionId) => ({
        petitionId,
        adds: weights.get(petitionId) ?? 1,
      }));
      const differences = differencesOf(
        { members: before, rows: thenRows },
        { members: now[part], rows: nowRows },
      );
      const changed = [...new Set([...written.then.keys(), ...written.now.keys()])].flatMap((orgId) => {
        const of = (side: WrittenTallies): number => sideOf(side.get(orgId)?.current?.tally, key, part);
        const by = of(written.now) - of(written.then);
        return by === 0 ? [] : [{ orgId, by }];
      });
      if (differences.length + changed.length === 0) return [];
      return [
        {
          key,
          zh: nameOf(key),
          part,
          frozen: frozenNumber(snapshot, key, part) + writtenIn(written.then, key, part),
          now: sumOf(now[part]) + writtenIn(written.now, key, part),
          differences,
          written: changed,
        },
      ];
    });
  });
}

const nameOf = (key: string): string =>
  isIndicatorId(key) ? indicatorDefinition(key).zh : (measureOf(key)?.zh ?? key);

/** The line that reconciles a year with its frozen quarters (O-67). */
export type Reconciliation = {
  key: string;
  zh: string;
  part: 'numerator' | 'denominator';
  year: number;
  quarters: { period: string; frozen: number | null; restated: number; now: number }[];
  frozenSum: number;
  restatedSum: number;
  /** Quarters that are not frozen yet, as they stand. */
  unfrozenSum: number;
  /** What the later evening of the year changed in quarters judged on an earlier one: closings since. */
  laterEvening: number;
  balanced: boolean;
};

/** A quarter of a year that is reconciled. @shape snapshot: null where it is not frozen; written: what units wrote for it */
export type ReconciledPart = { period: string; snapshot: Snapshot | null; written?: WrittenThenAndNow };

/**
 * 重算数 = Σ 冻结季度 + Σ 追溯调整(+ 未冻结季度 + 时点差).
 * @shape year.written: what units wrote down for the whole year
 */
export function reconcile(
  year: { period: string; asOf: string; orgId: number; written?: WrittenTallies },
  rows: readonly IndicatorFacts[],
  quarters: readonly ReconciledPart[],
): Reconciliation[] {
  const { written: ofYear = new Map() as WrittenTallies, ...asked } = year;
  const yearScope = { ...asked, axis: 'received' as const, withSubordinates: true };
  return snapshotKeys().flatMap((key) => {
    const whole = membersOfKey(rows, yearScope, key);
    const handIn = (written: WrittenTallies, part: Part): number =>
      isAdditive(key) ? writtenIn(written, key, part) : 0;
    return (['numerator', 'denominator'] as const).flatMap((part): Reconciliation[] => {
      const total = sumOf(whole[part]) + handIn(ofYear, part);
      let laterEvening = 0;
      const lines = quarters.map(({ period, snapshot, written = NOTHING_WRITTEN }) => {
        const byHand = handIn(written.now, part);
        const atYear = sumOf(membersOfKey(rows, { ...yearScope, period }, key)[part]) + byHand;
        if (snapshot === null) return { period, frozen: null, restated: 0, now: atYear };
        const frozen = frozenNumber(snapshot, key, part) + handIn(written.then, part);
        const scope = { ...yearScope, period, asOf: snapshot.asOf };
        const now = sumOf(membersOfKey(asOfFrozen(rows, snapshot.asOf), scope, key)[part]) + byHand;
        laterEvening += atYear - now;
        return { period, frozen, restated: now - frozen, now };
      });
      const sum = (of: (line: (typeof lines)[number]) => number): number =>
        lines.reduce((before, line) => before + of(line), 0);
      const frozenSum = sum(({ frozen }) => frozen ?? 0);
      const restatedSum = sum(({ restated }) => restated);
      const unfrozenSum = sum(({ frozen, now }) => (frozen === null ? now : 0));
      const parts = frozenSum + restatedSum + unfrozenSum + laterEvening;
      if (total + parts === 0) return [];
      return [
        {
          key,
          zh: nameOf(key),
          part,
          year: total,
          quarters: lines,
          frozenSum,
          restatedSum,
          unfrozenSum,
          laterEvening,
          balanced: total === parts,
        },
      ];
    });
  });
}
