import type { PoolClient } from 'pg';
import {
  type AttachedFile,
  foldAffair,
  type MessageText,
  ONLINE_MESSAGE,
  type OnlineMessageState,
  type RegisterPetition,
  Rejected,
  type Signed,
  type Writer,
} from '#domain';
import { deriveStreamId, hashRequest, type LoadedStream } from '#event-store';
import type { Viewer } from '#identity';
import { withAccusedAccounts } from './accused-accounts.js';
import { affairNotFound, requireAffairView } from './affairs/affair-access.js';
import type { Affairs } from './affairs/affairs.js';
import { CaseworkRefused } from './casework-refused.js';
import { destroyMessage } from './destroy-message.js';
import type { CommandFrame } from './command-frame.js';
import { type CaseworkParts, Decisions } from './decisions.js';
import { codeOf, macOf } from './message-code.js';
import {
  attachmentsKept,
  keyForFiles,
  type MessageFiles,
  namesOf,
  type ReceivedMessage,
} from './message-files.js';
import { officeOf } from './office.js';
import { foldLoaded, keyIdsOf, recordedOf } from './opened-case.js';
import { againIfSettled, type ArrivalOutcome, repeatedOutcome } from './outcome.js';
import type { DeskFrame } from './petitioner-desk.js';
import { queryCodeMac } from './query-code.js';
import { receivingCapacity } from './who-may.js';
import { takeTurns } from './take-turns.js';

const { category } = ONLINE_MESSAGE;

/** What is written on the public page. @shape terminal: the network's address; it is compared and not kept */
export type WrittenOnline = Omit<MessageText, 'title'> &
  Partial<Writer> & { orgId: number; signed: Signed; terminal: string };

/** A unit to which one may write. @shape characters: how much; files: how many attachments */
export type OpenOffice = { orgId: number; name: string; characters: number; files: number };

/**
 * A message opened for whoever enters it.
 * @shape text, writer: null, and no attachments, once it is a petition, which says who may know; writer: null of an anonymous one
 */
export type OpenedMessage = {
  state: OnlineMessageState;
  text: MessageText | null;
  writer: Writer | null;
  attachments: readonly AttachedFile[];
};

const STAFF = `select a.id, char_length(a.display_name) > 1 and position(a.display_name in $2) > 0 as named,
    exists (select from idn.account_role r where r.account_id = a.id and r.role in ('reception', 'windowHead')) as enters
  from idn.account a where a.org_id = $1 and a.disabled_at is null`;
const SENT = `select count(*)::int as n from rm.affair where category = $1 and opened_on = $2 and facts @> $3::jsonb`;

/** 网上来件 on its way from the public page to the register (O-03, R-06, decision 0119). */
export class OnlineMessages {
  private readonly decisions: Decisions;

  constructor(
    private readonly parts: CaseworkParts,
    private readonly affairs: Affairs,
  ) {
    this.decisions = new Decisions(parts);
  }

  /** The units that have opened it (O-112), by their codes. */
  async offices(): Promise<OpenOffice[]> {
    return this.parts.store.transaction(async (client, { today }) => {
      const { rows } = await client.query<{ id: number; name: string }>(
        'select id, name from idn.organisation where active order by code',
      );
      return rows.flatMap(({ id: orgId, name }) => {
        const { publicPages, onlineCharacters, onlineAttachments } = this.parts.profiles.policyOn(
          orgId,
          today,
        );
        return publicPages ? [{ orgId, name, characters: onlineCharacters, files: onlineAttachments }] : [];
      });
    });
  }

  /**
   * Takes a message in. The code follows from the command, so that a second click is told the same one.
   * @rejects ORGANISATION_UNKNOWN, Rejected as the message's rules
   */
  receive(
    { orgId, terminal, ...written }: WrittenOnline,
    { commandId, time: simulated }: Pick<DeskFrame, 'commandId' | 'time'>,
    files: MessageFiles | null = null,
  ): Promise<ReceivedMessage> {
    const { store, vault } = this.parts;
    const queryCode = codeOf(vault, commandId);
    const attachments = (files?.measured ?? []).map((file, index) => ({
      ...file,
      scanId: deriveStreamId(commandId, `attachment-${index}`),
    }));
    return store.transaction(async (client, databaseTime) => {
      const time = simulated ?? databaseTime;
      const office = await client.query('select from idn.organisation where id = $1 and active', [orgId]);
      if (office.rowCount === 0)
        throw new CaseworkRefused('notFound', 'ORGANISATION_UNKNOWN', '没有这个单位,请重新选择。', {
          field: 'orgId',
        });
      const terminalMac = macOf(vault, 'terminal', `${time.today} ${terminal}`);
      // two messages of one terminal are counted one after the other
      await takeTurns(client, terminalMac);
      const sent = await client.query<{ n: number }>(SENT, [
        category,
        time.today,
        JSON.stringify({ terminalMac }),
      ]);
      const messageId = deriveStreamId(commandId, category);
      const keyId = await keyForFiles(client, this.parts, { messageId, attachments, commandId });
      const { repeated } = await this.affairs.within(client, {
        category,
        id: null,
        ...(keyId === null ? {} : { keyId }),
        input: {
          type: 'receive',
          attachments,
          ...written,
          queryCodeMac: queryCodeMac(vault, queryCode),
          writerId: deriveStreamId(commandId, 'writer'),
          terminalMac,
          sentToday: sent.rows[0]?.n ?? 0,
          closedTo: await accountsNamedIn(client, orgId, written),
        },
        frame: {
          by: { machineOf: orgId },
          commandId,
          // not of the terminal: on the way between two clicks a telephone may get another address; nor of the files: whoever sends the
          // same form once more, because no answer came, has to choose them again, and is to get his code with or without them
          requestHash: hashRequest({ orgId, ...written }),
          source: 'petitioner',
          expectedVersion: 'any',
          ...(simulated === undefined ? {} : { time: simulated }),
        },
        time,
        keysToDestroy: [],
      });
      // nothing was refused, and nothing is told before they lie there
      const scanIds = attachments.map(({ scanId }) => scanId);
      if (keyId !== null) await files?.lay({ messageId, scanIds, keyId });
      const kept = repeated
        ? await attachmentsKept(client, this.parts, { messageId, commandId })
        : attachments.length;
      return { queryCode, attachments: kept };
    });
  }

  /**
   * Makes a petition of a message: both or none. The petition takes over code, keys and day of receipt, so that what was written goes
   * when the petition goes, and the writer is forgotten with the petitioner.
   * @rejects AFFAIR_NOT_FOUND, AFFAIR_STEP_NOT_OPEN, MESSAGE_ARRIVAL_FIXED, as a registration
   */
  register(messageId: string, command: RegisterPetition, frame: CommandFrame): Promise<ArrivalOutcome> {
    const { store } = this.parts;
    const petitionId = deriveStreamId(frame.commandId, 'petition');
    return againIfSettled(() =>
      store.transaction(async (client, databaseTime) => {
        const { viewer, commandId } = frame;
        const time = frame.time ?? databaseTime;
        const loaded = await store.load(client, petitionId, { commandId });
        if (loaded.command) return repeatedOutcome(loaded.command, frame);
        const { state, stream } = await this.opened(client, messageId, { viewer, secrets: true });
        const capacity = receivingCapacity(frame);
        await this.affairs.within(client, {
          category,
          id: messageId,
          input: { type: 'register', petitionId },
          frame: { ...frame, by: { viewer }, expectedVersion: 'any' },
          time,
          keysToDestroy: [],
        });
        const done = await this.decisions.decideAndAppend(client, {
          petitionId,
          state: null,
          loaded,
          command: await withAccusedAccounts(client, asWritten(command, state, namesOf(stream))),
          frame,
          office: await officeOf(client, viewer.orgId, []),
          capacity,
          keys: keyIdsOf(stream.events),
          time,
          ending: null,
        });
        return { ...done.outcome, ...(done.after ? { after: done.after, today: time.today } : {}) };
      }),
    );
  }

  /** What was written, for those who may enter it. @rejects AFFAIR_NOT_FOUND */
  read(viewer: Viewer, messageId: string): Promise<OpenedMessage> {
    return this.parts.store.transaction(async (client) => {
      const { state, stream } = await this.opened(client, messageId, { viewer, secrets: true });
      if (state.petitionId !== null || state.status === 'destroyed')
        return { state, text: null, writer: null, attachments: [] };
      const [first] = stream.events.map(recordedOf) as unknown as [
        { sealed?: MessageText; persons?: Record<string, Writer> },
      ];
      const writer = state.writerId === null ? null : (first.persons?.[state.writerId] ?? null);
      const names = namesOf(stream);
      const attachments = state.attachments.map((file) => ({ ...file, name: names.get(file.scanId) ?? '' }));
      return { state, text: first.sealed ?? null, writer, attachments };
    });
  }

  /** Destroys what was set aside and need not be kept any longer; false where its time has not come. @rejects AFFAIR_STEP_NOT_OPEN */
  destroy(messageId: string, frame: Pick<DeskFrame, 'time'> = {}): Promise<boolean> {
    return destroyMessage(this.parts, this.affairs, { messageId, ...frame });
  }

  /** What a petition was made of; null = it came otherwise. */
  async messageOf(petitionId: string): Promise<string | null> {
    const { rows } = await this.parts.pool.query<{ id: string }>(
      'select affair_id as id from rm.affair where petition_id = $1 and category = $2',
      [petitionId, category],
    );
    return rows[0]?.id ?? null;
  }

  private async opened(
    client: PoolClient,
    messageId: string,
    { viewer, secrets = false }: { viewer: Viewer; secrets?: boolean },
  ): Promise<{ state: OnlineMessageState; stream: LoadedStream }> {
    const { store } = this.parts;
    const stream = await store.load(client, messageId, { secrets });
    if (stream.events[0]?.category !== category) throw affairNotFound();
    const state = foldAffair(ONLINE_MESSAGE, messageId, stream.events.map(recordedOf) as never[]);
    if (state === null) throw affairNotFound();
    const petition =
      state.petitionId === null ? null : foldLoaded(await store.load(client, state.petitionId));
    requireAffairView(viewer, state, ONLINE_MESSAGE.rowOf(state), { petition });
    return { state, stream };
  }
}

/** What the message settles is not typed again. @rejects MESSAGE_ARRIVAL_FIXED */
function asWritten(
  command: RegisterPetition,
  message: OnlineMessageState,
  names: ReadonlyMap<string, string>,
): RegisterPetition {
  const settled = { channel: 'online', origin: 'direct', receivedOn: message.receivedOn } as const;
  for (const field of ['channel', 'origin', 'receivedOn'] as const)
    if (command[field] !== settled[field])
      throw new Rejected(
        'MESSAGE_ARRIVAL_FIXED',
        null,
        `网上来件的渠道是“网上”、来源是“直接提出”,收到日是提交的那一天(${message.receivedOn}),不另填。`,
        { field },
      );
  const { writerId } = message;
  const at = command.subjects.findIndex(({ role }) => role === 'petitioner');
  return {
    ...command,
    receivedAt: message.receivedAt,
    queryCodeMac: message.queryCodeMac,
    ...(message.attachments.length === 0
      ? {}
      : {
          enclosures: {
            messageId: message.id,
            files: message.attachments.map((file) => ({ ...file, title: names.get(file.scanId) ?? '附件' })),
          },
        }),
    backdatingEvidence: command.backdatingEvidence ?? '网上来件,收到时刻由系统记录。',
    subjects: command.subjects.map((subject, index) =>
      index === at && writerId !== null ? { ...subject, subjectId: writerId } : subject,
    ),
  };
}

/**
 * Of whoever works there and occurs in the text: it is not for him to enter. Where nobody else could, it is open to those all the same: a list of
 * names must not make a message disappear.
 */
async function accountsNamedIn(
  client: PoolClient,
  orgId: number,
  { content, concerned, wish, place }: Pick<WrittenOnline, 'content' | 'concerned' | 'wish' | 'place'>,
): Promise<string[]> {
  const text = [content, concerned, wish, place].join('\n').replace(/[^\S\n]/gu, '');
  const { rows } = await client.query<{ id: string; named: boolean; enters: boolean }>(STAFF, [orgId, text]);
  const isEnteredBySomebodyElse = rows.some(({ named, enters }) => enters && !named);
  return rows
    .filter(({ named, enters }) => named && (isEnteredBySomebodyElse || !enters))
    .map(({ id }) => id);
}
