import { Button, Checkbox, Select } from 'antd';
import { Link } from 'react-router-dom';
import type { Organisation } from '../../api';
import { unitLabel, useDirectory } from '../../shared/directory';
import { useViewer } from '../../shared/viewer';
import { Files } from './Files';
import { hasNext, periodWords, printDays, shiftPeriod, usualPeriods } from './periods';

/** What the page is about, and with what it is compared; each kept in the address. */
export type Asked = {
  period: string;
  orgId: number;
  withSubordinates: boolean;
  axis: 'received' | 'registered';
};

/** The units whose figures this person counts: a deputy head's and a handler's are those of his own office. */
function useCountedUnits(): Organisation[] {
  const { roles, orgId } = useViewer();
  const { organisations } = useDirectory();
  const supervises = roles.some((role) => ['leader', 'examiner', 'windowHead'].includes(role));
  return supervises ? organisations : organisations.filter(({ id }) => id === orgId);
}

function Against({ asked, onChange }: { asked: Asked; onChange: (changes: Record<string, string>) => void }) {
  const organisations = useCountedUnits();
  const { today } = useViewer();
  const { period, orgId } = asked;
  const earlier = [shiftPeriod(period, -1), shiftPeriod(period, -4)].filter((one) => one !== period);
  return (
    <Select
      aria-label="比较"
      size="small"
      className="against"
      placeholder="比较…"
      value={null}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        {
          label: '另一期',
          options: [...new Set([...earlier, ...usualPeriods(today).map(({ value }) => value)])]
            .filter((one) => one !== period)
            .map((one) => ({ value: `period:${one}`, label: periodWords(one) })),
        },
        {
          label: '另一单位',
          options: organisations
            .filter(({ id }) => id !== orgId)
            .map(({ id, name }) => ({ value: `org:${id}`, label: name })),
        },
      ]}
      onChange={(chosen: string) => onChange({ vs: chosen, printed: '' })}
    />
  );
}

/** Period, organisation, comparison, files: above the sheet and not on the print. */
export function Switches({
  asked,
  onChange,
  onTake,
}: {
  asked: Asked;
  onChange: (changes: Record<string, string>) => void;
  onTake: (file: { label: string; href: string }) => void;
}) {
  const { today, roles } = useViewer();
  const organisations = useCountedUnits();
  const { period, orgId, withSubordinates, axis } = asked;
  const canSign = roles.some((role) => ['windowHead', 'deputyLeader', 'leader'].includes(role));
  const periods = usualPeriods(today);
  return (
    <span className="end switches no-print">
      <Button size="small" aria-label="上一期" onClick={() => onChange({ period: shiftPeriod(period, -1) })}>
        ‹
      </Button>
      <Select
        aria-label="期"
        size="small"
        value={period}
        popupMatchSelectWidth={false}
        options={
          periods.some(({ value }) => value === period)
            ? periods
            : [{ value: period, label: periodWords(period) }, ...periods]
        }
        onChange={(value: string) => onChange({ period: value })}
      />
      <Button
        size="small"
        aria-label="下一期"
        disabled={!hasNext(period, today)}
        onClick={() => onChange({ period: shiftPeriod(period, 1) })}
      >
        ›
      </Button>
      <Select
        aria-label="单位"
        size="small"
        // until the names are there, nothing: not the number
        value={organisations.length === 0 ? null : orgId}
        style={{ width: 160 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={organisations.map((one) => ({ value: one.id, label: unitLabel(one) }))}
        onChange={(id: number) => onChange({ orgId: String(id) })}
      />
      {organisations.length > 1 ? (
        <Checkbox
          checked={withSubordinates}
          onChange={(event) => onChange({ sub: event.target.checked ? '1' : '0' })}
        >
          含下级
        </Checkbox>
      ) : (
        <span className="muted" title="下级单位的数由部长、扎口负责人、审核人看;冻结的数和报告含下级">
          只计本单位
        </span>
      )}
      <Select
        aria-label="时间轴"
        size="small"
        value={axis}
        options={[
          { value: 'received', label: '按收到日' },
          { value: 'registered', label: '按登记日' },
        ]}
        onChange={(value: string) => onChange({ axis: value })}
      />
      <Against asked={asked} onChange={onChange} />
      <Select
        aria-label="与打印的不同"
        placeholder="比打印的…"
        size="small"
        value={null}
        popupMatchSelectWidth={false}
        options={printDays(today).map(({ value, label }) => ({ value, label: `${label}打印的` }))}
        onChange={(day: string) => onChange({ printed: day, vs: '' })}
      />
      <Button size="small" onClick={() => window.print()}>
        打印
      </Button>
      <Link to={`/statistics/as-of?orgId=${orgId}`} title="看过去某一天 24 点时登记了哪些件、各到哪一步">
        看过去某天
      </Link>
      {canSign ? (
        <Link to={`/statistics/book?${new URLSearchParams({ period, orgId: String(orgId) }).toString()}`}>
          签发
        </Link>
      ) : null}
      <Files period={period} orgId={orgId} withSubordinates={withSubordinates} onTake={onTake} />
    </span>
  );
}
