import {
  type Calendar,
  type Clock,
  CLOCK_KINDS,
  type ClockFace,
  type ClockKind,
  lightOf,
  REDACTED_TEXT,
} from '#domain';
import { isRedacted, type OpenedParts, type SealedItem } from '#vault';
import type { ClockRow } from './clock-rows.js';
import { anonymityShown } from './row-text.js';
import { SEALED_PART, sealedNameAad, sealedTitleAad } from './sealed-columns.js';

/** Opens sealed columns of a page at once; `vault.openPage` does. */
export type OpenSealed = (items: readonly SealedItem[]) => Promise<OpenedParts[]>;

/** What every list is looked at with. @shape today YYYY-MM-DD, of the database */
export type ListContext = { today: string; calendar: Calendar; open: OpenSealed };

/** A running clock with its light of today. */
export type ClockShown = {
  clockId: string;
  kind: ClockKind;
  nominalDue: string;
  legalDue: string | null;
  provisional: boolean;
  face: ClockFace;
};

/** One line of the register, opened. @shape dates YYYY-MM-DD */
export type RegisterRow = {
  petitionId: string;
  displayNo: string;
  title: string;
  /** The name, 匿名, or outside the general zone 实名 or 匿名. */
  petitioner: string;
  zone: string;
  orgId: number;
  channel: string;
  origin: string;
  via12380: boolean;
  class: string;
  appealKind: string | null;
  categoryCode: string;
  keyArea: string | null;
  status: string;
  disposition: string | null;
  intakeDecision: string | null;
  receivedOn: string;
  registeredOn: string;
  visitorCount: number | null;
  repeat: boolean;
  urgent: boolean;
  history: boolean;
  isOpen: boolean;
  handlerId: string | null;
  handlerName: string | null;
  version: number;
  updatedAt: string;
  /** The most urgent running clock of ours. */
  next: ClockShown | null;
};

/** The columns of `rm.petition p` and `idn.account a` that make a {@link RegisterRow}. */
export const REGISTER_COLUMNS = `p.petition_id, p.display_no, p.zone, p.org_id, p.channel, p.origin, p.via12380, p.anonymity,
  p.petitioner_count, p.class, p.appeal_kind, p.category_code, p.key_area, p.status, p.disposition, p.intake_decision,
  p.received_on, p.registered_on, p.visitor_count, p.repeat, p.urgent, p.history, p.is_open, p.handler_id,
  a.display_name as handler_name, p.version, p.updated_at, p.sealed, p.sealed_name, p.name_erased,
  (select to_jsonb(c) from rm.clock c where c.petition_id = p.petition_id and c.clock_id = p.next_clock) as next`;

/** The register with the names of handlers. */
export const REGISTER_FROM = 'rm.petition p left join idn.account a on a.id = p.handler_id';

/** A row as {@link REGISTER_COLUMNS} gives it. */
export type StoredRegisterRow = {
  petition_id: string;
  display_no: string;
  zone: string;
  org_id: number;
  channel: string;
  origin: string;
  via12380: boolean;
  anonymity: string;
  petitioner_count: number;
  class: string;
  appeal_kind: string | null;
  category_code: string;
  key_area: string | null;
  status: string;
  disposition: string | null;
  intake_decision: string | null;
  received_on: string;
  registered_on: string;
  visitor_count: number | null;
  repeat: boolean;
  urgent: boolean;
  history: boolean;
  is_open: boolean;
  handler_id: string | null;
  handler_name: string | null;
  version: number;
  updated_at: string;
  sealed: Buffer | null;
  sealed_name: Buffer | null;
  name_erased: boolean | null;
  next: ClockRow | null;
};

/** Opens the titles and names of a page in one go and adds today's lights. */
export async function registerRowsOf(
  rows: readonly StoredRegisterRow[],
  { today, calendar, open }: ListContext,
): Promise<RegisterRow[]> {
  const texts = await openTexts(rows, open);
  return rows.map((row, index) => ({
    petitionId: row.petition_id,
    displayNo: row.display_no,
    title: texts[index]?.title ?? REDACTED_TEXT,
    petitioner: petitionerOf(row, texts[index]?.name ?? null),
    zone: row.zone,
    orgId: row.org_id,
    channel: row.channel,
    origin: row.origin,
    via12380: row.via12380,
    class: row.class,
    appealKind: row.appeal_kind,
    categoryCode: row.category_code,
    keyArea: row.key_area,
    status: row.status,
    disposition: row.disposition,
    intakeDecision: row.intake_decision,
    receivedOn: row.received_on,
    registeredOn: row.registered_on,
    visitorCount: row.visitor_count,
    repeat: row.repeat,
    urgent: row.urgent,
    history: row.history,
    isOpen: row.is_open,
    handlerId: row.handler_id,
    handlerName: row.handler_name,
    version: row.version,
    updatedAt: row.updated_at,
    next: row.next === null ? null : clockShown(row.next, today, calendar),
  }));
}

type Sealed = Pick<StoredRegisterRow, 'petition_id' | 'sealed' | 'sealed_name'>;

/** Titles and names of some rows; null where nothing is sealed or its key is gone. */
export async function openTexts(
  rows: readonly Sealed[],
  open: OpenSealed,
): Promise<{ title: string | null; name: string | null }[]> {
  const items: SealedItem[] = [];
  const place = (buffer: Buffer | null, aad: string): number | null =>
    buffer === null ? null : items.push({ buffer, aad }) - 1;
  const places = rows.map(({ petition_id: id, sealed, sealed_name }) => ({
    title: place(sealed, sealedTitleAad(id)),
    name: place(sealed_name, sealedNameAad(id)),
  }));
  const opened = items.length === 0 ? [] : await open(items);
  const at = (index: number | null): string | null => {
    const value = index === null ? null : opened[index]?.[SEALED_PART];
    return typeof value === 'string' && !isRedacted(value) ? value : null;
  };
  return places.map(({ title, name }) => ({ title: at(title), name: at(name) }));
}

/** What stands in the column 信访人. */
function petitionerOf(row: StoredRegisterRow, name: string | null): string {
  const { zone, anonymity, petitioner_count: count, name_erased: erased, sealed_name: sealed } = row;
  if (zone === 'general' && (erased === true || (sealed !== null && name === null))) return REDACTED_TEXT;
  if (zone !== 'general' || anonymity === 'anonymous' || name === null) return anonymityShown(anonymity);
  if (name === '') return '未署名';
  return count > 1 ? `${name}等${count}人` : name;
}

/** A clock as the domain reckons with it. */
export const clockOfRow = (row: ClockRow): Clock => {
  const kind = row.kind as ClockKind;
  return {
    kind,
    startedOn: row.started_on,
    budget: { n: row.budget, unit: row.unit },
    extensions: row.extended_days === 0 ? [] : [{ days: row.extended_days, approvedOn: row.started_on }],
    suspensions: [],
    stoppedOn: row.stopped_on,
    article: CLOCK_KINDS[kind].article,
    profileVersion: '',
    calendarVersion: '',
  };
};

/** A clock with its light of that day. */
export const clockShown = (row: ClockRow, today: string, calendar: Calendar): ClockShown => ({
  clockId: row.clock_id,
  kind: row.kind as ClockKind,
  nominalDue: row.nominal_due,
  legalDue: row.legal_due,
  provisional: row.provisional,
  face: lightOf(clockOfRow(row), today, calendar),
});
