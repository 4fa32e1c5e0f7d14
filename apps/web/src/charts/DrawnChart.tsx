import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartProps } from './EChart';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/**
 * The one place that knows ECharts: draws, follows its box, tells when it has finished, and cleans up. Its own description would
 * overwrite our label, which has the numbers.
 */
export default function DrawnChart({ option, height, label, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const drawn = init(element, null, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('finished', () => element.setAttribute('data-finished', 'true'));
    drawn.on('click', (event) => pick.current?.(event.dataIndex));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    box.current?.removeAttribute('data-finished');
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  return <div ref={box} className="echart" role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
