import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReportChart } from './report-model.js';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** Fonts of the office, then those of the machine. */
const FONT = 'FangSong, SimSun, Noto Serif CJK SC, Noto Sans CJK SC, sans-serif';
const INK = '#1d1f21';
/** Light, middle, dark: told apart in grey print as well, and by hatching of none. What is now comes last and is dark. */
const SHADES = ['#ccd0d4', '#8b9197'];
const NOW = '#a62b1f';

/** A chart as a drawing of lines, sharp at any size. @unit width, height: px */
export function chartSvg({ names, series }: ReportChart, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 13, color: INK },
    grid: { left: 8, right: 8, top: 36, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      top: 4,
      right: 4,
      itemWidth: 12,
      itemHeight: 12,
      textStyle: { fontSize: 13, fontFamily: FONT },
    },
    xAxis: {
      type: 'category',
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK } },
      axisLabel: {
        color: INK,
        interval: 0,
        fontSize: 12,
        fontFamily: FONT,
        width: size.width / (names.length + 1),
        overflow: 'break',
      },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: '#d9dcdf' } },
      axisLabel: { fontSize: 12 },
    },
    series: series.map(({ name, values }, index) => ({
      type: 'bar',
      name,
      data: values,
      barMaxWidth: 18,
      itemStyle: { color: index === series.length - 1 ? NOW : SHADES[index % SHADES.length] },
      label: { show: true, position: 'top', fontSize: 11, color: INK },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
