import { isCategoryCode } from '../../../categories.js';
import { refuse } from './refuse.js';

/** @shape four digits of §6.3 @rejects CATEGORY_UNKNOWN */
export function requireCategory(value: unknown, field: string): string {
  if (typeof value === 'string' && isCategoryCode(value)) return value;
  return refuse('CATEGORY_UNKNOWN', {
    article: 'jurisdictionAreas',
    message: '内容分类须为码表(§6.3)中的四位代码。',
    detail: { field },
  });
}

/** 01 选人用人. */
export const isPersonnelSelection = (code: string): boolean => code.startsWith('01');
