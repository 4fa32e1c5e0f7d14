import {
  messageProgressOf,
  type OnlineMessageState,
  type PetitionerProgress,
  petitionerProgressOf,
  type PetitionState,
  queryCodeIsWellFormed,
  type Rate,
  type RatingTarget,
  type Satisfaction,
} from '#domain';
import type { LoadedStream } from '#event-store';
import type { Viewer } from '#identity';
import { queryCodeToken } from '#projections';
import type { PoolClient } from 'pg';
import { CaseworkRefused } from './casework-refused.js';
import type { CommandFrame } from './command-frame.js';
import { type CaseworkParts, Decisions } from './decisions.js';
import { officeOf } from './office.js';
import { foldLoaded } from './opened-case.js';
import { againIfSettled, repeatedOutcome } from './outcome.js';
import { queryCodeMac } from './query-code.js';

/** A rating as its holder of the code gives it. @shape address: of the network, kept with the rating (§1.13) */
export type RatingByCode = { target: RatingTarget; rating: Satisfaction; remark?: string; address: string };

type MessageRow = Pick<OnlineMessageState, 'status'> & { petition_id: string | null };

/** The command's id and the hash of the request, as of every command. */
export type DeskFrame = Pick<CommandFrame, 'commandId' | 'requestHash' | 'time'>;

/**
 * The desk of those who sent petitions in: whoever holds a query code learns how far his petition is and rates what was done, and
 * nothing else. No account stands behind it; what it writes says so.
 */
export class PetitionerDesk {
  private readonly decisions: Decisions;

  constructor(private readonly parts: CaseworkParts) {
    this.decisions = new Decisions(parts);
  }

  /** How far the petition of this code is. @rejects QUERY_CODE_UNKNOWN */
  progressOf(code: string): Promise<PetitionerProgress> {
    return this.parts.store.transaction(async (client, { today }) => {
      const message = await this.messageBy(client, code);
      if (message !== null && message.petition_id === null) return messageProgressOf(message);
      const { state } = await this.openedBy(client, code);
      return this.toldOf(state, today);
    });
  }

  /**
   * 满意度评价 by query code, once for each target. @rejects QUERY_CODE_UNKNOWN; Rejected as `rate`, for an accusation too
   * @shape the answer: how far it is afterwards
   */
  rate(code: string, given: RatingByCode, frame: DeskFrame): Promise<PetitionerProgress> {
    return againIfSettled(() => this.rateOnce(code, given, frame));
  }

  private rateOnce(
    code: string,
    given: RatingByCode,
    { commandId, requestHash, time: simulated }: DeskFrame,
  ): Promise<PetitionerProgress> {
    return this.parts.store.transactionAtOnce(async (client, ending) => {
      const { petitionId, loaded, state } = await this.openedBy(client, code, commandId);
      const { orgId } = state.arrival;
      const time = simulated ?? loaded;
      const frame = { viewer: petitionerAt(orgId), commandId, requestHash, source: 'petitioner' as const };
      if (loaded.command) {
        repeatedOutcome(loaded.command, frame);
        return this.toldOf(state, time.today);
      }
      const command: Rate = { type: 'rate', by: 'queryCode', ratedOn: time.today, ...given };
      const { after } = await this.decisions.decideAndAppend(client, {
        petitionId,
        state,
        loaded,
        command,
        frame,
        office: await officeOf(client, orgId, []),
        // the envelope names nobody; a rating asks for no capacity
        capacity: 'reception',
        time,
        ending,
      });
      return this.toldOf(after ?? state, time.today);
    });
  }

  private toldOf(state: PetitionState, today: string): PetitionerProgress {
    const { profiles, calendar } = this.parts;
    return petitionerProgressOf(state, { today, policy: profiles.policyFor(state), calendar });
  }

  /** What was written on the public page under this code; null = it was given out with a petition, or never. */
  private async messageBy(client: PoolClient, code: string): Promise<MessageRow | null> {
    if (!queryCodeIsWellFormed(code)) throw unknownCode();
    const { rows } = await client.query<MessageRow>({
      name: 'rm_message_by_query_code',
      text: `select status, petition_id from rm.affair where category = 'online-message' and facts ->> 'queryCodeMac' = $1`,
      values: [queryCodeMac(this.parts.vault, code)],
    });
    return rows[0] ?? null;
  }

  /** By the token that search keeps; the index follows a registration within seconds. */
  private async petitionsBy(client: PoolClient, mac: string): Promise<string[]> {
    const { rows } = await client.query<{ petition_id: string }>({
      name: 'rm_by_query_code',
      text: 'select petition_id from rm.petitions_with($1::tsquery) petition_id',
      values: [`'${queryCodeToken(mac)}'`],
    });
    return rows.map((row) => row.petition_id);
  }

  /** The petition of a code, proved by the whole HMAC. @rejects QUERY_CODE_UNKNOWN */
  private async openedBy(
    client: PoolClient,
    code: string,
    commandId?: string,
  ): Promise<{ petitionId: string; loaded: LoadedStream; state: PetitionState }> {
    if (!queryCodeIsWellFormed(code)) throw unknownCode();
    const mac = queryCodeMac(this.parts.vault, code);
    const found = (await this.messageBy(client, code))?.petition_id ?? null;
    const candidates = found === null ? await this.petitionsBy(client, mac) : [found];
    for (const petitionId of candidates) {
      const loaded = await this.parts.store.load(client, petitionId, commandId ? { commandId } : {});
      const isIts = loaded.events.some(
        ({ data }) => (data as { queryCodeMac?: unknown }).queryCodeMac === mac,
      );
      const state = foldLoaded(loaded);
      if (isIts && state !== null && state.status !== 'destroyed') return { petitionId, loaded, state };
    }
    throw unknownCode();
  }
}

/** One answer for a typing error, an unknown code and what is destroyed: a code is never confirmed by a refusal. */
const unknownCode = (): CaseworkRefused =>
  new CaseworkRefused('notFound', 'QUERY_CODE_UNKNOWN', '没有查到。请核对查询码;刚登记的,请过一分钟再查。', {
    field: 'queryCode',
  });

/** Nobody of the house: no account, no role. */
const petitionerAt = (orgId: number): Viewer => ({
  accountId: '00000000-0000-0000-0000-000000000000',
  displayName: '信访人',
  orgId,
  orgIds: [],
  managedOrgIds: [],
  roles: [],
  smallOffice: false,
  mustChangePassword: false,
});
