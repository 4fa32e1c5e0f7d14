import { useQuery } from '@tanstack/react-query';
import { getDutyGapsOptions } from '../../api/@tanstack/react-query.gen';
import { withWeekday } from '../../shared/dates';
import { AffairRegister } from '../affairs/AffairRegister';
import { Registers } from '../affairs/Registers';
import { FastLane } from './FastLane';
import { ZeroReports } from './ZeroReports';
import './duty.css';

/** Red until it is filled (O-79). */
function Gaps() {
  const query = useQuery(getDutyGapsOptions());
  const gaps = query.data?.gaps ?? [];
  if (!query.data) return null;
  if (gaps.length === 0) return <p className="muted">未来 {query.data.days} 日的值班都已排好。</p>;
  return (
    <div className="duty-gaps" role="alert">
      <strong>
        ■ 未来 {query.data.days} 日有 {gaps.length} 个班次缺人
      </strong>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.on}${gap.shiftZh}`}>
            {withWeekday(gap.on)} {gap.shiftZh}:缺{gap.missing.join('、')}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 值班: roster and hand-over, incidents learnt elsewhere, sensitive periods, files lent and cases handed over. */
export function DutyPage() {
  return (
    <Registers
      title="值班"
      note="不迟报、不漏报、不瞒报"
      above={<Gaps />}
      tabs={[
        {
          key: 'roster',
          label: '值班登记簿',
          children: <AffairRegister path="duty-shifts" start="all" empty="还没有排班。点“排班”开始。" />,
        },
        {
          key: 'incidents',
          label: '外部得知事件',
          children: <AffairRegister path="incidents" start="all" empty="没有登记外部得知的事件。" />,
        },
        {
          key: 'periods',
          label: '敏感时期、快速通道',
          children: (
            <>
              <AffairRegister path="sensitive-periods" start="all" empty="没有设立敏感时期。" />
              <ZeroReports />
              <FastLane />
            </>
          ),
        },
        {
          key: 'borrowings',
          label: '借阅',
          children: <AffairRegister path="borrowings" empty="没有借出未还的案卷。" />,
        },
        {
          key: 'handovers',
          label: '交接',
          children: <AffairRegister path="handovers" empty="没有待签字的交接清单。" />,
        },
      ]}
    />
  );
}
