import {
  type Affair,
  type AnyAffairState,
  DESTRUCTION,
  type FiledPetition,
  isRetention,
  type PetitionState,
  shanghaiTime,
} from '#domain';
import type { LoadedStream, Queryable } from '#event-store';
import { excludedFrom } from '#projections';
import type { CaseworkParts } from '../decisions.js';
import { foldLoaded, keyIdsOf, PETITION, recordedOf } from '../opened-case.js';

type Parts = { store: Pick<CaseworkParts['store'], 'load'>; vault: Pick<CaseworkParts['vault'], 'stock'> };
type Loaded = { loaded: LoadedStream; state: PetitionState };

/** The petitions that an affair lists; those of its opening command where there is none yet. */
export function listedIds(
  affair: Affair,
  state: AnyAffairState | null,
  input: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (affair.listedIn === undefined) return [];
  if (state !== null) return affair.listedIn(state);
  const named: unknown = input['petitionIds'];
  return Array.isArray(named) ? named.filter((id): id is string => typeof id === 'string') : [];
}

/** Petitions as they stand; those that are none are left out. */
export async function petitionsOf(
  client: Queryable,
  { store }: Pick<Parts, 'store'>,
  { ids, secrets }: { ids: readonly string[]; secrets: boolean },
): Promise<Loaded[]> {
  const found: Loaded[] = [];
  for (const id of new Set(ids)) {
    const loaded = await store.load(client, id, { secrets });
    const state = loaded.events[0]?.category === PETITION ? foldLoaded(loaded) : null;
    if (state !== null) found.push({ loaded, state });
  }
  return found;
}

/** Everything about the files of a destruction list that its rules ask for (§6.5). */
export async function filedPetitions(
  client: Queryable,
  parts: Parts,
  { ids, affairId }: { ids: readonly string[]; affairId: string },
): Promise<{ files: FiledPetition[]; states: PetitionState[] }> {
  if (ids.length === 0) return { files: [], states: [] };
  const found = await petitionsOf(client, parts, { ids, secrets: true });
  const states = await parts.vault.stock.statesOf(
    found.flatMap(({ loaded }) => Object.values(keyIdsOf(loaded.events))),
  );
  const beside = await besides(client, { found, affairId });
  return {
    states: found.map(({ state }) => state),
    files: found.map(({ loaded, state }) => ({
      ...fileIn(loaded, state),
      ...beside(state),
      held: Object.values(keyIdsOf(loaded.events)).some((id) => states.get(id) === 'held'),
    })),
  };
}

type Beside = Pick<FiledPetition, 'openAffairs' | 'openPetitions' | 'onAnotherList'>;

function fileIn(loaded: LoadedStream, state: PetitionState): Omit<FiledPetition, keyof Beside | 'held'> {
  const archived = loaded.events.map(recordedOf).findLast(({ type }) => type === 'PetitionArchived');
  const filed = archived?.type === 'PetitionArchived' ? archived : null;
  const sealed = filed?.sealed;
  return {
    petitionId: state.petitionId,
    displayNo: state.arrival.displayNo,
    orgId: state.arrival.orgId,
    zone: state.zone,
    status: state.status,
    archivedOn: state.archived?.archivedOn ?? null,
    archivingEnteredOn: filed === null ? null : shanghaiTime(filed.meta.recordedAt).on,
    retention: isRetention(state.archived?.retention) ? state.archived.retention : null,
    pageCount: filed?.data.pageCount ?? 0,
    archivalCode: sealed !== undefined && 'archivalCode' in sealed ? sealed.archivalCode : null,
    excludedIds: excludedFrom(state),
    underReview: state.reviews.some(({ concluded }) => concluded === null),
  };
}

/** What other petitions and affairs say of them. */
async function besides(
  client: Queryable,
  { found, affairId }: { found: readonly Loaded[]; affairId: string },
): Promise<(state: PetitionState) => Beside> {
  const ids = found.map(({ state }) => state.petitionId);
  const linked = found.flatMap(({ state }) => linkedTo(state));
  const { rows: affairs } = await client.query<{ petition: string; category: string }>(
    'select petition_id as petition, category from rm.affair where petition_id = any($1::uuid[]) and is_open',
    [ids],
  );
  const { rows: lists } = await client.query<{ petition: string }>(
    `select listed.id as petition from rm.affair a, jsonb_array_elements_text(a.facts -> 'petitionIds') as listed (id)
      where a.category = $3 and a.is_open and a.affair_id <> $2 and listed.id = any($1::text[])`,
    [ids, affairId, DESTRUCTION.category],
  );
  const { rows: open } = await client.query<{ id: string; parent: string | null; repeats: string | null }>(
    `select petition_id as id, parent_id as parent, repeat_of as repeats from rm.petition
      where is_open and (petition_id = any($2::uuid[]) or parent_id = any($1::uuid[]) or repeat_of = any($1::uuid[]))`,
    [ids, linked],
  );
  const listed = new Set(lists.map(({ petition }) => petition));
  return (state) => {
    const { petitionId } = state;
    const own = linkedTo(state);
    return {
      openAffairs: affairs.flatMap(({ petition, category }) => (petition === petitionId ? [category] : [])),
      openPetitions: open.filter(
        ({ id, parent, repeats }) => own.includes(id) || parent === petitionId || repeats === petitionId,
      ).length,
      onAnotherList: listed.has(petitionId),
    };
  };
}

/** Earlier and later petitions of the same matter, and the other side of a letter. */
const linkedTo = ({ repeatOf, parentId, children, above, below }: PetitionState): string[] =>
  [
    repeatOf,
    parentId,
    above?.parentId,
    below?.childId,
    ...children.map(({ petitionId }) => petitionId),
  ].filter((id): id is string => typeof id === 'string');
