import type { PetitionCommand } from './commands.js';
import type { DecisionContext, SeriesRef } from './context.js';
import { isPlainDate } from './decide/checks/dates.js';
import { openedOnOf } from './decide/open-case.js';
import { zoneOf } from './decide/checks/zone.js';
import { zoneAfter } from './decide/reclassify.js';
import { opensBelow, takesDown } from './decide/papers/send-letter-down.js';
import { registrationOf } from './decide/register.js';
import { needsOrdinaryNo, partsOf } from './decide/split-parts.js';
import {
  bookOfResult,
  channelSeries,
  documentSeries,
  signedNoOf,
  takenOverSeries,
} from './number-formats.js';
import { paperRule } from './paper-rules.js';
import type { PetitionState } from './state.js';

export * from './number-formats.js';

/**
 * Which numbers a command takes, asked before the first number is taken: restricted petitions and imported history
 * take none (random numbers), papers one when they are signed, all others one of their channel's book.
 * @rejects what registration or splitting itself refuses, so that no number is wasted on a refusal
 */
export function seriesNeeded(
  state: PetitionState | null,
  command: PetitionCommand,
  ctx: DecisionContext,
): SeriesRef[] {
  switch (command.type) {
    case 'register': {
      const { zone, facts } = registrationOf(command, ctx);
      return zone === 'general' ? [channelSeries(facts.orgId, facts.receivedOn, facts.channel)] : [];
    }
    case 'takeOver': {
      const zone = zoneOf(
        (command.matters ?? []).map((matter) => matter.class),
        command.subjects ?? [],
      );
      return zone === 'general' && isPlainDate(command.receivedOn)
        ? [takenOverSeries(command.receivedOn, ctx)]
        : [];
    }
    case 'reclassify':
      return state !== null && state.zone !== 'general' && zoneAfter(state, command) === 'general'
        ? [channelSeries(ctx.organisation.id, state.arrival.receivedOn, state.arrival.channel)]
        : [];
    case 'split':
      return state !== null && needsOrdinaryNo(state, partsOf(state, command))
        ? [channelSeries(ctx.organisation.id, state.arrival.receivedOn, state.arrival.channel)]
        : [];
    case 'notify':
      return isPlainDate(command.issuedOn) &&
        (state === null || signedNoOf(state, command.documentId) === null)
        ? [documentSeries('notice', command.issuedOn, ctx)]
        : [];
    case 'raiseObjection':
      return isPlainDate(command.sentOn) ? [documentSeries('letter', command.sentOn, ctx)] : [];
    case 'issue': {
      const book = bookOfResult(command.documentKind);
      return book !== null && isPlainDate(command.issuedOn)
        ? [documentSeries(book, command.issuedOn, ctx)]
        : [];
    }
    case 'signDocument': {
      const paper = state?.papers.find(({ documentId }) => documentId === command.documentId);
      const book = paper === undefined ? null : paperRule(paper.code).book;
      return book !== null && isPlainDate(command.signedOn)
        ? [documentSeries(book, command.signedOn, ctx)]
        : [];
    }
    case 'sendDocument': {
      const paper = state?.papers.find(({ documentId }) => documentId === command.documentId);
      if (state === null || paper === undefined) return [];
      return takesDown(state, paper) && opensBelow(state, command)
        ? seriesBelow(state, command.sentOn, ctx)
        : [];
    }
    case 'sendDown':
      return seriesOfLetterDown(state, command.sentOn, ctx);
    case 'sendReport':
      return isPlainDate(command.reportedOn) ? [documentSeries('report', command.reportedOn, ctx)] : [];
    case 'askCoHandlers':
      return isPlainDate(command.askedOn) ? [documentSeries('letter', command.askedOn, ctx)] : [];
    case 'openCase': {
      const openedOn = openedOnOf(command);
      return isPlainDate(openedOn) ? [documentSeries('investigation', openedOn, ctx)] : [];
    }
    default:
      return [];
  }
}

/** A letter down takes a number of ours, and in the receiving organ one of the book of the channel. */
function seriesOfLetterDown(state: PetitionState | null, sentOn: unknown, ctx: DecisionContext): SeriesRef[] {
  if (!isPlainDate(sentOn) || state === null) return [];
  return [
    documentSeries(state.triage?.disposition === 'ZS' ? 'transfer' : 'assign', sentOn, ctx),
    ...seriesBelow(state, sentOn, ctx),
  ];
}

/** The book of the receiving organ; none where no petition opens there or it has a random number. */
function seriesBelow(state: PetitionState, sentOn: unknown, ctx: DecisionContext): SeriesRef[] {
  const receiver = ctx.related?.organisation;
  return receiver && state.zone === 'general' && isPlainDate(sentOn)
    ? [channelSeries(receiver.id, sentOn, state.arrival.channel)]
    : [];
}
