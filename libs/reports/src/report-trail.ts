import { type ReportKind, type ReportText, setAsideOf, unwrittenSections } from '#domain';
import type { StoredEvent } from '#event-store';
import { ReportsRefused } from './reports-refused.js';
import { sha256Of } from './snapshot.js';

/** What was done with a report. */
export type ReportAct = 'drafted' | 'submitted' | 'returned' | 'signed' | 'corrected';

const ACTS: Readonly<Record<string, ReportAct>> = {
  StatReportDrafted: 'drafted',
  StatReportSubmitted: 'submitted',
  StatReportReturned: 'returned',
  StatReportSigned: 'signed',
  StatCorrectionIssued: 'corrected',
};

/** One step of a report's road. @shape reason: why it was sent back or corrected; null for other steps */
export type ReportStep = {
  act: ReportAct;
  version: number;
  on: string;
  /** null: the machine. */
  actorId: string | null;
  reason: string | null;
};

type Sealed = { sealed?: { reason?: string; paper?: string } & Partial<ReportText> } | undefined;

const sealedOf = ({ secret }: StoredEvent): NonNullable<NonNullable<Sealed>['sealed']> =>
  (secret as Sealed)?.sealed ?? {};

const ofKind = (events: readonly StoredEvent[], kind: ReportKind): StoredEvent[] =>
  events.filter(({ data }) => data['kind'] === kind);

/** Who did what with a report, in order, each draft a version of its own (O-69). @shape events: of its book, with secrets */
export function reportTrail(events: readonly StoredEvent[], kind: ReportKind): ReportStep[] {
  return ofKind(events, kind).flatMap((event): ReportStep[] => {
    const act = ACTS[event.type];
    if (act === undefined) return [];
    const { metadata, data } = event;
    return [
      {
        act,
        version: Number(data['version']),
        on: metadata.occurredOn,
        actorId: metadata.actorId,
        reason: sealedOf(event).reason ?? null,
      },
    ];
  });
}

/**
 * The paper as it was signed, checked against the hash of its event; null where nothing is signed, or where it was
 * signed before papers were kept. @shape events: of its book, with secrets @rejects REPORT_PAPER_DAMAGED
 */
export function signedPaper(events: readonly StoredEvent[], kind: ReportKind): string | null {
  const signed = ofKind(events, kind).findLast(({ type }) => type === 'StatReportSigned');
  const paper = signed === undefined ? undefined : sealedOf(signed).paper;
  if (signed === undefined || paper === undefined) return null;
  if (sha256Of(paper) !== signed.data['hash'])
    throw new ReportsRefused('REPORT_PAPER_DAMAGED', '签发的报告与签发时的散列不符,请立即核查数据库(O-65)。');
  return paper;
}

/**
 * Somebody's own words of a report that another replaced without having read them; null: there are none (O-68).
 * Sections that he left to be written are not among them.
 * @shape events: of its book, with secrets
 */
export function wordsSetAside(
  events: readonly StoredEvent[],
  kind: ReportKind,
  accountId: string,
): { version: number; text: ReportText } | null {
  const told = events.map(({ type, data, metadata }) => ({ type, data, occurredOn: metadata.occurredOn }));
  const version = setAsideOf(told as unknown as Parameters<typeof setAsideOf>[0], kind, accountId);
  const drafted = ofKind(events, kind).find(
    ({ type, data }) => type === 'StatReportDrafted' && data['version'] === version,
  );
  if (version === null || drafted === undefined) return null;
  const { title = '', sections = [] } = sealedOf(drafted);
  const text = { title, sections };
  const empty = unwrittenSections(text);
  return { version, text: { title, sections: sections.filter(({ heading }) => !empty.includes(heading)) } };
}
