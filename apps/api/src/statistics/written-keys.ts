import { Rejected, type WrittenFigure } from '#domain';
import { isWritableKey } from '#projections';

/** Only keys that the page has: a total, a breakdown of it, a rate in two parts. @rejects STAT_KEY_UNKNOWN */
export function checkWrittenKeys(figures: readonly WrittenFigure[]): void {
  const unknown = figures.find(({ key }) => !isWritableKey(key));
  if (unknown !== undefined)
    throw new Rejected('STAT_KEY_UNKNOWN', null, '有一项不在统计表里,请从表中选择项目。', {
      field: 'figures',
    });
}
