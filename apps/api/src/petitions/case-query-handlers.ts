import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { petitionNotFound } from '#casework';
import { GENESIS_HASH } from '#event-store';
import { listOrganisations, type Viewer, withViewer } from '#identity';
import type { PetitionState } from '#domain';
import { loadForViewer, mayKnowReporter, recordLook } from '#paperwork';
import { Runtime } from '../shared/runtime.js';
import type { CaseView, RawEvent, RelatedPetition } from './case.dto.js';
import { relationOf } from './case/relation.view.js';
import { caseViewOf } from './case-view.js';
import { shownIn } from './shown-in.js';
import { GetCase, GetRawEvent } from './petition.queries.js';

/** The case page. Opening it is itself recorded: 谁看过. */
@QueryHandler(GetCase)
export class GetCaseHandler implements IQueryHandler<GetCase> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, petitionId }: GetCase): Promise<CaseView> {
    const { pools } = this.runtime;
    const opened = await loadForViewer(this.runtime, viewer, petitionId);
    const isWritten = opened.state.arrival.channel === 'online' && mayKnowReporter(opened, viewer);
    const [related, organisations, messageId] = await Promise.all([
      this.related(viewer, opened.state),
      listOrganisations(pools.store),
      isWritten ? this.runtime.onlineMessages.messageOf(petitionId) : null,
    ]);
    await recordLook(this.runtime, viewer, shownIn(opened, viewer));
    const names = new Map(organisations.map(({ id, name }) => [id, name]));
    return caseViewOf(opened, {
      viewer,
      runtime: this.runtime,
      related,
      messageId,
      organisationName: (orgId) => names.get(orgId) ?? '(已撤销单位)',
    });
  }

  /** Parent, parts, the file below or above, repeats, merged: all of them that this viewer may see, for a merger may be with any. */
  private async related(viewer: Viewer, state: PetitionState): Promise<RelatedPetition[]> {
    const { rows } = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      client.query<{
        petition_id: string;
        display_no: string;
        status: string;
        repeat_of: string | null;
        parent_id: string | null;
        org_id: number;
      }>(
        `select petition_id, display_no, status, repeat_of, parent_id, org_id from rm.petition
          where petition_id = any($1::uuid[]) or repeat_of = $2 or parent_id = $2 order by received_on, petition_id`,
        [[state.parentId, state.repeatOf, state.mergedInto].filter((id) => id !== null), state.petitionId],
      ),
    );
    return rows.map((row) => ({
      petitionId: row.petition_id,
      displayNo: row.display_no,
      status: row.status,
      relation: relationOf(row, state),
    }));
  }
}

/** The plain part of one event with its hash, for whoever wants to see what stands behind a sentence. */
@QueryHandler(GetRawEvent)
export class GetRawEventHandler implements IQueryHandler<GetRawEvent> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, petitionId, version }: GetRawEvent): Promise<RawEvent> {
    const { stored } = await loadForViewer(this.runtime, viewer, petitionId);
    const event = stored.find((each) => each.version === version);
    if (!event) throw petitionNotFound();
    const previous = stored.find((each) => each.version === version - 1)?.hash ?? GENESIS_HASH;
    return {
      version,
      eventId: event.eventId,
      type: event.type,
      recordedAt: event.recordedAt,
      // read with the secrets, as loadForViewer does
      hash: (event.hash as Buffer).toString('hex'),
      previousHash: previous.toString('hex'),
      dataJson: JSON.stringify({ data: event.data, metadata: event.metadata }, null, 2),
    };
  }
}
