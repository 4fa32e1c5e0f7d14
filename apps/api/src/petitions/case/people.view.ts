import { hasAnyRole, type Viewer } from '#identity';
import type { PersonView } from '../case.dto.js';
import type { OpenedCase } from '../load-for-viewer.js';

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

/**
 * Whose reporter's identity may be shown: of an accusation only to the head of the single window and the head of the
 * department, who send the notices and answer for it; handlers see 实名 or 匿名 (domain.md §9).
 */
export function mayKnowReporter({ state }: Pick<OpenedCase, 'state'>, viewer: Viewer): boolean {
  return state.zone === 'general' || hasAnyRole(viewer.roles, ['windowHead', 'leader']);
}

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
