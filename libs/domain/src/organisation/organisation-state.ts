import { addDays } from '../calendar.js';
import type { OrganisationEvent } from './organisation-events.js';

/** A name that an organisation bore. @shape until: the last day of it, YYYY-MM-DD */
export type FormerName = { readonly name: string; readonly until: string };

/** What has changed of an organisation since it was made. @shape formerNames: oldest first; changedOn: of the last change */
export type OrganisationState = {
  readonly formerNames: readonly FormerName[];
  /** Null: as it was made. */
  readonly name: string | null;
  readonly active: boolean;
  readonly changedOn: string | null;
};

/** As it was made. */
export const UNCHANGED_ORGANISATION: OrganisationState = {
  formerNames: [],
  name: null,
  active: true,
  changedOn: null,
};

/** Applies one change. */
export function evolveOrganisation(state: OrganisationState, event: OrganisationEvent): OrganisationState {
  const { on } = event.data;
  switch (event.type) {
    case 'OrganisationRenamed': {
      const { before, name } = event.data;
      return {
        ...state,
        formerNames: [...state.formerNames, { name: before, until: addDays(on, -1) }],
        name,
        changedOn: on,
      };
    }
    case 'OrganisationDisabled':
      return { ...state, active: false, changedOn: on };
    case 'OrganisationEnabled':
      return { ...state, active: true, changedOn: on };
    default:
      return event satisfies never;
  }
}

/** The organisation after these events. */
export const organisationStateOf = (events: readonly OrganisationEvent[]): OrganisationState =>
  events.reduce(evolveOrganisation, UNCHANGED_ORGANISATION);

/** The name that an organisation bore on a day: papers keep the one of theirs. @shape day: YYYY-MM-DD */
export const organisationNameOn = (
  { name, formerNames }: { readonly name: string; readonly formerNames: readonly FormerName[] },
  day: string,
): string => formerNames.find(({ until }) => day <= until)?.name ?? name;

/**
 * Whether an organisation was in use on any day of a period, whatever became of it afterwards (O-59).
 * @shape since: its first day here, YYYY-MM-DD; events: oldest first; from and to: both days are in it
 */
export function wasInUse(
  { since, events }: { readonly since: string; readonly events: readonly OrganisationEvent[] },
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  let begins: string | null = since;
  for (const { type, data } of events) {
    if (type === 'OrganisationRenamed') continue;
    // the day of a closing is the first one out of use
    if (
      type === 'OrganisationDisabled' &&
      begins !== null &&
      begins <= to &&
      data.on > from &&
      data.on > begins
    )
      return true;
    begins = type === 'OrganisationEnabled' ? data.on : null;
  }
  return begins !== null && begins <= to;
}
