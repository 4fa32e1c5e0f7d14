/**
 * Which rows the program makes of the same events. Raise a number when they become others: an installation then makes the rows of
 * its old petitions anew after the upgrade, beside those in use, and with `petitions` the days of their reminders
 * (`upgrade.int.spec` holds the rows of the first release against it).
 */
export const READ_MODELS = { petitions: 5, affairs: 2, search: 2 } as const;

export type ReadModel = keyof typeof READ_MODELS;

export const READ_MODEL_NAMES = Object.keys(READ_MODELS) as ReadModel[];
