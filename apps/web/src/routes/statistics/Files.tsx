import { Button, Dropdown } from 'antd';

/** The same figures to take away: a workbook, and the reports as they stand. */
export function Files({
  period,
  orgId,
  withSubordinates,
}: {
  period: string;
  orgId: number;
  withSubordinates: boolean;
}) {
  const address = (path: string, more: Record<string, string> = {}) =>
    `/api/statistics/${path}?${new URLSearchParams({ period, orgId: String(orgId), ...more }).toString()}`;
  const report = period.includes('Q')
    ? ['quarterAnalysis', '季度统计分析']
    : period.includes('H')
      ? ['halfYearSummary', '半年小结']
      : ['yearSummary', '年终总结'];
  const [kind = '', zh = ''] = report;
  const link = (key: string, href: string, label: string) => ({
    key,
    label: (
      <a href={href} download>
        {label}
      </a>
    ),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          link('xlsx', address('workbook', { withSubordinates: String(withSubordinates) }), '统计表 xlsx'),
          link('docx', address('report/docx', { kind }), `${zh} docx`),
          link('pdf', address('report/pdf', { kind }), `${zh} PDF`),
          link('circular', address('report/docx', { kind: 'circular' }), '情况通报 docx'),
          link('counties', address('report/docx', { kind: 'circularForCounties' }), '情况通报(发县市区)docx'),
        ],
      }}
    >
      <Button size="small">导出</Button>
    </Dropdown>
  );
}
