import type { Story } from '../story.js';

/** Every petition that was written by hand. */
export const WRITTEN: readonly Story[] = [];
