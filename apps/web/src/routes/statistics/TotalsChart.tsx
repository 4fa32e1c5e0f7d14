import { useMemo } from 'react';
import type { CountFigure } from '../../api';
import { EChart } from '../../charts/EChart';
import { comparisonOption } from '../../charts/comparison.option';
import { useChartLook } from '../../charts/use-chart-look';

export function TotalsChart({ counts, year }: { counts: CountFigure[]; year: boolean }) {
  const look = useChartLook();
  const option = useMemo(() => comparisonOption(counts, look, { year }), [counts, look, year]);
  const said = (count: number | null | undefined) => count ?? '未在本系统登记';
  const words = counts
    .map(
      (one) =>
        `${one.zh} ${one.current} 件(${year ? '' : `上期 ${said(one.previous)}、`}上年同期 ${said(one.lastYear)})`,
    )
    .join('、');
  return (
    <EChart option={option} height={112} label={`各渠道本期、${year ? '' : '上期、'}上年同期:${words}`} />
  );
}
