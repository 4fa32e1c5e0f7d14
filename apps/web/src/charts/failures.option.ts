import { CHART_COLOURS, type ChartLook, type ChartOption } from './option';

export type FailureCount = { check: string; zh: string; count: number };

/** The checks that failed most often, the most frequent on top. */
export function failuresOption(failures: readonly FailureCount[], look: ChartLook): ChartOption {
  const ordered = [...failures].sort((a, b) => a.count - b.count);
  return {
    animation: false,
    textStyle: { fontFamily: look.fontFamily, fontSize: look.fontSize, color: CHART_COLOURS.ink },
    grid: { left: 4, right: 30, top: 4, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'item', renderMode: 'richText' },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: ordered.map((one) => `${one.check} ${one.zh}`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: CHART_COLOURS.ink } },
      axisLabel: { fontSize: look.fontSize, color: CHART_COLOURS.ink, width: 190, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        name: '未过',
        data: ordered.map((one) => one.count),
        itemStyle: { color: CHART_COLOURS.now },
        barMaxWidth: 14,
        label: { show: true, position: 'right', fontSize: look.fontSize },
        emphasis: { disabled: true },
      },
    ],
  };
}
