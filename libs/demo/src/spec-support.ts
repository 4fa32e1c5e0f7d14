import { type CommandInput, type CommandOutcome, capacityFor } from '#casework';
import {
  CHINA_CALENDAR,
  decide,
  type DecisionContext,
  evolve,
  type PetitionCommand,
  type PetitionEvent,
  type PetitionState,
  policyOn,
} from '#domain';
import { deriveStreamId } from '#event-store';
import { type Viewer, viewerOf } from '#identity';
import { v5 } from 'uuid';
import { ORGANISATIONS, type OrgKey, type Seat, staffOf } from './city.js';
import type { Desk, Stage } from './stage.js';

const NAMES = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
const accountId = (org: OrgKey, seat: Seat) => v5(`${org}/${seat}`, NAMES);
const orgNo = (key: OrgKey) => ORGANISATIONS.findIndex((each) => each.key === key) + 1;

const viewerAt = (org: OrgKey, seat: Seat): Viewer => {
  const account = staffOf(org).find((each) => each.seat === seat);
  if (!account) throw new Error(`nobody sits at ${org}/${seat}`);
  return viewerOf({
    accountId: accountId(org, seat),
    displayName: account.displayName,
    orgId: orgNo(org),
    belowIds: org === 'city' ? ORGANISATIONS.map(({ key }) => orgNo(key)) : [orgNo(org)],
    roles: account.roles,
    smallOffice: org !== 'city',
    mustChangePassword: false,
  });
};

/** Any book gives its first number. */
const numbers = new Proxy<Record<string, number>>({}, { get: () => 1 });

/** A desk without a database: the same decisions on paper, so that a whole plan can be played in a second. */
export class PaperDesk implements Desk {
  readonly states = new Map<string, PetitionState>();
  commands = 0;

  async arrive(
    command: PetitionCommand & { type: 'register' | 'importHistory' },
    frame: Parameters<Desk['arrive']>[1],
  ): Promise<CommandOutcome> {
    return this.decided(deriveStreamId(frame.commandId, 'petition'), command, {
      frame,
      capacity: 'reception',
    });
  }

  async execute(
    petitionId: string,
    input: CommandInput,
    frame: Parameters<Desk['execute']>[2],
  ): Promise<CommandOutcome> {
    const state = await this.stateOf(petitionId);
    const command = completed(input, frame.commandId, state);
    return this.decided(petitionId, command, { frame, capacity: capacityFor(frame.viewer, command, state) });
  }

  async stateOf(petitionId: string): Promise<PetitionState> {
    const state = this.states.get(petitionId);
    if (!state) throw new Error('no such petition');
    return state;
  }

  private decided(
    petitionId: string,
    command: PetitionCommand,
    {
      frame,
      capacity,
    }: { frame: Parameters<Desk['arrive']>[1]; capacity: DecisionContext['actor']['capacity'] },
  ): CommandOutcome {
    this.commands += 1;
    const before = this.states.get(petitionId) ?? null;
    const { viewer, time } = frame;
    if (!time) throw new Error('no simulated time');
    const organisation = ORGANISATIONS[viewer.orgId - 1];
    const policy =
      before === null
        ? policyOn(time.today)
        : policyOn(before.arrival.registeredOn, [], before.arrival.legalProfile);
    const decision = decide(before, command, {
      ...time,
      policy,
      calendar: CHINA_CALENDAR,
      actor: { accountId: viewer.accountId, orgId: viewer.orgId, capacity, roles: viewer.roles },
      organisation: {
        id: viewer.orgId,
        code: organisation?.code ?? '',
        shortCode: organisation?.shortCode ?? '',
        level: viewer.orgId === 1 ? 'city' : 'county',
        smallOffice: viewer.smallOffice,
      },
      numbers,
      randomNo: '4820175936',
    });
    for (const stream of [{ petitionId, events: decision.events }, ...decision.others])
      this.record(stream.petitionId, stream.events, { actorId: viewer.accountId, recordedAt: time.now });
    const after = this.states.get(petitionId);
    return {
      petitionId,
      version: after?.version ?? 0,
      status: after?.status ?? '',
      numbers: [],
      repeated: false,
    };
  }

  private record(
    petitionId: string,
    events: readonly PetitionEvent[],
    meta: { actorId: string; recordedAt: string },
  ): void {
    let state = this.states.get(petitionId) ?? null;
    for (const event of events) {
      const version = (state?.version ?? 0) + 1;
      const recorded = {
        ...event,
        meta: { ...meta, version, eventId: v5(`${petitionId}/${version}`, NAMES), capacity: null },
      };
      state = evolve(state, recorded as Parameters<typeof evolve>[1], petitionId);
    }
    if (state) this.states.set(petitionId, state);
  }
}

/** What casework adds to a command, as far as the scripts need it. */
function completed(input: CommandInput, commandId: string, state: PetitionState): PetitionCommand {
  const documentId = deriveStreamId(commandId, 'document');
  switch (input.type) {
    case 'addNote':
      return { ...input, noteId: deriveStreamId(commandId, 'note') } as unknown as PetitionCommand;
    case 'notify':
    case 'notifyExtension':
    case 'issue':
      return { ...input, documentId } as unknown as PetitionCommand;
    case 'split': {
      const { matters, subjects } = state.arrival;
      return {
        type: 'split',
        reason: input['reason'],
        parts: matters.map(({ matterNo }) => ({
          petitionId: deriveStreamId(commandId, `part/${matterNo}`),
          matterNos: [matterNo],
        })),
        text: {
          title: '题',
          content: '文',
          matters: Object.fromEntries(
            matters.map(({ matterNo, pointCount }) => [
              String(matterNo),
              { summary: '事', points: Array.from({ length: pointCount }, () => '点') },
            ]),
          ),
        },
        persons: Object.fromEntries(
          subjects.map(({ subjectId }) => [subjectId, { name: '某甲', address: '某地' }]),
        ),
      } as unknown as PetitionCommand;
    }
    default:
      return input as unknown as PetitionCommand;
  }
}

/** A stage on paper, ended in the evening of a day. */
export const paperStage = (desk: Desk, today: string): Stage => ({
  desk,
  cast: { org: orgNo, account: accountId },
  viewer: viewerAt,
  calendar: CHINA_CALENDAR,
  latest: `${today}T12:00:00.000Z`,
  queryCodeMac: () => 'mac-mac-mac-mac-mac',
  done: new Set(),
});
