import type { Label, Role } from '../glossary/index.js';

/** @shape whenEmpty: what the rule takes where an optional field is left empty, as the form says it */
type Common = { readonly zh: string; readonly optional?: true; readonly whenEmpty?: string };

/**
 * One field of a command beside the petition. From this one row follow what the door accepts, how it is described and
 * how the form draws it.
 * @shape text: max in characters; rows > 1 = several lines; int: whole numbers only
 */
export type AffairField = Common &
  (
    | { readonly kind: 'text'; readonly max: number; readonly rows?: number }
    | { readonly kind: 'lines'; readonly max: number }
    | { readonly kind: 'date' }
    | { readonly kind: 'instant' }
    | { readonly kind: 'flag' }
    | { readonly kind: 'int'; readonly min: number; readonly max: number; readonly unit?: string }
    /**
     * `offered`: what the form offers, where a rule refuses the other options whoever asks and whatever else he says; the
     * door still knows them and answers with the rule.
     */
    | {
        readonly kind: 'choice';
        readonly options: Readonly<Record<string, Label>>;
        readonly offered?: readonly string[];
      }
    | { readonly kind: 'choices'; readonly options: Readonly<Record<string, Label>> }
    /** `own`: of the organisation whose affair it is. */
    | { readonly kind: 'account'; readonly role?: Role | readonly Role[]; readonly own?: true }
    /** `orDisabled`: what is judged of a year that is over may concern a unit that is no longer in use. */
    | { readonly kind: 'organisation'; readonly orDisabled?: true }
    | { readonly kind: 'organisations' }
    | { readonly kind: 'petition' }
    | { readonly kind: 'petitions' }
    /** `of`: path of the register from which it is chosen. */
    | { readonly kind: 'affair'; readonly of: string }
    | { readonly kind: 'affairs'; readonly of: string }
  );

/** The fields of one command. */
export type AffairFields = Readonly<Record<string, AffairField>>;

type ValueOf<F extends AffairField> = F extends { kind: 'flag' }
  ? boolean
  : F extends { kind: 'int' | 'organisation' }
    ? number
    : F extends { kind: 'organisations' }
      ? number[]
      : F extends { kind: 'lines' | 'petitions' | 'affairs' }
        ? string[]
        : F extends { kind: 'choice'; options: infer O }
          ? keyof O & string
          : F extends { kind: 'choices'; options: infer O }
            ? (keyof O & string)[]
            : string;

/** What a command with these fields holds; the optional ones may be absent. */
export type BodyOf<F extends AffairFields> = {
  -readonly [K in keyof F as F[K] extends { optional: true } ? never : K]: ValueOf<F[K]>;
} & {
  -readonly [K in keyof F as F[K] extends { optional: true } ? K : never]?: ValueOf<F[K]> | undefined;
};

/** Declares the fields of a command, kept as written. */
export const fieldsOf = <const F extends AffairFields>(fields: F): F => fields;
