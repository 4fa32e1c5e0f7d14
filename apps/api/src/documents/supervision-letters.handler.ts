import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { affairNotFound, recordedOf } from '#casework';
import {
  DOCUMENTS,
  foldAffair,
  type RecordedAffairEvent,
  SUPERVISION,
  type SupervisionEvent,
  supervisionLetters,
} from '#domain';
import { organisationById } from '#identity';
import { loadForViewer } from '#paperwork';
import { GetAffair } from '../affairs/affairs.messages.js';
import { Runtime } from '../shared/runtime.js';
import { ListSupervisionLetters } from './papers.messages.js';

/** The letters of a supervision, filled in from it. */
@QueryHandler(ListSupervisionLetters)
export class ListSupervisionLettersHandler implements IQueryHandler<ListSupervisionLetters> {
  constructor(
    private readonly runtime: Runtime,
    private readonly queries: QueryBus,
  ) {}

  /** @rejects PETITION_NOT_FOUND AFFAIR_NOT_FOUND, the same for one of another petition */
  async execute({ viewer, petitionId, affairId }: ListSupervisionLetters) {
    // First of all: what this person may not see does not exist for him, the petition nor its supervision.
    await loadForViewer(this.runtime, viewer, petitionId);
    await this.queries.execute(new GetAffair('supervision', viewer, affairId));
    const { store, pools } = this.runtime;
    const loaded = await store.load(pools.store, affairId, { secrets: true });
    const events = loaded.events.map(recordedOf) as unknown as RecordedAffairEvent<SupervisionEvent>[];
    const state = foldAffair(SUPERVISION, affairId, events);
    if (state === null || state.petitionId !== petitionId) throw affairNotFound();
    // of a supervision of our own work the letter goes where the petition went: that is left to its paper
    const { name } =
      state.targetOrgId === state.orgId
        ? { name: '' }
        : await organisationById(pools.store, state.targetOrgId);
    return supervisionLetters(state, events, name).map(({ code, fields }) => ({
      code,
      zh: DOCUMENTS[code].zh,
      fields: { ...fields },
    }));
  }
}
