import { CHANNELS, codesOf } from '../glossary/index.js';
import type { Channel, Zone } from '../glossary/index.js';
import { yearOf } from '../calendar.js';
import { Rejected } from '../rejected.js';
import type { DecisionContext, PlainDate, SeriesRef } from './context.js';
import { seriesKey } from './context.js';
import type { ArrivalFacts } from './events.js';
import type { PetitionState } from './state.js';

/** Book letter of restricted petitions 密: random numbers, no gap to be seen from outside (§6.2). */
export const RESTRICTED_BOOK = 'M';
/** Book letter of imported history: kept apart from the books that are still written. */
export const HISTORY_BOOK = 'H';

/** Book letter of petitions taken over with their old number 接 (O-102). */
export const TAKEN_OVER_BOOK = 'J';

/** Books of outgoing papers 【设】 (§5.2): one series for each code and year. */
export const DOCUMENT_BOOKS = {
  notice: '信告',
  letter: '信函',
  reply: '信复',
  report: '信报',
  transfer: '信转',
  assign: '信交',
  urge: '信催',
  supervise: '信督',
  investigation: '信查',
  circular: '信通',
  bulletin: '信专',
  urgent: '信急',
} as const;
export type DocumentBook = keyof typeof DOCUMENT_BOOKS;

type Numbered = Pick<ArrivalFacts, 'petitionNo' | 'displayNo' | 'series'>;

/** The book of a channel in the year of receipt, whenever it was registered (§6.2). */
export function channelSeries(orgId: number, receivedOn: PlainDate, channel: Channel): SeriesRef {
  return { orgId, year: yearOf(receivedOn), book: CHANNELS[channel].letter };
}

function taken(series: SeriesRef, ctx: DecisionContext): number {
  const serial = ctx.numbers[seriesKey(series)];
  if (!Number.isSafeInteger(serial) || serial === undefined || serial < 1) {
    throw new Rejected('NUMBER_NOT_TAKEN', null, '没有取得编号,请重试。', {
      field: 'number',
      book: series.book,
    });
  }
  return serial;
}

/**
 * Number of an ordinary petition.
 * @shape petitionNo `411300Z-2026-L-00037`; displayNo `宛组信〔2026〕来信37号`
 * @rejects NUMBER_NOT_TAKEN
 */
export function ordinaryNo(receivedOn: PlainDate, channel: Channel, ctx: DecisionContext): Numbered {
  const { organisation } = ctx;
  const series = channelSeries(organisation.id, receivedOn, channel);
  const serial = taken(series, ctx);
  const { letter, zh } = CHANNELS[channel];
  return {
    petitionNo: `${organisation.code}-${series.year}-${letter}-${String(serial).padStart(5, '0')}`,
    displayNo: `${organisation.shortCode}信〔${series.year}〕${zh}${serial}号`,
    series: { ...series, serial },
  };
}

function randomNo(receivedOn: PlainDate, book: 'M' | 'H', ctx: DecisionContext): Numbered {
  if (!/^\d{10}$/.test(ctx.randomNo)) {
    throw new Rejected('RANDOM_NO_MISSING', null, '没有取得随机编号,请重试。', { field: 'randomNo' });
  }
  const { organisation } = ctx;
  const year = yearOf(receivedOn);
  const kind = book === RESTRICTED_BOOK ? '信密' : '信史';
  return {
    petitionNo: `${organisation.code}-${year}-${book}-${ctx.randomNo}`,
    displayNo: `${organisation.shortCode}${kind}〔${year}〕${ctx.randomNo}号`,
    series: null,
  };
}

/** Random number of a restricted petition. @shape `411300Z-2026-M-4820175936`, `宛组信密〔2026〕4820175936号` */
export function restrictedNo(receivedOn: PlainDate, ctx: DecisionContext): Numbered {
  return randomNo(receivedOn, RESTRICTED_BOOK, ctx);
}

/** Number of an imported old row; its own old number stays as 旧号 in the sealed text (O-102). */
export function historyNo(receivedOn: PlainDate, zone: Zone, ctx: DecisionContext): Numbered {
  return randomNo(receivedOn, zone === 'general' ? HISTORY_BOOK : RESTRICTED_BOOK, ctx);
}

/** The book of what is taken over, apart from those that are still written; restricted petitions stand in none. */
export const takenOverSeries = (receivedOn: PlainDate, ctx: DecisionContext): SeriesRef => ({
  orgId: ctx.organisation.id,
  year: yearOf(receivedOn),
  book: TAKEN_OVER_BOOK,
});

/**
 * Number of an open petition of the paper register. Its old number is text of another office and stays sealed, as it is
 * written there (O-102). @shape `411300Z-2026-J-00012`, `宛组信接〔2026〕12号`
 */
export function takenOverNo(receivedOn: PlainDate, zone: Zone, ctx: DecisionContext): Numbered {
  if (zone !== 'general') return restrictedNo(receivedOn, ctx);
  const { organisation } = ctx;
  const series = takenOverSeries(receivedOn, ctx);
  const serial = taken(series, ctx);
  return {
    petitionNo: `${organisation.code}-${series.year}-${TAKEN_OVER_BOOK}-${String(serial).padStart(5, '0')}`,
    displayNo: `${organisation.shortCode}信接〔${series.year}〕${serial}号`,
    series: { ...series, serial },
  };
}

/** Number for a petition of this zone: the zone is asked before the number (§5.0 no. 9). */
export function petitionNoFor(
  zone: Zone,
  receivedOn: PlainDate,
  channel: Channel,
  ctx: DecisionContext,
): Numbered {
  return zone === 'general' ? ordinaryNo(receivedOn, channel, ctx) : restrictedNo(receivedOn, ctx);
}

/** Number of a child: the base number with `-1`, `-2` … (§6.2). */
export function childNo(base: Numbered, suffix: number): Numbered {
  return {
    petitionNo: `${base.petitionNo}-${suffix}`,
    displayNo: `${base.displayNo.replace(/号$/u, '')}-${suffix}号`,
    series: base.series,
  };
}

/** The series and serial that an ordinary petition number stands for; null for random and kept numbers. */
export function seriesOfPetitionNo(orgId: number, petitionNo: string): ArrivalFacts['series'] {
  const match = /-(\d{4})-([A-Z])-(\d{5,})(?:-\d+)?$/.exec(petitionNo);
  if (match === null) return null;
  const [, year, book, serial] = match;
  const letters: readonly string[] = codesOf(CHANNELS).map((channel) => CHANNELS[channel].letter);
  return book !== undefined && letters.includes(book)
    ? { orgId, year: Number(year), book, serial: Number(serial) }
    : null;
}

/** The book of a kind of paper in the year in which it is signed. @shape book `宛组信告` */
export function documentSeries(book: DocumentBook, issuedOn: PlainDate, ctx: DecisionContext): SeriesRef {
  const { organisation } = ctx;
  return {
    orgId: organisation.id,
    year: yearOf(issuedOn),
    book: `${organisation.shortCode}${DOCUMENT_BOOKS[book]}`,
  };
}

/** 发文字号, given only when the paper is signed. @shape `宛组信告〔2026〕12号` @rejects NUMBER_NOT_TAKEN */
export function documentNo(book: DocumentBook, issuedOn: PlainDate, ctx: DecisionContext): string {
  const series = documentSeries(book, issuedOn, ctx);
  return `${series.book}〔${series.year}〕${taken(series, ctx)}号`;
}

/** The number that a document of this petition was given when it was signed; null where it has none. */
export const signedNoOf = (state: PetitionState, documentId: unknown): string | null =>
  state.papers.find((paper) => paper.documentId === documentId)?.signed?.docNo ?? null;

/** In which book a result paper gets its number; a feedback record is a form and has none (D19). */
export function bookOfResult(documentKind: string): DocumentBook | null {
  if (documentKind === 'feedbackRecord') return null;
  return documentKind === 'investigationReport' ? 'report' : 'reply';
}
