import { Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AffairList } from '../../api';
import { getInspectionDrawOptions } from '../../api/@tanstack/react-query.gen';
import { Answer, Empty } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import { AffairPanel } from '../affairs/AffairPanel';
import { AffairTable } from '../affairs/AffairTable';
import { quartersUpTo } from '../affairs/quarters';
import { useAffairList } from '../affairs/use-affairs';

/** What is drawn for inspection in a quarter (O-43); the same whoever draws. */
export function Draw() {
  const { today } = useViewer();
  const quarters = quartersUpTo(today);
  const [quarter, setQuarter] = useState(quarters[0]?.value ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery(getInspectionDrawOptions({ query: { quarter } }));
  const register = useAffairList('self-opened-cases', { scope: 'all' });
  const columns: AffairList | undefined = register.data;
  return (
    <>
      <div className="affair-bar no-print">
        <Select
          value={quarter}
          onChange={setQuarter}
          options={quarters}
          aria-label="期"
          style={{ width: 150 }}
        />
        <span className="muted" role="status">
          {query.data
            ? `期内结案 ${query.data.closed} 件,已检查 ${query.data.inspected} 件,检查率 ${query.data.rate};抽中 ${query.data.drawn.length} 件`
            : ''}
        </span>
      </div>
      <Answer query={query} rows={6}>
        {(draw) =>
          draw.drawn.length === 0 || columns === undefined ? (
            <Empty>本期没有可抽查的自立案件。</Empty>
          ) : (
            <AffairTable
              list={columns}
              rows={draw.drawn}
              chosen={chosen}
              onChoose={(row) => setChosen(row.affairId)}
            />
          )
        }
      </Answer>
      <AffairPanel path="self-opened-cases" affairId={chosen} onClose={() => setChosen(null)} />
    </>
  );
}
