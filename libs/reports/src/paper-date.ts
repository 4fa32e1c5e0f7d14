import { dateInWords } from '#domain';

/** 成文日期 as it stands on a paper, without the day of the week. */
export const paperDate = (day: string): string => dateInWords(day).replace(/\(周.\)$/u, '');
