import {
  type Affair,
  type AffairContext,
  type AnyAffairEvent,
  type AnyAffairState,
  type PetitionState,
} from '#domain';
import { type LoadedStream, type NewEvent } from '#event-store';
import type { Viewer } from '#identity';
import type { CommandFrame } from '../command-frame.js';
import { type Office } from '../office.js';
import { type KeyIds } from '../petition-codec.js';

/** A command on an affair as it comes through the door. */
export type AffairInput = { type: string } & Record<string, unknown>;

/** Who and how; a rule of the clocks comes with the organisation of record in the viewer's place. */
export type AffairFrame = Omit<CommandFrame, 'viewer'> & { by: { viewer: Viewer } | { machineOf: number } };

/** What a command did. */
export type AffairOutcome = {
  affairId: string;
  version: number;
  status: string;
  numbers: string[];
  repeated: boolean;
};

/** The petition that it is about, with its keys. */
export type Concerned = { state: PetitionState; keyIds: KeyIds };
/** All that one command is decided and written with. */
export type Deciding = {
  affair: Affair;
  affairId: string;
  state: AnyAffairState | null;
  loaded: LoadedStream;
  input: AffairInput;
  frame: AffairFrame;
  context: AffairContext;
  concerned: Concerned | null;
  /** Of petitions that are destroyed by it, once all is committed. */
  keysToDestroy: string[];
  /** Of a new affair, where one was taken for it. */
  keyId?: string;
};

/** An event as the store takes it, with who, where and by which article. */
export function newEvent(
  event: AnyAffairEvent,
  { at, office, keyIds, first }: { at: Deciding; office: Office; keyIds: KeyIds; first: boolean },
): NewEvent {
  const { affair, affairId, state, context, frame, concerned, input } = at;
  const { actor } = context;
  const { sealed, persons = {} } = event;
  const isNamed = Object.keys(persons).length > 0;
  const secret = {
    keys: keyIds,
    ...(sealed === undefined ? {} : { sealed }),
    ...(isNamed ? { persons } : {}),
  };
  return {
    type: event.type,
    schemaVersion: affair.events[event.type]?.version ?? 1,
    data: event.data,
    ...(sealed === undefined && !isNamed ? {} : { secret }),
    metadata: {
      causationId: frame.commandId,
      correlationId: concerned?.state.petitionId ?? affairId,
      actorId: actor.accountId,
      capacity: actor.capacity,
      orgOfRecord: office.organisation.id,
      orgOfAction: actor.orgId,
      zone: concerned?.state.zone ?? context.filed[0]?.zone ?? 'general',
      occurredOn: event.occurredOn,
      occurredAt: event.occurredAt ?? null,
      profileVersion: context.policy.version,
      calendarVersion: context.calendar.version,
      article: event.article,
      source: frame.source,
      command: input.type,
      ...(first && state === null ? { keyIds: { ...keyIds } } : {}),
    },
  };
}
