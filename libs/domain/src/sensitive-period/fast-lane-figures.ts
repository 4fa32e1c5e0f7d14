import type { Finding } from '../glossary/index.js';

/** What the line of the quarter needs of one petition in a fast lane. @shape days YYYY-MM-DD */
export type FastLaneFacts = {
  readonly receivedOn: string;
  /** 受理 here or 交办 below, whichever it was: from then on somebody handles it. */
  readonly handedOn: string | null;
  /** 查结 (办结) day. */
  readonly endedOn: string | null;
  /** By which it has to be ended (O-75). */
  readonly dueOn: string;
  readonly finding: Finding | null;
};

/** Part of a whole; nothing to divide by where the whole is 0 (§3.1). */
export type Share = { readonly part: number; readonly whole: number };

/** 通道件、当日移送率、按期查结率、查实数 (O-76). */
export type FastLaneFigures = {
  readonly items: number;
  readonly sameDay: Share;
  readonly onTime: Share;
  readonly substantiated: number;
};

const SUBSTANTIATED: readonly (Finding | null)[] = ['substantiated', 'partiallySubstantiated'];

/**
 * The line of a quarter (O-76). READING: judged by what is known on `asOf`; what may still be handed on today, or ended
 * by its day, is in no whole yet. 查实 counts 属实 and 部分属实 of what has ended.
 * @shape asOf YYYY-MM-DD, the evening of it
 */
export function fastLaneFigures(items: readonly FastLaneFacts[], asOf: string): FastLaneFigures {
  const known = (day: string | null): day is string => day !== null && day <= asOf;
  const received = items.filter(({ receivedOn }) => receivedOn <= asOf);
  const ended = received.filter(({ endedOn }) => known(endedOn));
  const judged = received.filter(({ endedOn, dueOn }) => known(endedOn) || dueOn < asOf);
  const handedOn = received.filter(({ handedOn: on, receivedOn }) => known(on) || receivedOn < asOf);
  return {
    items: received.length,
    sameDay: {
      part: handedOn.filter(({ handedOn: on, receivedOn }) => known(on) && on <= receivedOn).length,
      whole: handedOn.length,
    },
    onTime: {
      part: judged.filter(({ endedOn, dueOn }) => known(endedOn) && endedOn <= dueOn).length,
      whole: judged.length,
    },
    substantiated: ended.filter(({ finding }) => SUBSTANTIATED.includes(finding)).length,
  };
}
