import {
  CASE_DISPOSITIONS,
  cellOf,
  codesOf,
  DISPOSITIONS,
  DISPOSITIONS_OF_DECISION,
  HANDED_ON,
  INTAKE_DECISIONS,
  mayBeCase,
  rowsOf,
  SEALED_ROWS,
  WAY_NOT_ASKED,
  WAYS_12380,
  WITHOUT_ASSESSMENT,
} from '#domain/glossary';
import type { AppealKind, Disposition, IntakeDecision, MatrixRow, PetitionClass } from '#domain/glossary';
import type { Offered } from '../../../shared/form/field';
import { choicesOf } from '../../../shared/labels';
import type { FormContext, Values } from './spec';

/** What is offered of a list: what the rule refuses stands there too, greyed, and says why. */
const offered = (value: string, zh: string, why: string | null): Offered =>
  why === null ? { value, label: zh } : { value, label: `${zh}(${why})`, disabled: true };

const usable = (options: readonly Offered[]): Offered[] => options.filter(({ disabled }) => !disabled);

/** Rows of the QP02 table for the petition as the form has it now; null as long as an appeal's item is open. */
function rowsNow({ petition }: FormContext, values: Values): MatrixRow[] | null {
  return rowsOf({
    class: petition.class as PetitionClass,
    appealKind: (petition.appealKind ?? values.appealKind ?? null) as AppealKind | null,
    categoryCode: String(values.categoryCode ?? petition.categoryCode),
    purposes: petition.matters.map(({ purpose }) => purpose),
    subjects: petition.people,
  });
}

const waysIn = (decision: unknown): Disposition[] =>
  (DISPOSITIONS_OF_DECISION[decision as IntakeDecision] ?? []).filter((way) => way !== null);

/** The one way that a decision implies: it is not asked for. */
export function onlyWayOf(decision: unknown): string | undefined {
  const ways = waysIn(decision);
  return ways.length === 1 && decision !== 'import' ? ways[0] : undefined;
}

/** §1.12: what the simplified procedure is not for. */
const notSimplifiable = ({ petition }: FormContext): boolean =>
  petition.resultRequired ||
  (petition.jointSignerCount ?? 0) > 0 ||
  petition.related.some(({ relation }) => relation === 'repeatOf');

function whyNotWay(way: Disposition, on: FormContext, rows: readonly MatrixRow[] | null): string | null {
  const cell = rows === null ? 'yes' : cellOf(rows, way);
  if (cell === 'no') return '此类件不能用';
  return cell === 'simplified' && notSimplifiable(on) ? '限简易办理,此件不适用' : null;
}

/** Ways of handling of an entry decision (§1.14), those that QP02 leaves out greyed. */
export function waysOffered(on: FormContext, values: Values): Offered[] {
  const rows = rowsNow(on, values);
  return waysIn(values.intakeDecision).map((way) =>
    offered(way, DISPOSITIONS[way].zh, whyNotWay(way, on, rows)),
  );
}

function whyNotDecision(
  decision: IntakeDecision,
  on: FormContext,
  rows: readonly MatrixRow[],
): string | null {
  const { petition } = on;
  if (decision !== 'passUp' && rows.some((row) => SEALED_ROWS.includes(row))) return '此件只能报上级';
  if (decision === 'import' && !rows.includes('appealProcedure')) return '限第三十一条(一)至(四)项';
  const handedOn = ['petitionOffice', 'superiorOrgDept'].includes(petition.origin);
  if (decision === 'objection' && (!handedOn || petition.transferKind === 'briefing'))
    return '限转送、交办来的件';
  if (decision === 'mergeInto' && petition.related.length === 0) return '没有关联的件';
  if (decision === 'import') return null;
  const ways = waysIn(decision);
  return ways.length > 0 && ways.every((way) => whyNotWay(way, on, rows) !== null) ? '此类件不能' : null;
}

/** The entry decisions, those that the rules refuse for this petition greyed (QP02, O-10, O-11, R-15). */
export function decisionsOffered(on: FormContext, values: Values): Offered[] {
  const rows = rowsNow(on, values);
  return codesOf(INTAKE_DECISIONS).map((decision) =>
    offered(
      decision,
      INTAKE_DECISIONS[decision].zh,
      rows === null ? null : whyNotDecision(decision, on, rows),
    ),
  );
}

/** Where to begin: what is usual of those that are open. */
export function usualRoad(on: FormContext, values: Values): { intakeDecision: string; disposition?: string } {
  const open = usable(decisionsOffered(on, values)).map(({ value }) => value);
  const usual: readonly IntakeDecision[] = ['import', 'handle', 'passUp', 'redirect'];
  const intakeDecision = usual.find((decision) => open.includes(decision)) ?? 'handle';
  const [way] = usable(waysOffered(on, { ...values, intakeDecision }));
  return intakeDecision === 'handle' && way ? { intakeDecision, disposition: way.value } : { intakeDecision };
}

/** The way that goes with what is chosen now; undefined where none is, or none yet. */
export function wayOf(on: FormContext, values: Values): Disposition | undefined {
  const chosen = usable(waysOffered(on, values)).find(({ value }) => value === values.disposition)?.value;
  return (chosen ?? onlyWayOf(values.intakeDecision)) as Disposition | undefined;
}

/** The eight ways of 12380 (O-30): which of them go with the way of handling; null where none is to be chosen. */
export function ways12380Offered(on: FormContext, values: Values): Offered[] | null {
  const way = wayOf(on, values);
  if (!on.petition.via12380 || way === undefined || WAY_NOT_ASKED.includes(way)) return null;
  const fits = (code: keyof typeof WAYS_12380) =>
    (WAYS_12380[code].allowed as readonly Disposition[]).includes(way);
  return choicesOf(WAYS_12380).filter(({ value }) => fits(value as keyof typeof WAYS_12380));
}

/** Is direct answer taken, which an item-6 appeal has in the simplified procedure only (QP02)? */
export const impliesSimplified = (on: FormContext, values: Values): boolean =>
  wayOf(on, values) === 'DF' && (rowsNow(on, values) ?? []).includes('appealItem6');

/** May the simplified procedure be chosen beside the way (§1.12)? */
export const offersSimplified = (on: FormContext, values: Values): boolean =>
  values.intakeDecision === 'handle' &&
  (rowsNow(on, values) ?? []).includes('appealItem6') &&
  !notSimplifiable(on) &&
  !impliesSimplified(on, values);

/** Whether to open a case is judged for accusations and for every matter of a key area (O-33). */
export const isAssessed = (on: FormContext, values: Values): boolean =>
  mayBeCase({ class: on.petition.class, keyArea: String(values.keyArea ?? on.petition.keyArea ?? '') });

/** May 立案 be ticked with the way that is chosen (O-34)? */
export const offersOpening = (on: FormContext, values: Values): boolean =>
  isAssessed(on, values) && CASE_DISPOSITIONS.includes(wayOf(on, values) ?? null);

const allTrue = (values: Values): boolean => {
  const test = values.threePartTest as Values | undefined;
  return Boolean(test?.significance && test.clarity && test.specificity);
};

/** Key area and all three elements: only opening a case, referring it or reporting it up is left (O-34). */
export const mustBeOpened = (on: FormContext, values: Values): boolean =>
  Boolean(values.keyArea ?? on.petition.keyArea) && allTrue(values);

/** What makes a written reason due here besides the road's own: in words, null where nothing does (O-25, O-35, O-36, QP02). */
export function reasonDue(on: FormContext, values: Values): string | null {
  if (on.petition.intakeDecision) return '改办理方式须写明理由(O-25)';
  const way = wayOf(on, values);
  const rows = rowsNow(on, values);
  if (way && rows !== null && cellOf(rows, way) === 'reason')
    return `此类件用“${DISPOSITIONS[way].zh}”须写明理由(QP02)`;
  const silent =
    WITHOUT_ASSESSMENT.includes(values.intakeDecision as IntakeDecision) || HANDED_ON.includes(way ?? null);
  const opened = offersOpening(on, values) && values.caseOpened === true;
  if (!isAssessed(on, values) || silent || opened) return null;
  return values.keyArea || on.petition.keyArea || allTrue(values)
    ? '不立案须写明理由,点名不成立的要素(O-35、O-36)'
    : null;
}
