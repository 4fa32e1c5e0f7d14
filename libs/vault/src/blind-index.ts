import { deriveKey, keyedDigest } from './algorithms.js';
import { type BlindKind, gramsOf, normalise, queryGramsOf } from './normalise.js';

const INDEX_BYTES = 16;
const TOKEN_BYTES = 8;
const REMEMBERED_TOKENS = 100_000;

/** Makes values findable without showing them; deterministic for one master key. */
export type BlindIndexer = {
  /**
   * Keyed digest of a value for one purpose (two purposes never meet).
   * @shape 22 characters of base64url; null when nothing is left of the value
   */
  blindIndex(purpose: string, value: string, kind?: BlindKind): string | null;
  /** Tokens of a text to be stored: 1- and 2-grams, words. @shape 16 hex digits each, without repeats */
  blindTokens(text: string): string[];
  /** Tokens that a text must all have to match a search; empty when the search has no word in it. */
  blindQuery(text: string): string[];
};

/**
 * Blind indexes and search tokens under keys derived from the master key (HKDF, one for each purpose).
 * What remains visible is which rows share a value and how frequent a token is (docs: threat model).
 */
export const createBlindIndexer = (master: Buffer): BlindIndexer => {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose) ?? deriveKey(master, `blind/${purpose}`);
    keys.set(purpose, known);
    return known;
  };
  const tokenKey = deriveKey(master, 'tokens');
  // the same few thousand characters come again and again: remembering them is most of the speed
  const remembered = new Map<string, string>();
  const tokenOf = (gram: string): string => {
    const known = remembered.get(gram);
    if (known) return known;
    const token = keyedDigest(tokenKey, gram).toString('hex', 0, TOKEN_BYTES);
    if (remembered.size >= REMEMBERED_TOKENS) remembered.clear();
    remembered.set(gram, token);
    return token;
  };
  return {
    blindIndex(purpose, value, kind = 'text') {
      const comparable = normalise(value, kind);
      if (comparable === '') return null;
      return keyedDigest(keyFor(purpose), comparable).toString('base64url', 0, INDEX_BYTES);
    },
    blindTokens: (text) => gramsOf(text).map(tokenOf),
    blindQuery: (text) => queryGramsOf(text).map(tokenOf),
  };
};
