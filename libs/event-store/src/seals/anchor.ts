import { isSignedBy, type Seal } from './seal.js';
import type { KeyObject } from 'node:crypto';

/** A line of the anchor file: a seal as it was at an hour, kept outside the database. @shape anchoredAt ISO 8601 UTC */
export type Anchor = { readonly anchoredAt: string; readonly seal: Seal };

/** The line of an anchor, with its line end. */
export function anchorLine(anchor: Anchor): string {
  return `${JSON.stringify(anchor)}\n`;
}

/** The anchors of a file; null stands for a line that is no anchor or is not signed by a key that is trusted. */
export function readAnchors(text: string, keys: readonly KeyObject[]): (Anchor | null)[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => anchorOf(line, keys));
}

function anchorOf(line: string, keys: readonly KeyObject[]): Anchor | null {
  try {
    const anchor = JSON.parse(line) as Anchor;
    return keys.some((key) => isSignedBy(anchor.seal, key)) ? anchor : null;
  } catch {
    return null;
  }
}
