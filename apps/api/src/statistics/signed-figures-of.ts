import { usesOfOrganisations } from '#casework';
import { SignedFigures } from '#reports';
import type { Runtime } from '../shared/runtime.js';

/** Frozen periods and what came to them afterwards. */
export function signedFiguresOf(runtime: Runtime): SignedFigures {
  const { store, pools, vault, statBooks, calendarBook, profiles } = runtime;
  return new SignedFigures({
    store,
    pool: pools.store,
    vault,
    calendar: () => calendarBook.calendar,
    profiles,
    books: statBooks,
    uses: (orgIds) => usesOfOrganisations({ store, pool: pools.store }, orgIds),
  });
}
