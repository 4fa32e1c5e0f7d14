import { ARTICLES, citationOf, type ClockFace, isArticleKey } from '#domain';
import type { LightView } from '../arrival.dto.js';

/** Citation for the screen; null where nothing is cited. */
export const articleZh = (key: string | null | undefined): string | null =>
  typeof key === 'string' && isArticleKey(key) ? citationOf(ARTICLES[key]) : null;

/** Light as shape + word + colour key (§4.5). */
export const lightView = ({ light, shape, word, colour }: ClockFace): LightView => ({
  key: light ?? colour,
  shape,
  word,
});
