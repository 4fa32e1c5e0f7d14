import { lazy, Suspense } from 'react';
import type { ChartOption } from './option';

/** What a chart is drawn from. @shape onPick: index of the clicked category */
export type ChartProps = {
  option: ChartOption;
  height: number;
  label: string;
  onPick?: (index: number) => void;
};

// The library is heavy: a page asks for its figures and shows its tables before it is there.
const Drawn = lazy(() => import('./DrawnChart'));

/** A chart in a box of its final size from the beginning, so that nothing jumps. */
export function EChart(props: ChartProps) {
  return (
    <Suspense
      fallback={<div className="echart" aria-hidden style={{ height: props.height, width: '100%' }} />}
    >
      <Drawn {...props} />
    </Suspense>
  );
}
