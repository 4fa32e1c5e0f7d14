import { REDACTED_TEXT } from '#domain';
import type { ClientBase } from 'pg';
import { quoted } from './register.queries.js';
import { openTexts, type OpenSealed } from './register-row.js';

/** What is known of someone at the desk: blind indexes (`identifierMac`) and `vault.blindQuery` of his words. */
export type RepeatQuestion = {
  nameMac?: string | null;
  idNoMac?: string | null;
  phoneMac?: string | null;
  tokens?: readonly string[];
};

/** Why a petition may be an earlier one of the same. */
export type RepeatGround = 'person' | 'phone' | 'idNo' | 'text';

/** An earlier petition that the viewer may see. @shape likeness 0–100 */
export type RepeatCandidate = {
  petitionId: string;
  displayNo: string;
  title: string;
  receivedOn: string;
  status: string;
  likeness: number;
  grounds: RepeatGround[];
};

/** Share of common pairs of characters from which on two texts are alike. @unit percent */
const ALIKE = { alone: 50, withName: 30 };
/** Fewer pairs say nothing: two short sentences are alike by chance. */
const FEWEST_PAIRS = 8;
/** Rare pairs by which candidates are looked up, and texts compared at most. */
const LOOKED_UP = { pairs: 40, texts: 300 };

/**
 * Earlier petitions of the same person or on the same matter, as far as the viewer may see them: what is hidden from
 * him changes neither the answer nor its length (O-111).
 */
export async function findRepeats(
  client: ClientBase,
  question: RepeatQuestion,
  open: OpenSealed,
  limit = 10,
): Promise<RepeatCandidate[]> {
  const found = new Map<string, Candidate>();
  const candidate = (row: FoundRow): Candidate => {
    const known = found.get(row.petition_id) ?? { ...row, kinds: [], overlap: 0 };
    found.set(row.petition_id, known);
    return known;
  };
  for (const row of await byIdentifier(client, question)) candidate(row).kinds = row.kinds;
  for (const row of await byText(client, question.tokens ?? [])) candidate(row).overlap = row.overlap;
  const best = [...found.values()]
    .map((row) => ({ row, ...likenessOf(row) }))
    .filter(({ likeness }) => likeness > 0)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        (a.row.received_on < b.row.received_on ? 1 : a.row.received_on > b.row.received_on ? -1 : 0) ||
        (a.row.petition_id < b.row.petition_id ? 1 : -1),
    )
    .slice(0, limit);
  const texts = await openTexts(
    best.map(({ row }) => ({ ...row, sealed_name: null })),
    open,
  );
  return best.map(({ row, likeness, grounds }, index) => ({
    petitionId: row.petition_id,
    displayNo: row.display_no,
    title: texts[index]?.title ?? REDACTED_TEXT,
    receivedOn: row.received_on,
    status: row.status,
    likeness,
    grounds,
  }));
}

type FoundRow = {
  petition_id: string;
  display_no: string;
  received_on: string;
  status: string;
  sealed: Buffer | null;
};
type Candidate = FoundRow & { kinds: string[]; overlap: number };

const FOUND = 'p.petition_id, p.display_no, p.received_on, p.status, p.sealed';

/** The strongest ground gives the figure: a number is a person, a name alone only a hint. */
function likenessOf({ kinds, overlap }: Candidate): { likeness: number; grounds: RepeatGround[] } {
  const grounds: RepeatGround[] = [];
  const sameName = kinds.includes('name');
  const alike = overlap >= (sameName ? ALIKE.withName : ALIKE.alone);
  if (kinds.includes('idNo')) grounds.push('idNo');
  if (kinds.includes('phone')) grounds.push('phone');
  if (sameName) grounds.push('person');
  if (alike) grounds.push('text');
  const byName = sameName ? 60 + (alike ? Math.round(overlap * 0.35) : 0) : 0;
  const likeness = Math.max(
    kinds.includes('idNo') ? 100 : 0,
    kinds.includes('phone') ? 90 : 0,
    byName,
    alike ? Math.min(95, overlap) : 0,
  );
  return { likeness, grounds };
}

async function byIdentifier(
  client: ClientBase,
  { nameMac, idNoMac, phoneMac }: RepeatQuestion,
): Promise<(FoundRow & { kinds: string[] })[]> {
  const asked = Object.entries({ name: nameMac, idNo: idNoMac, phone: phoneMac }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  if (asked.length === 0) return [];
  const { rows } = await client.query<FoundRow & { kinds: string[] }>({
    name: 'rm_repeats_by_identifier',
    text: `select ${FOUND}, i.kinds
      from (select i.petition_id, array_agg(distinct i.kind) as kinds
              from rm.identifier i join unnest($1::text[], $2::text[]) as asked (kind, mac) using (kind, mac)
             group by i.petition_id) i
      join rm.petition p using (petition_id)
      order by p.received_on desc, p.petition_id desc limit 200`,
    values: [asked.map(([kind]) => kind), asked.map(([, mac]) => mac)],
  });
  return rows;
}

/** Dice's coefficient over pairs of characters, of petitions that share at least one rare pair. */
async function byText(
  client: ClientBase,
  tokens: readonly string[],
): Promise<(FoundRow & { overlap: number })[]> {
  if (tokens.length < FEWEST_PAIRS) return [];
  const rare = await rarest(client, tokens);
  const { rows } = await client.query<FoundRow & { overlap: number }>({
    name: 'rm_repeats_by_text',
    text: `with hits as materialized (
        select s.petition_id, count(*) as shared from unnest($1::text[]) asked (token)
          cross join lateral (
            select s.petition_id from rm.search s where s.tokens @@ asked.token::tsquery and s.text_pairs > 0) s
         group by s.petition_id
      ), visible as materialized (
        select ${FOUND} from hits join rm.petition p using (petition_id)
         where p.petition_id = any(array(select petition_id from hits))
         order by hits.shared desc, p.received_on desc, p.petition_id desc limit $3
      )
      select ${FOUND}, o.overlap
      from visible p join rm.search s using (petition_id)
      cross join lateral (
        select least(100, (200 * count(*) / (cardinality($2::text[]) + s.text_pairs))::int) as overlap
          from (select unnest(tsvector_to_array(s.tokens)) intersect select unnest($2::text[])) common) o
      where o.overlap >= ${ALIKE.withName}
      order by o.overlap desc limit 50`,
    values: [rare, [...tokens], LOOKED_UP.texts],
  });
  return rows;
}

/** Pairs that most texts have would look up most texts; what PostgreSQL knows to be frequent is left out. */
async function rarest(client: ClientBase, tokens: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ common: string[] | null }>({
    name: 'rm_common_tokens',
    text: `select most_common_elems::text::text[] as common from pg_stats
            where schemaname = 'rm' and tablename = 'search' and attname = 'tokens'`,
  });
  const common = new Set(rows[0]?.common ?? []);
  const rare = tokens.filter((token) => !common.has(token));
  return quoted((rare.length > 0 ? rare : tokens).slice(0, LOOKED_UP.pairs));
}
