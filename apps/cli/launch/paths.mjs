import { fileURLToPath } from 'node:url';

/** Root of the installation. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
