import pg from 'pg';

type Parse = (text: string) => unknown;

const { INT8, NUMERIC, DATE, TIMESTAMPTZ, TIMESTAMP } = pg.types.builtins;
const asText: Parse = (text) => text;
const TEXT_ARRAY = 1009; // text[]

/**
 * PostgreSQL's `2026-11-22 22:16:49.123456+00` as `2026-11-22T22:16:49.123Z`; truncated, never rounded into the future.
 * `infinity` stays as it is.
 */
export function isoInstant(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (found !== null) return `${found[1]}T${found[2]}.${(found[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
  const parsed = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(parsed) ? text : new Date(parsed).toISOString();
}

const arrayOf = (parse: Parse): Parse => {
  const split = pg.types.getTypeParser(TEXT_ARRAY as number as typeof INT8, 'text') as (
    text: string,
  ) => (string | null)[];
  return (text) => split(text).map((item) => (item === null ? null : parse(item)));
};

const PARSERS = new Map<number, Parse>([
  [INT8, asText],
  [NUMERIC, asText],
  [DATE, asText],
  [TIMESTAMP, asText],
  [TIMESTAMPTZ, isoInstant],
  [1016, arrayOf(asText)], // int8[]
  [1231, arrayOf(asText)], // numeric[]
  [1182, arrayOf(asText)], // date[]
  [1115, arrayOf(asText)], // timestamp[]
  [1185, arrayOf(isoInstant)], // timestamptz[]
]);

/**
 * Type parsers for one client; the process-wide ones of `pg` stay untouched.
 * @shape int8, numeric → decimal string; date → `YYYY-MM-DD`; timestamptz → ISO 8601 UTC; jsonb → parsed
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) ||
    pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};
