import type { AnyAffairState, IndicatorFacts } from '#domain';
import type { ClientBase } from 'pg';

/** A day that stands in another stream and counts for a petition's figures (I-16, I-25, I-25b, I-25c; §3.1 no. 6). */
export type Aside = {
  kind: 'urged' | 'supervised' | 'round' | 'publication' | 'excluded';
  source: string;
  on?: string;
  due?: string;
  done?: string;
};

type Supervised = {
  openedOn: string | null;
  rounds: readonly { round: number; dueOn: string; feedbackOn: string | null }[];
};

/** What an affair says about its petition: 催办 the day of it, 督办 the day of opening and each round, 公开 and 排除统计. */
export function asidesOf(category: string, state: AnyAffairState): Aside[] {
  if (category === 'urging')
    return [{ kind: 'urged', source: state.id, on: (state as unknown as { urgedOn: string }).urgedOn }];
  if (category === 'publication') {
    const { dueOn, publishedOn } = state as unknown as { dueOn: string; publishedOn: string | null };
    return [
      {
        kind: 'publication',
        source: state.id,
        due: dueOn,
        ...(publishedOn === null ? {} : { done: publishedOn }),
      },
    ];
  }
  if (category === 'stat-exclusion') {
    const { excludedOn, liftedOn } = state as unknown as { excludedOn: string; liftedOn: string | null };
    return [
      {
        kind: 'excluded',
        source: state.id,
        on: excludedOn,
        ...(liftedOn === null ? {} : { done: liftedOn }),
      },
    ];
  }
  if (category !== 'supervision') return [];
  const { openedOn, rounds } = state as unknown as Supervised;
  return [
    ...(openedOn === null ? [] : [{ kind: 'supervised' as const, source: state.id, on: openedOn }]),
    ...rounds.map(({ round, dueOn, feedbackOn }) => ({
      kind: 'round' as const,
      source: `${state.id}/${round}`,
      due: dueOn,
      ...(feedbackOn === null ? {} : { done: feedbackOn }),
    })),
  ];
}

const sorted = (days: readonly (string | undefined)[]): string[] =>
  days.filter((day): day is string => day !== undefined).sort();

/** The same as the database lays beside a row, for whoever folds all streams himself. */
export function withAsides(row: IndicatorFacts, asides: readonly Aside[]): IndicatorFacts {
  const of = (kind: Aside['kind']): Aside[] => asides.filter((one) => one.kind === kind);
  const [publication] = of('publication').sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? 1 : -1));
  return {
    ...row,
    urgedOn: sorted(of('urged').map(({ on }) => on)),
    supervisedOn: sorted(of('supervised').map(({ on }) => on)),
    supervisionRounds: of('round')
      .sort((a, b) => (`${a.due}${a.source}` < `${b.due}${b.source}` ? -1 : 1))
      .map(({ due = '', done = null }) => ({ legalDue: due, provisional: false, doneOn: done })),
    publication:
      publication === undefined
        ? null
        : { dueOn: publication.due ?? '', publishedOn: publication.done ?? null },
    excludedFromStats: of('excluded').some(({ done }) => done === undefined),
  };
}

const PUT = `insert into rm.fact_aside as old (petition_id, kind, source, on_date, due_on, done_on)
  select $1, * from unnest($2::text[], $3::text[], $4::date[], $5::date[], $6::date[])
  on conflict (petition_id, kind, source) do update
    set on_date = excluded.on_date, due_on = excluded.due_on, done_on = excluded.done_on
    where (old.on_date, old.due_on, old.done_on) is distinct from (excluded.on_date, excluded.due_on, excluded.done_on)`;

/**
 * Lays what an affair says beside its petition's row of facts, with the moment at which it was recorded; where nothing is
 * new, nothing is written, so that a rebuild leaves no trace.
 */
export async function layAsides(
  client: ClientBase,
  affair: { category: string; state: AnyAffairState; recordedAt: string },
): Promise<void> {
  const { petitionId } = affair.state;
  const asides = petitionId === null ? [] : asidesOf(affair.category, affair.state);
  if (asides.length === 0) return;
  const column = <T>(of: (aside: Aside) => T | undefined): (T | null)[] =>
    asides.map((one) => of(one) ?? null);
  const { rowCount } = await client.query(PUT, [
    petitionId,
    column(({ kind }) => kind),
    column(({ source }) => source),
    column(({ on }) => on),
    column(({ due }) => due),
    column(({ done }) => done),
  ]);
  if (rowCount === 0) return;
  await client.query("select set_config('xf.recorded_at', $1, true)", [affair.recordedAt]);
  await client.query('update rm.fact set facts = facts where petition_id = $1', [petitionId]);
  await client.query("select set_config('xf.recorded_at', '', true)");
}
