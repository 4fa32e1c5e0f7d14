import type { Label } from './label.js';

/** What periods and thresholds count, as it stands behind the number. */
export const UNITS = {
  day: { zh: '日' },
  workday: { zh: '个工作日' },
  month: { zh: '个月' },
  minute: { zh: '分钟' },
  times: { zh: '次' },
  person: { zh: '人' },
  item: { zh: '件' },
  character: { zh: '字' },
} as const satisfies Record<string, Label>;
/** Unit of a parameter; `budget` = days or working days by choice. */
export type ParameterUnit = keyof typeof UNITS | 'percent' | 'switch' | 'choice' | 'budget';

const BEHIND: Readonly<Record<string, Label>> = { ...UNITS, percent: { zh: '%' } };

/** What stands behind a number; nothing for a switch, a choice and a free unit. */
export const unitZh = (unit: string): string => BEHIND[unit]?.zh ?? '';

/** What a parameter may be where it is a choice (§4.7). */
export const PARAMETER_CHOICES = {
  issued: { zh: '签发' },
  posted: { zh: '交付邮寄' },
  delivered: { zh: '送达' },
  item6: { zh: '只第三十一条第(六)项' },
  all: { zh: '全部受理事项' },
} as const satisfies Record<string, Label>;

/**
 * How far an office may depart from the default: `shorten` = a statutory period of ours, never longer;
 * `fixed` = a right of the petitioner or a limit of the law; `free` = ours to set.
 */
export const BOUNDS = {
  shorten: { zh: '只能改短' },
  fixed: { zh: '不能改' },
  free: { zh: '可改' },
} as const satisfies Record<string, Label>;
/** How far an office may depart from the default. */
export type Bound = keyof typeof BOUNDS;

/** From whom a value comes. */
export const PARAMETER_ORIGINS = {
  own: { zh: '本单位' },
  superior: { zh: '上级' },
  default: { zh: '缺省' },
} as const satisfies Record<string, Label>;
