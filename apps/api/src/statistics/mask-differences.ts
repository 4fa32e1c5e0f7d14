import type { ClientBase } from 'pg';
import type { Restatement } from '#reports';
import type { RestatementRow } from './book.dto.js';

/** The ledger for a viewer: of a petition that he may not open he sees that there is one, as from the figure itself. */
export async function maskDifferences(
  client: ClientBase,
  lines: readonly Restatement[],
): Promise<RestatementRow[]> {
  const ids = [
    ...new Set(lines.flatMap(({ differences }) => differences.map(({ petitionId }) => petitionId))),
  ];
  const { rows } = await client.query<{ id: string; no: string }>(
    'select petition_id as id, display_no as no from rm.petition where petition_id = any($1::uuid[])',
    [ids],
  );
  const numbers = new Map(rows.map(({ id, no }) => [id, no]));
  return lines.map((line) => ({
    ...line,
    differences: line.differences.map((one) => {
      const displayNo = numbers.get(one.petitionId) ?? null;
      return displayNo === null
        ? { ...one, petitionId: '', cause: '知悉范围以外', displayNo }
        : { ...one, displayNo };
    }),
  }));
}
