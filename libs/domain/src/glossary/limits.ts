/** Most characters of what an account says: rule, API and page read this one number. */
export const ACCOUNT_LIMITS = { login: 32, displayName: 40, section: 40, postTitle: 40 } as const;

/** Most characters of what a unit is called by: rule, API and page read this one number. */
export const ORGANISATION_LIMITS = { name: 60, code: 20, shortCode: 8, basis: 100 } as const;

/**
 * Most characters of 主送机关: eight lines of a page, so that the first one still shows the text (GB/T 9704—2012 7.3.2).
 */
export const ADDRESSEE_MAX = 200;

/** Registered more days than this after receipt, a petition is 补录 and needs evidence (§5.0 no. 2). @unit day */
export const BACKDATED_AFTER_DAYS = 7;
