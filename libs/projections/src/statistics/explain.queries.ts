import { addDays } from '#domain';
import { byPetition, type Difference, differencesOf } from './differences.js';
import { countedFacts, type Counting } from './counted-facts.js';
import { endOfDay } from './history.queries.js';
import { weighedMembers } from './members.js';
import { periodOfCode } from './period-code.js';
import { figureBehind, readStatRef, scoped, writeStatRef } from './stat-ref.js';

/** Why a figure is another than on an earlier print. */
export type Explanation = {
  then: { printedOn: string; asOf: string; value: string };
  now: { asOf: string; value: string };
  differences: (Difference & { displayNo: string | null })[];
};

/** A figure of today against the same figure on the print of a day; differences only of what the viewer may open. */
export async function explainFigure(
  counting: Counting,
  { ref, printedOn }: { ref: string; printedOn: string },
  organisationsOf: (orgId: number, withSubordinates: boolean) => Promise<readonly number[]>,
): Promise<Explanation> {
  const { client } = counting;
  const read = readStatRef(ref);
  const orgIds = await organisationsOf(read.orgId, read.withSubordinates);
  const windows = [periodOfCode(read.period)];
  const asOfThen = addDays(printedOn, -1);
  const earlier = writeStatRef({ ...read, asOf: asOfThen }, read.measure, read.part ?? undefined);
  const rowsThen = scoped(await countedFacts(counting, { orgIds, windows }, endOfDay(asOfThen)), read);
  const rowsNow = scoped(await countedFacts(counting, { orgIds, windows }), read);
  const [then, now] = [figureBehind(earlier, rowsThen), figureBehind(ref, rowsNow)];
  const differences = differencesOf(
    { members: weighedMembers(readStatRef(earlier), rowsThen), rows: byPetition(rowsThen) },
    { members: weighedMembers(read, rowsNow), rows: byPetition(rowsNow) },
  );
  const { rows } = await client.query<{ id: string; no: string }>(
    'select petition_id as id, display_no as no from rm.petition where petition_id = any($1::uuid[])',
    [differences.map(({ petitionId }) => petitionId)],
  );
  const numbers = new Map(rows.map(({ id, no }) => [id, no]));
  return {
    then: { printedOn, asOf: asOfThen, value: then.value },
    now: { asOf: read.asOf, value: now.value },
    // Of an accusation that he may not open the viewer learns that there is one, as from the figure itself, and not which.
    differences: differences.map((one) => {
      const displayNo = numbers.get(one.petitionId) ?? null;
      return displayNo === null
        ? { ...one, petitionId: '', cause: '知悉范围以外', displayNo }
        : { ...one, displayNo };
    }),
  };
}
