import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { listOrganisations } from '#identity';
import { caseAsOf, loadForViewer, recordLook } from '#paperwork';
import { momentOf } from '#projections';
import { Runtime } from '../shared/runtime.js';
import type { CaseView } from './case.dto.js';
import { caseViewOf } from './case-view.js';
import { shownIn } from './shown-in.js';
import { GetCaseAsOf } from './petition.queries.js';

/** A case as it stood: to be read, not to be acted on. That somebody looked is recorded as for the case itself. */
@QueryHandler(GetCaseAsOf)
export class GetCaseAsOfHandler implements IQueryHandler<GetCaseAsOf> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, petitionId, at: { on, time } }: GetCaseAsOf): Promise<CaseView> {
    const { pools } = this.runtime;
    const opened = await loadForViewer(this.runtime, viewer, petitionId);
    const then = caseAsOf(this.runtime, opened, { before: momentOf(on, time), day: on });
    const names = new Map((await listOrganisations(pools.store)).map(({ id, name }) => [id, name]));
    await recordLook(this.runtime, viewer, shownIn(opened, viewer));
    const view = caseViewOf(then, {
      viewer,
      runtime: this.runtime,
      related: [],
      organisationName: (orgId) => names.get(orgId) ?? '(已撤销单位)',
    });
    // nothing can be done in the past, and papers are those of today
    return { ...view, actions: [], documents: [] };
  }
}
