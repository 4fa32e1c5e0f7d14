import { CHART_COLOURS, type ChartLook, type ChartOption } from './option';

export type ComparedCount = {
  key: string;
  zh: string;
  current: number;
  /** None where the register did not exist then. */
  previous?: number | null | undefined;
  lastYear?: number | null | undefined;
};

// colour never alone: a pattern tells the years apart on a grey print, too
const STRIPES = {
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [1.5, 3],
  rotation: -Math.PI / 4,
  color: 'rgba(255, 255, 255, 0.7)',
};

/**
 * Counts beside those of the last period and of last year, one group of bars for each key.
 * Of a year the last period is last year and has no bars of its own.
 * Keys without any case in the three periods are left out: an empty group says nothing.
 */
export function comparisonOption(
  counts: readonly ComparedCount[],
  look: ChartLook,
  { year = false }: { year?: boolean } = {},
): ChartOption {
  const shown = counts.filter((one) => one.current + (one.previous ?? 0) + (one.lastYear ?? 0) > 0);
  // no bars and no entry in the legend for a period that was never registered: no height would say nought
  const known = (value: (one: ComparedCount) => number | null | undefined): boolean =>
    shown.every((one) => typeof value(one) === 'number');
  const series = (
    name: string,
    itemStyle: { color: string; decal?: typeof STRIPES },
    value: (one: ComparedCount) => number | null | undefined,
  ) => ({
    type: 'bar' as const,
    name,
    data: shown.map((one) => value(one) ?? null),
    itemStyle,
    barMaxWidth: 16,
    barGap: '15%',
    emphasis: { disabled: true },
  });
  return {
    animation: false,
    textStyle: { fontFamily: look.fontFamily, fontSize: look.fontSize, color: CHART_COLOURS.ink },
    grid: { left: 4, right: 4, top: 26, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      top: 0,
      right: 0,
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { fontSize: look.fontSize },
      selectedMode: false,
    },
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: shown.map((one) => one.zh),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: CHART_COLOURS.ink } },
      axisLabel: { fontSize: look.fontSize, color: CHART_COLOURS.ink, interval: 0 },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      splitLine: { lineStyle: { color: CHART_COLOURS.line } },
      axisLabel: { fontSize: look.fontSize },
    },
    series: [
      ...(known((one) => one.lastYear)
        ? [series('上年同期', { color: CHART_COLOURS.lastYear, decal: STRIPES }, (one) => one.lastYear)]
        : []),
      ...(year || !known((one) => one.previous)
        ? []
        : [series('上期', { color: CHART_COLOURS.before }, (one) => one.previous)]),
      {
        ...series('本期', { color: CHART_COLOURS.now }, (one) => one.current),
        label: { show: true, position: 'top', fontSize: look.fontSize },
      },
    ],
  };
}
