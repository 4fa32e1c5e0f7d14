import { useMemo } from 'react';
import { useLargeType } from '../shared/preferences';
import { FONT } from '../shared/theme';
import type { ChartLook } from './option';

/** Type of the charts, following the larger-type switch. */
export function useChartLook(): ChartLook {
  const large = useLargeType();
  return useMemo(() => ({ fontSize: large ? 15 : 12, fontFamily: FONT }), [large]);
}
