// Copies of the register's rows and of the facts with ids of their own, without triggers: a larger register than the bulk writer
// fills in the time at hand. Events are not copied and sealed words are bound to their own row, so the copies have none: such a
// folder is for reading figures only.
const COLUMNS = `select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`;

const TABLES = ['rm.petition', 'rm.clock', 'rm.fact', 'rm.fact_history'];

/** @returns milliseconds */
export async function multiply(sql, factor) {
  const started = performance.now();
  await sql([
    'set session_replication_role = replica',
    // made once at the end instead of row by row
    'drop index if exists rm.fact_naming_day',
    ...TABLES.flatMap((table) => [
      `create temp table if not exists once_${table.replace('.', '_')} as select * from ${table}`,
      `do $$
       declare
         names text := (${COLUMNS.replace('$1', `'${table}'`)});
       begin
         for copy in 1..${factor - 1} loop
           execute format('insert into ${table} (%s) select %s from once_${table.replace('.', '_')} t', names,
             regexp_replace(regexp_replace(names, '(^|, )petition_id', '\\1(substr(md5(t.petition_id::text || ' || copy || '), 1, 32))::uuid'),
               'sealed(_name)?', 'null::bytea', 'g'));
         end loop;
       end $$`,
    ]),
    'set session_replication_role = origin',
    'create index fact_naming_day on rm.fact using gin (rm.days_of(facts))',
    // as autovacuum leaves them: without it no index alone answers
    ...TABLES.map((table) => `vacuum (analyze) ${table}`),
  ]);
  return performance.now() - started;
}
