import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { WaitingItem } from '../../api';
import { getStatBookOptions, listWaitingFiguresOptions } from '../../api/@tanstack/react-query.gen';
import { useViewer } from '../../shared/viewer';
import { kindsOf } from './book/kinds';

const WHAT: Record<WaitingItem['what'], string> = { freeze: '待冻结', sign: '待签发', revise: '退回待改' };

/** What of figures and reports waits for this person, above the page that he opens first. @shape links, none where nothing does */
export function Waiting() {
  const { today } = useViewer();
  const { data } = useQuery(listWaitingFiguresOptions());
  return (data?.items ?? []).map((one) => (
    <Link key={`${one.what}/${one.period}/${one.zh}`} to={`/statistics/book?period=${one.period}`}>
      {WHAT[one.what]}:{one.periodZh}
      {one.what === 'freeze' ? '' : one.zh}
      {one.on && one.on < today ? `(应在 ${one.on} 前,已过)` : ''}
    </Link>
  ));
}

/** Of a frozen period the page shows what is known now; what was signed stands in its reports and may differ (O-65). */
export function FrozenNote({ orgId, period }: { orgId: number; period: string }) {
  const query = useQuery({
    ...getStatBookOptions({ query: { orgId, period } }),
    enabled: kindsOf(period).length > 0,
    retry: false,
  });
  const frozen = query.data?.frozen;
  if (!frozen) return null;
  return (
    <p className="as-of-bar no-print" role="note">
      本期已于 {frozen.signedOn} 冻结,签发的数截至 {frozen.asOf}
      ;本页是现在的数,其后办结、补录的在内,与签发的报告可能不同;导出的统计表是签发的数,首页写明其后变了什么。
      <Link to={`/statistics/book?${new URLSearchParams({ period, orgId: String(orgId) }).toString()}`}>
        看签发的数
      </Link>
    </p>
  );
}
