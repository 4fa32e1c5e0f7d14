import { CHECKS, indicatorDefinition, isIndicatorId, OFFICE_INDICATORS, signalNamed } from '#domain';
import { isClusterMeasure } from './clusters.queries.js';
import { type DimensionName, isDimensionKey, measureOf } from './measures.js';
import { isOfficeIndicator, officeMeasureZh } from './office-members.js';
import type { StatRef } from './stat-ref.js';

/** Names of what a reference has only as a code. */
export type FigureNames = {
  organisation: (orgId: number) => string;
  place: (code: string) => string;
  handler: (accountId: string) => string;
};

const DIMENSIONS_ZH: Readonly<Record<DimensionName, string>> = {
  channel: '渠道',
  class: '类别',
  categoryGroup: '内容大类',
  category: '内容分类',
  keyArea: '重点方面',
  origin: '来源',
  disposition: '办理方式',
  place: '属地',
  handler: '承办人',
};
const PARTS_ZH = { numerator: '分子', denominator: '分母' } as const;
const CHECK = /^check:(.+)$/;

/**
 * What a figure is called, so that the list behind it says of which number it is the list.
 * @example `渠道·来信`, `按期办结率(分母)`, `内容分类·工龄、参加工作时间,渠道·来信`
 */
export function figureZh({ measure, part }: Pick<StatRef, 'measure' | 'part'>, names: FigureNames): string {
  const named = nameOf(measure, names);
  return part === null ? named : `${named}(${PARTS_ZH[part]})`;
}

function nameOf(measure: string, names: FigureNames): string {
  if (measure === 'overdueOpen') return '超期未办结';
  if (isIndicatorId(measure)) return indicatorDefinition(measure).zh;
  if (isOfficeIndicator(measure)) return OFFICE_INDICATORS[measure].zh;
  if (isClusterMeasure(measure)) return '内容相近的一组件';
  const office = officeMeasureZh(measure);
  if (office !== null) return office;
  const signal = signalNamed(measure);
  if (signal !== null)
    return signal.orgId === null ? signal.zh : `${signal.zh}:${names.organisation(signal.orgId)}`;
  const [, check = ''] = CHECK.exec(measure) ?? [];
  if (Object.hasOwn(CHECKS, check)) return `未过检查项·${check} ${CHECKS[check as keyof typeof CHECKS].zh}`;
  return measure
    .split('*')
    .map((key) => (isDimensionKey(key) ? dimensionZh(key, names) : (measureOf(key)?.zh ?? key)))
    .join(',');
}

function dimensionZh(key: string, { place, handler }: FigureNames): string {
  const [name = '', code = ''] = key.split(':');
  const own = name === 'place' ? place(code) : name === 'handler' ? handler(code) : measureOf(key)?.zh;
  return `${DIMENSIONS_ZH[name as DimensionName]}·${own ?? code}`;
}
