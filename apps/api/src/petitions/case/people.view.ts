import type { Viewer } from '#identity';
import { mayKnowReporter, type OpenedCase } from '#paperwork';
import type { PersonView } from '../case.dto.js';

/** Fields in the order in which the registration form D01 shows them. */
const FIELDS = [
  'name',
  'gender',
  'idNo',
  'birthOn',
  'phone',
  'address',
  'unit',
  'post',
  'rank',
  'politicalStatus',
] as const;

/** The people of the case as this viewer may know them. */
export function peopleOf(opened: OpenedCase, viewer: Viewer): PersonView[] {
  const mayKnow = mayKnowReporter(opened, viewer);
  return opened.state.arrival.subjects.map(({ subjectId, role, cadreAuthority }) => {
    const isReporter = role === 'petitioner' || role === 'representative';
    const withheld = isReporter && !mayKnow;
    const known: Record<string, unknown> = opened.texts.persons[subjectId] ?? {};
    const fields = withheld
      ? {}
      : Object.fromEntries(
          FIELDS.flatMap((key) => {
            const value = known[key];
            return typeof value === 'string' ? [[key, value] as const] : [];
          }),
        );
    return { subjectId, role, cadreAuthority: cadreAuthority ?? null, withheld, fields };
  });
}
