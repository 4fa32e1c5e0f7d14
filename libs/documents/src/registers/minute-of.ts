/** A moment as the office writes it, in Shanghai. @shape `2026-03-10 09:30` */
export const minuteOf = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
