import type { Label } from '../glossary/index.js';
import type { AffairColumn, AffairNames } from './affair.js';

type Facts = Readonly<Record<string, unknown>>;
type Value = AffairColumn['value'];

/** What stands in a register where there is nothing. */
const NOTHING = '—';
const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : NOTHING;

/** A day or any code as it is. */
export const factValue =
  (key: string): Value =>
  (facts) =>
    shown(facts[key]);

export const factOrg =
  (key: string): Value =>
  (facts, names) =>
    typeof facts[key] === 'number' ? names.organisation(facts[key]) : NOTHING;

export const factAccount =
  (key: string): Value =>
  (facts, names) =>
    typeof facts[key] === 'string' ? names.account(facts[key]) : NOTHING;

/** Several organisations. */
export const factOrgs =
  (key: string): Value =>
  (facts, names) =>
    Array.isArray(facts[key])
      ? (facts[key] as number[]).map((id) => names.organisation(id)).join('、') || NOTHING
      : NOTHING;

/** A code of a list. */
export const factLabel =
  (labels: Readonly<Record<string, Label>>, key: string): Value =>
  (facts) =>
    labelOf(labels, facts[key]);

/** Anything that is made of the facts; empty shows as nothing. */
export const factText =
  (made: (facts: Facts, names: AffairNames) => string): Value =>
  (facts, names) =>
    made(facts, names) || NOTHING;

/** The Chinese name of a code in a register. */
export const labelOf = (labels: Readonly<Record<string, Label>>, code: unknown): string =>
  typeof code === 'string' ? (labels[code]?.zh ?? code) : NOTHING;
