import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { suggestCategory } from '#domain';
import { withViewer } from '#identity';
import { findRepeats, identifierMac, listRegister } from '#projections';
import { Runtime } from '../shared/runtime.js';
import type { PetitionPreview } from './arrival.dto.js';
import type { RegisterPage } from './register.dto.js';
import { forecastOf } from './forecast.js';
import { ListPetitions, PreviewPetition } from './petition.queries.js';
import { registerFilterOf } from './register-filter.js';
import { listContextOf, registerRowView } from './register-view.js';

const DEFAULT_LIMIT = 50;
/** Below this the text says too little to be compared. */
const COMPARABLE_TEXT = 12;

@QueryHandler(ListPetitions)
export class ListPetitionsHandler implements IQueryHandler<ListPetitions> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, filter }: ListPetitions): Promise<RegisterPage> {
    const context = await listContextOf(this.runtime);
    return withViewer(this.runtime.pools.reader, viewer, async (client) => {
      const page = await listRegister(
        client,
        await registerFilterOf(this.runtime, viewer, filter, client),
        {
          sort: filter.sort ?? 'received',
          limit: filter.limit ?? DEFAULT_LIMIT,
          ...(filter.after === undefined ? {} : { after: filter.after }),
        },
        context,
      );
      return { ...page, items: page.items.map(registerRowView) };
    });
  }
}

/** While the clerk types: earlier petitions that he may see (O-111), what the rules will demand, the category. */
@QueryHandler(PreviewPetition)
export class PreviewPetitionHandler implements IQueryHandler<PreviewPetition> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, typed }: PreviewPetition): Promise<PetitionPreview> {
    const { vault, pools, calendar, profiles } = this.runtime;
    const context = await listContextOf(this.runtime);
    const mac = (kind: 'name' | 'idNo' | 'phone', value: string | undefined) =>
      value === undefined || value.trim() === '' ? null : identifierMac(vault, kind, value);
    const text = typed.text ?? '';
    const repeats = await withViewer(pools.reader, viewer, (client) =>
      findRepeats(
        client,
        {
          nameMac: mac('name', typed.name),
          idNoMac: mac('idNo', typed.idNo),
          phoneMac: mac('phone', typed.phone),
          tokens: text.length < COMPARABLE_TEXT ? [] : vault.blindTokens(text),
        },
        context.open,
      ),
    );
    return {
      repeats: repeats.map((each) => ({ ...each, grounds: [...each.grounds] })),
      duties: forecastOf(typed, {
        today: context.today,
        policy: profiles.policyOn(viewer.orgId, context.today),
        calendar,
      }),
      suggestions: suggestCategory(text)
        .slice(0, 3)
        .map(({ code, class: kind, keyArea, matched }) => ({
          code,
          class: kind,
          keyArea,
          words: [...matched],
        })),
    };
  }
}
