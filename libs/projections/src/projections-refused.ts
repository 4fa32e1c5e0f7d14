/** Codes of what the read models refuse. */
export type ProjectionsRefusalCode =
  'CURSOR_INVALID' | 'STAT_REF_INVALID' | 'STAT_REF_TOO_LARGE' | 'PERIOD_INVALID' | 'SCORE_YEAR_AHEAD';

/**
 * A question that cannot be answered as it was put.
 * @shape message is Chinese and names the field; nothing of a petition's content
 */
export class ProjectionsRefused extends Error {
  override readonly name = 'ProjectionsRefused';

  constructor(
    readonly code: ProjectionsRefusalCode,
    message: string,
    readonly detail: { field: string },
  ) {
    super(message);
  }
}
