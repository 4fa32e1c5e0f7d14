import { type ClockShown, type ListContext, type RegisterRow as Row } from '#projections';
import { today } from '#platform';
import type { Runtime } from '../shared/runtime.js';
import type { RegisterRow } from './register.dto.js';
import { lightView } from './case/wording.js';

/** What every list is looked at with: the database's day, the calendar, the vault. */
export async function listContextOf({ pools, calendar, vault }: Runtime): Promise<ListContext> {
  const now = await today(pools.store);
  return { today: now.today, calendar, open: (items) => vault.openPage(items) };
}

/** A running clock as lists show it. */
export const clockLine = (clock: ClockShown | null) => ({
  light: clock === null ? null : lightView(clock.face),
  remaining: clock?.face.remaining ?? null,
  unit: clock?.face.unit ?? null,
});

/** One line of the register for the page. */
export function registerRowView(row: Row): RegisterRow {
  const {
    petitionId,
    displayNo,
    title,
    petitioner,
    zone,
    orgId,
    channel,
    origin,
    appealKind,
    categoryCode,
    keyArea,
  } = row;
  return {
    petitionId,
    displayNo,
    title,
    petitioner,
    zone,
    orgId,
    channel,
    origin,
    class: row.class,
    appealKind,
    categoryCode,
    keyArea,
    status: row.status,
    disposition: row.disposition,
    receivedOn: row.receivedOn,
    visitorCount: row.visitorCount,
    repeat: row.repeat,
    urgent: row.urgent,
    handlerName: row.handlerName,
    nextNominalDue: row.next?.nominalDue ?? null,
    nextLegalDue: row.next?.legalDue ?? null,
    nextProvisional: row.next?.provisional ?? false,
    ...clockLine(row.next),
  };
}
