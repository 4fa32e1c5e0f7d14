import type { CountFigure, QuarterStatistics } from '#projections';

/** The period before a year is last year: what is compared with it is said once. */
export const isYear = ({ period }: QuarterStatistics): boolean => /^\d{4}$/.test(period);
/** A count with what it moved by, as far as there is anything to move from. */
export const line =
  (page: QuarterStatistics) =>
  ({ zh, current, overPrevious, overLastYear }: CountFigure): string => {
    const moved = [
      ...(isYear(page) || overPrevious.direction === 'none' ? [] : [`环比${overPrevious.zh}`]),
      ...(overLastYear.direction === 'none' ? [] : [`同比${overLastYear.zh}`]),
    ];
    return `${zh} ${current} 件${moved.length === 0 ? '' : `(${moved.join(',')})`}`;
  };

/** What the content was held against: only periods that were registered. */
export function nothingEmerging(page: QuarterStatistics): string {
  const { previous, lastYear } = page.total;
  const against = [
    ...(previous === null || isYear(page) ? [] : ['上期']),
    ...(lastYear === null ? [] : ['上年同期']),
  ];
  if (against.length === 0) return '此前各期未在本系统登记,本期不作增减比较。';
  return `本期没有${against.length > 1 ? '同时' : ''}超过${against.join('和')}一半以上的内容分类。`;
}

/** 报送 86 条,被采用 8 条 …: in the words of the founding speech. */
export function informationLine({ office, indicators }: QuarterStatistics): string[] {
  if (office === null) return [];
  const of = (figures: readonly CountFigure[], key: string): number =>
    figures.find((figure) => figure.key === key)?.current ?? 0;
  const shown = (id: string): string => indicators.find((rate) => rate.id === id)?.display ?? '—';
  const [submitted, issues, closed] = [
    of(office.information, 'submitted'),
    of(office.information, 'issues'),
    of(office.inspection, 'selfClosed'),
  ];
  return [
    `报送信访信息 ${submitted} 条,其中被采用 ${of(office.information, 'adopted')} 条(采用率 ${shown('I-26')}),信息得分 ${of(office.information, 'score')} 分;编发专期 ${issues} 期,发稿 ${of(office.information, 'articles')} 篇。`,
    ...(closed === 0
      ? []
      : [
          `下级自立案件结案 ${closed} 件,已检查 ${of(office.inspection, 'selfInspected')} 件(检查率 ${shown('I-28')})。`,
        ]),
  ];
}
