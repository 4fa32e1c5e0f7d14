import type { PoolClient } from 'pg';
import {
  affairOf,
  type AffairContext,
  type AnyAffairEvent,
  type AnyAffairState,
  commandSpecOf,
  decideAffair,
  foldAffair,
  TAKEOVER,
  type TakeoverState,
} from '#domain';
import { type DatabaseTime, deriveStreamId } from '#event-store';
import { organisationIdsBelow, type Viewer } from '#identity';
import { titleIn, writeAffairRow } from '#projections';
import type { CaseworkParts } from '../decisions.js';
import { CaseworkRefused, petitionNotFound } from '../casework-refused.js';
import { randomNo, takeNumbers, trialNumbers } from '../numbers.js';
import { type Office, officeOf } from '../office.js';
import { foldLoaded, keyIdsOf, PETITION, recordedOf } from '../opened-case.js';
import { type KeyIds, PETITION_PART } from '../petition-codec.js';
import { requireView } from '../who-may.js';
import {
  affairCapacity,
  affairNotFound,
  concernedNow,
  requireAffairView,
  requireNotDestroyed,
} from './affair-access.js';
import { changed, repeatedOutcome } from './affair-outcome.js';
import { carryOutDestruction, isDestruction, RETENTION_ENDED } from './destruction-effects.js';
import { filedPetitions, listedIds } from './filed-petitions.js';
import { carryOutTakeover } from './take-over-effects.js';
import { checkOrganisations, checkPeople, idsIn, relatedAffairs } from './named-in.js';
import {
  type AffairFrame,
  type AffairInput,
  type AffairOutcome,
  type Concerned,
  type Deciding,
  newEvent,
} from './deciding-affair.js';

/**
 * The road of a command on anything beside the petition (decision 0060): load → fold → may this person → decide → append
 * with its register line, in one transaction. The petition that an affair concerns decides who sees it.
 */
export class Affairs {
  constructor(private readonly parts: CaseworkParts) {}

  /** Opens an affair; its id follows from the command, so that a repetition makes no second one. */
  open(category: string, input: AffairInput, frame: AffairFrame): Promise<AffairOutcome> {
    return this.run(category, null, input, { ...frame, expectedVersion: 'any' });
  }

  /**
   * Carries out a command on an affair.
   * @rejects Rejected, CaseworkRefused (AFFAIR_NOT_FOUND, CASE_CHANGED, ROLE_MISSING …), IdempotencyConflict
   */
  execute(
    category: string,
    affairId: string,
    input: AffairInput,
    frame: AffairFrame & { expectedVersion: number | 'any' },
  ): Promise<AffairOutcome> {
    return this.run(category, affairId, input, frame);
  }

  private async run(
    category: string,
    id: string | null,
    input: AffairInput,
    frame: AffairFrame & { expectedVersion: number | 'any' },
  ): Promise<AffairOutcome> {
    const keysToDestroy: string[] = [];
    const outcome = await this.parts.store.transaction((client, time) =>
      this.within(client, { category, id, input, frame, time, keysToDestroy }),
    );
    // after the events and not before: were we to die in between, the background destroys them
    for (const keyId of keysToDestroy) await this.parts.vault.stock.shred(keyId, RETENTION_ENDED);
    return outcome;
  }

  /**
   * As `open` (id null) and `execute`, in a transaction that another has begun.
   * @shape keysToDestroy: gathers what is to be destroyed once it is committed; keyId: of a new affair beside which files lie sealed already
   */
  async within(
    client: PoolClient,
    {
      category,
      id,
      input,
      frame,
      time,
      keysToDestroy,
      keyId,
    }: {
      category: string;
      id: string | null;
      input: AffairInput;
      frame: AffairFrame & { expectedVersion: number | 'any' };
      time: DatabaseTime;
      keysToDestroy: string[];
      keyId?: string;
    },
  ): Promise<AffairOutcome> {
    const affair = affairOf(category);
    const spec = commandSpecOf(affair, input.type);
    const affairId = id ?? deriveStreamId(frame.commandId, category);
    const loaded = await this.parts.store.load(client, affairId, { commandId: frame.commandId });
    const first = loaded.events[0];
    if (id !== null && first?.category !== category) throw affairNotFound();
    const state = foldAffair(affair, affairId, loaded.events.map(recordedOf) as never[]);
    const viewer = 'viewer' in frame.by ? frame.by.viewer : null;
    const concerned = await this.concernedBy(client, state, input, viewer);
    const row = state === null ? null : affair.rowOf(state);
    const ids = listedIds(affair, state, input);
    const filed = await filedPetitions(client, this.parts, { ids, affairId });
    if (viewer !== null && state !== null && row !== null)
      requireAffairView(viewer, state, row, { petition: concerned?.state ?? null, listed: filed.states });
    // only now: another's key must not tell that the affair is there
    if (loaded.command) return repeatedOutcome(loaded, frame);
    requireNotDestroyed(concerned?.state ?? null);
    if (state !== null && frame.expectedVersion !== 'any' && frame.expectedVersion !== loaded.version)
      throw changed(loaded.version);
    const orgId = state?.orgId ?? concerned?.state.arrival.orgId ?? orgOf(frame);
    const office = await officeOf(client, orgId, idsIn(input, spec.fields, ['account']));
    checkPeople(input, spec.fields, office);
    await checkOrganisations(client, input, spec.fields);
    const petition = concerned === null ? null : await concernedNow(client, concerned.state);
    const capacity =
      viewer === null
        ? machineCapacity(spec.machine === true)
        : affairCapacity(viewer, spec, { orgId, partyOrgIds: row?.partyOrgIds ?? [], petition });
    const at = frame.time ?? time;
    const context: AffairContext = {
      today: at.today,
      now: at.now,
      policy: this.parts.profiles.policyOn(orgId, at.today),
      calendar: this.parts.calendar,
      actor: {
        accountId: viewer?.accountId ?? null,
        orgId: viewer?.orgId ?? orgId,
        capacity,
        roles: viewer?.roles ?? [],
      },
      organisation: office.organisation,
      belowIds:
        state === null ? (await organisationIdsBelow(client, orgId)).filter((one) => one !== orgId) : [],
      numbers: {},
      randomNo: randomNo(),
      commandId: frame.commandId,
      petition,
      filed: filed.files,
      headIds: [...office.colleagues.values()]
        .filter((one) => one.orgId === orgId && !one.disabled && one.roles.includes('leader'))
        .map((one) => one.accountId),
      related: await this.relatedOf(client, idsIn(input, spec.fields, ['affair', 'affairs']), viewer),
    };
    return this.decideAndAppend(client, at, office, {
      affair,
      affairId,
      state,
      loaded,
      input,
      frame,
      context,
      concerned,
      keysToDestroy,
      ...(keyId === undefined ? {} : { keyId }),
    });
  }

  /** The petition concerned, and every other one named: none that this person may not see. */
  private async concernedBy(
    client: PoolClient,
    state: AnyAffairState | null,
    input: AffairInput,
    viewer: Viewer | null,
  ): Promise<Concerned | null> {
    // Whether this person may see the petition of an affair that is there, the view of the affair judges.
    if (state !== null)
      return state.petitionId === null ? null : this.petition(client, state.petitionId, null);
    const own = input['petitionId'];
    const listed = Array.isArray(input['petitionIds']) ? (input['petitionIds'] as unknown[]) : [];
    for (const id of listed) if (typeof id === 'string') await this.petition(client, id, viewer);
    return typeof own === 'string' ? this.petition(client, own, viewer) : null;
  }

  private async petition(client: PoolClient, id: string, viewer: Viewer | null): Promise<Concerned> {
    const loaded = await this.parts.store.load(client, id);
    if (loaded.events[0]?.category !== PETITION) throw petitionNotFound();
    const state = foldLoaded(loaded);
    if (state === null) throw petitionNotFound();
    if (viewer !== null) requireView(viewer, state);
    return { state, keyIds: keyIdsOf(loaded.events) };
  }

  private async relatedOf(client: PoolClient, ids: readonly string[], viewer: Viewer | null) {
    const related = await relatedAffairs(client, ids);
    const seen = related.filter(({ orgId }) => viewer === null || viewer.orgIds.includes(orgId));
    if (seen.length !== new Set(ids).size) throw affairNotFound();
    return seen;
  }

  private async decideAndAppend(
    client: PoolClient,
    time: DatabaseTime,
    office: Office,
    at: Deciding,
  ): Promise<AffairOutcome> {
    const { affair, affairId, state, loaded, input, frame, context, keysToDestroy } = at;
    // Everything that can be refused is refused before a number is taken (decision 0003).
    const series = affair.seriesNeeded?.(state, input, context) ?? [];
    if (series.length > 0) decideAffair(affair, state, input, { ...context, numbers: trialNumbers(series) });
    const numbers = series.length > 0 ? await takeNumbers(client, series) : {};
    const events = decideAffair(affair, state, input, { ...context, numbers });
    if (events.length === 0)
      return { affairId, version: loaded.version, status: state?.status ?? '', numbers: [], repeated: false };
    const keyIds = await this.keysOf(at, events);
    const given = events.flatMap(({ data }) =>
      'number' in data && typeof data.number === 'string' ? [data.number] : [],
    );
    const account = 'viewer' in frame.by ? frame.by.viewer.accountId : null;
    const result = await this.parts.store.append(client, {
      streamId: affairId,
      category: affair.category,
      expected: loaded.expected,
      command: {
        id: frame.commandId,
        account,
        requestHash: frame.requestHash,
        response: { affairId, numbers: given },
      },
      recordedAt: time.now,
      events: events.map((event, index) => newEvent(event, { at, office, keyIds, first: index === 0 })),
    });
    if (result.duplicate)
      return {
        affairId,
        version: result.version,
        status: state?.status ?? '',
        numbers: given,
        repeated: true,
      };
    if (affair.category === TAKEOVER.category && 'viewer' in frame.by) {
      const { viewer } = frame.by;
      await carryOutTakeover(client, events, {
        parts: this.parts,
        affairId,
        orgId: office.organisation.id,
        state: state as TakeoverState | null,
        frame: { ...frame, viewer },
        time,
      });
    }
    if (isDestruction(affair) && 'viewer' in frame.by) {
      const { viewer } = frame.by;
      const orgId = office.organisation.id;
      const at = { parts: this.parts, affairId, orgId, frame: { ...frame, viewer }, time };
      keysToDestroy.push(...(await carryOutDestruction(client, events, at)));
    }
    const after = result.events.reduce<AnyAffairState | null>(
      (folded, stored) => affair.evolve(folded, recordedOf(stored) as never, affairId),
      state,
    );
    if (after === null) throw new Error('an affair without an opening');
    await writeAffairRow(client, affair, after, {
      calendar: this.parts.calendar,
      title: events.reduce<string | null | undefined>(
        (title, { sealed }) => titleIn(sealed) ?? title,
        undefined,
      ),
      keyId: keyIds[PETITION_PART] ?? null,
      recordedAt: result.events.at(-1)?.recordedAt ?? time.now,
      vault: this.parts.vault,
    });
    return { affairId, version: result.version, status: after.status, numbers: given, repeated: false };
  }

  /** An affair about a petition is sealed under that petition's key and goes when it goes; others have their own, and each person one. */
  private async keysOf(
    { loaded, concerned, keyId }: Deciding,
    events: readonly AnyAffairEvent[],
  ): Promise<KeyIds> {
    const known = keyIdsOf(loaded.events);
    const fresh = async (): Promise<string> => (await this.parts.vault.stock.take()).keyId;
    const own = known[PETITION_PART] ?? concerned?.keyIds[PETITION_PART] ?? keyId ?? (await fresh());
    const keys: Record<string, string> = { ...known, [PETITION_PART]: own };
    for (const part of events.flatMap(({ persons }) => Object.keys(persons ?? {})))
      keys[part] ??= await fresh();
    return keys;
  }
}

const orgOf = ({ by }: AffairFrame): number => ('viewer' in by ? by.viewer.orgId : by.machineOf);

function machineCapacity(may: boolean): 'machine' {
  if (may) return 'machine';
  throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '这一步须由人进行。');
}
