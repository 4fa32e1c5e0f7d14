import { PETITION_EVENTS, type PetitionEvent } from '#domain';
import type { NewEvent } from '#event-store';
import type { Role } from '#identity';
import type { CommandFrame } from './command-frame.js';
import type { KeyIds } from './petition-codec.js';

/** Keys of a petition by part: all that it has, and those that these events bring. */
export type PetitionKeys = { all: KeyIds; fresh: KeyIds };

/** What the envelope of an event is made of, besides the event. */
export type EnvelopeSource = {
  petitionId: string;
  /** The zone before these events; null where they open the stream. */
  zone: string | null;
  command: { type: string };
  frame: Pick<CommandFrame, 'commandId' | 'source'> & {
    viewer: Pick<CommandFrame['viewer'], 'accountId' | 'orgId'>;
  };
  orgOfRecord: number;
  capacity: Role;
  policyVersion: string;
  calendarVersion: string;
  keys: PetitionKeys;
  /** The event that opens the stream carries the ids of the keys. */
  first: boolean;
};

/** A decided event as the store takes it: envelope, and text apart from facts (eventstore.md §5.0 no. 1). */
export function newPetitionEvent(event: PetitionEvent, from: EnvelopeSource): NewEvent {
  const { frame, keys } = from;
  const hasSecret = event.sealed !== undefined || event.persons !== undefined;
  const carriesKeys = from.first || Object.keys(event.persons ?? {}).some((part) => part in keys.fresh);
  const zone = from.zone ?? ('zone' in event.data ? (event.data.zone as string) : 'general');
  return {
    type: event.type,
    schemaVersion: PETITION_EVENTS[event.type].version,
    data: event.data,
    ...(hasSecret
      ? {
          secret: {
            keys: keys.all,
            ...(event.sealed === undefined ? {} : { sealed: event.sealed }),
            ...(event.persons === undefined ? {} : { persons: event.persons }),
          },
        }
      : {}),
    metadata: {
      causationId: frame.commandId,
      correlationId: from.petitionId,
      // whoever holds a query code has no account and no office
      actorId: frame.source === 'petitioner' ? null : frame.viewer.accountId,
      capacity: frame.source === 'petitioner' ? '' : from.capacity,
      orgOfRecord: from.orgOfRecord,
      orgOfAction: frame.viewer.orgId,
      zone,
      occurredOn: event.occurredOn,
      occurredAt: event.occurredAt ?? null,
      profileVersion: from.policyVersion,
      calendarVersion: from.calendarVersion,
      article: event.article,
      source: frame.source,
      command: from.command.type,
      ...(carriesKeys ? { keyIds: { ...keys.fresh } } : {}),
    },
  };
}
