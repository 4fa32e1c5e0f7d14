/** Name of the one part in a sealed column. */
export const SEALED_PART = 'petition';

/** What the sealed title of a petition is bound to. */
export const sealedTitleAad = (petitionId: string): string => `rm.petition/${petitionId}/title`;

/** What the sealed name of a petition is bound to. */
export const sealedNameAad = (petitionId: string): string => `rm.petition/${petitionId}/name`;
