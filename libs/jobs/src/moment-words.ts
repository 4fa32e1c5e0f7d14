/** A moment for people: month, day and minute in Asia/Shanghai, which knows no summer time. @shape at: ISO 8601 with its zone, or a date */
export const momentWords = (at: string | Date): string => {
  const there = new Date(new Date(at).getTime() + 8 * 3_600_000);
  return `${there.getUTCMonth() + 1}月${there.getUTCDate()}日${there.toISOString().slice(11, 16)}`;
};
