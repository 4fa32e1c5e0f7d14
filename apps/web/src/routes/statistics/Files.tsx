import { Button, Dropdown } from 'antd';

/** The same figures to take away: a workbook, and the reports as they stand. */
export function Files({
  period,
  orgId,
  withSubordinates,
  onTake,
}: {
  period: string;
  orgId: number;
  withSubordinates: boolean;
  onTake: (file: { label: string; href: string }) => void;
}) {
  const address = (path: string, more: Record<string, string> = {}) =>
    `/api/statistics/${path}?${new URLSearchParams({ period, orgId: String(orgId), ...more }).toString()}`;
  const report = period.includes('Q')
    ? ['quarterAnalysis', '季度统计分析']
    : period.includes('H')
      ? ['halfYearSummary', '半年小结']
      : ['yearSummary', '年终总结'];
  const [kind = '', zh = ''] = report;
  const files = [
    {
      key: 'xlsx',
      label: '统计表 xlsx',
      href: address('workbook', { withSubordinates: String(withSubordinates) }),
    },
    { key: 'docx', label: `${zh} docx`, href: address('report/docx', { kind }) },
    { key: 'pdf', label: `${zh} PDF`, href: address('report/pdf', { kind }) },
    { key: 'circular', label: '情况通报 docx', href: address('report/docx', { kind: 'circular' }) },
    {
      key: 'counties',
      label: '情况通报(发县市区) docx',
      href: address('report/docx', { kind: 'circularForCounties' }),
    },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: files.map(({ key, label }) => ({ key, label })),
        onClick: ({ key }) => {
          const file = files.find((one) => one.key === key);
          if (file) onTake(file);
        },
      }}
    >
      <Button size="small">导出</Button>
    </Dropdown>
  );
}
