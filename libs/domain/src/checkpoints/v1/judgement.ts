import type { Calendar } from '../../calendar.js';
import type { CheckSet, Gate } from '../../glossary/index.js';
import type { Policy } from '../../parameters.js';
import type { PlainDate } from '../../petition/context.js';
import type { Verdict } from '../../petition/events.js';
import type { PetitionState } from '../../petition/state.js';

/** A verdict without its name: what a check says. */
export type Judgement = Omit<Verdict, 'check' | 'hard'>;

/** What a check is asked with. */
export type Question = {
  readonly gate: Gate;
  readonly set: CheckSet;
  /** ○ of the matrix: judged only where the fact is there. */
  readonly onlyWithFact: boolean;
  readonly today: PlainDate;
  readonly policy: Policy;
  readonly calendar: Calendar;
};

/** One check of the four checkpoints. */
export type Check = (state: PetitionState, question: Question) => Judgement;

type Source = { readonly eventId: string } | string | null | undefined;

/** Ids of the events that decide, in the order given, each once. */
export function idsOf(...sources: readonly Source[]): string[] {
  const ids = sources.flatMap((source) =>
    source === null || source === undefined ? [] : [typeof source === 'string' ? source : source.eventId],
  );
  return [...new Set(ids)];
}

export function passed(decidedBy: string[], finding?: string): Judgement {
  return { value: 'passed', decidedBy, missing: [], ...(finding === undefined ? {} : { finding }) };
}

export function failed(decidedBy: string[], missing: string[], finding?: string): Judgement {
  return { value: 'failed', decidedBy, missing, ...(finding === undefined ? {} : { finding }) };
}

/** @shape matrixRow: which cell or limit of the applicability matrix says so */
export function notApplicable(matrixRow: string): Judgement {
  return { value: 'notApplicable', decidedBy: [], missing: [], matrixRow };
}

export function awaitingPerson(decidedBy: string[], finding?: string): Judgement {
  return {
    value: 'awaitingPerson',
    decidedBy,
    missing: ['CheckSigned'],
    ...(finding === undefined ? {} : { finding }),
  };
}

/** passed where nothing is missing, else failed. */
export function unlessMissing(decidedBy: string[], missing: string[], finding?: string): Judgement {
  return missing.length === 0 ? passed(decidedBy, finding) : failed(decidedBy, missing, finding);
}
