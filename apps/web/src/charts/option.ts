import type { BarSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** All that our charts are made of; what is not named here is not loaded. */
export type ChartOption = ComposeOption<
  BarSeriesOption | GridComponentOption | TooltipComponentOption | LegendComponentOption
>;

/** Type and colours of the page, so that a chart looks like the table beside it. */
export type ChartLook = { fontSize: number; fontFamily: string };

export const CHART_COLOURS = {
  now: '#a62b1f',
  before: '#8b9197',
  lastYear: '#ccd0d4',
  ink: '#1d1f21',
  line: '#d9dcdf',
};
