import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useSearchParams } from 'react-router-dom';
import type { CountFigure, QuarterStatistics } from '../../api';
import { getQuarterStatisticsOptions } from '../../api/@tanstack/react-query.gen';
import { quarterWords, shiftQuarter } from '../../shared/dates';
import { useDirectory } from '../../shared/directory';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { CheckpointPart } from './CheckpointPart';
import { CountTable } from './CountTable';
import { Emerging } from './Emerging';
import { Files } from './Files';
import { OrganisationTable } from './OrganisationTable';
import { RateTable } from './RateTable';
import { TotalsChart } from './TotalsChart';
import './statistics.css';

function currentQuarter(today: string): string {
  return `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
}

function Switches({
  period,
  orgId,
  withSubordinates,
  onChange,
}: {
  period: string;
  orgId: number;
  withSubordinates: boolean;
  onChange: (changes: Record<string, string>) => void;
}) {
  const { today } = useViewer();
  const { organisations } = useDirectory();
  const last = currentQuarter(today);
  return (
    <span className="end switches no-print">
      <Button aria-label="上一季度" onClick={() => onChange({ period: shiftQuarter(period, -1) })}>
        ‹
      </Button>
      <strong>{quarterWords(period)}</strong>
      <Button
        aria-label="下一季度"
        disabled={period >= last}
        onClick={() => onChange({ period: shiftQuarter(period, 1) })}
      >
        ›
      </Button>
      <Select
        aria-label="单位"
        value={orgId}
        style={{ width: 200 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={organisations.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(id: number) => onChange({ orgId: String(id) })}
      />
      <Checkbox
        checked={withSubordinates}
        onChange={(event) => onChange({ sub: event.target.checked ? '1' : '0' })}
      >
        含下级
      </Checkbox>
      <Button onClick={() => window.print()}>打印</Button>
      <Files period={period} orgId={orgId} withSubordinates={withSubordinates} />
    </span>
  );
}

/** A channel that nobody used in the three periods is said in one word less. */
const seen = (one: CountFigure) => one.current + one.previous + one.lastYear > 0;

function Sheet({ statistics }: { statistics: QuarterStatistics }) {
  return (
    <div className="sheet-a4">
      <p className="sentence">{statistics.sentence}</p>
      <div className="thirds">
        <CountTable
          title="总量"
          first={statistics.total}
          groups={[
            { zh: '按渠道', rows: statistics.byChannel.filter(seen) },
            { zh: '走访', rows: statistics.visits },
            { zh: '按类别', rows: statistics.byClass },
            { zh: '办理', rows: statistics.work },
          ]}
        />
        <div>
          <RateTable rates={statistics.rates} />
          <CheckpointPart figures={statistics.checkpoints} />
        </div>
        <div className="third">
          <Section title="各渠道">
            <TotalsChart counts={statistics.byChannel} />
          </Section>
          <Emerging emerging={statistics.emerging} byKeyArea={statistics.byKeyArea} />
        </div>
      </div>
      <OrganisationTable rows={statistics.organisations} />
      <footer className="figures-note">
        <p>
          {statistics.from} 至 {statistics.to},截至 {statistics.asOf} 24:00;时间轴:{statistics.axis}
          {statistics.withSubordinates ? ';含下级' : ''}。
        </p>
        {statistics.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </div>
  );
}

/** 本季: one screen that prints on one A4; every number leads to its cases. */
export function StatisticsPage() {
  usePageTitle('统计');
  const viewer = useViewer();
  const [address, setAddress] = useSearchParams();
  const period = address.get('period') ?? currentQuarter(viewer.today);
  const orgId = Number(address.get('orgId')) || viewer.orgId;
  const withSubordinates = address.get('sub') !== '0';
  const query = useQuery({
    ...getQuarterStatisticsOptions({ query: { period, orgId, withSubordinates } }),
    placeholderData: keepPreviousData,
  });
  const directory = useDirectory();
  const name = directory.organisations.find((one) => one.id === orgId)?.name ?? viewer.orgName;

  function change(changes: Record<string, string>) {
    const next = new URLSearchParams(address);
    Object.entries(changes).forEach(([key, value]) => next.set(key, value));
    setAddress(next);
  }
  return (
    <div className="statistics">
      <div className="title">
        <h1>
          <span className="print-only">{name} </span>
          {query.data?.periodZh ?? quarterWords(period)}信访情况
        </h1>
        <Switches period={period} orgId={orgId} withSubordinates={withSubordinates} onChange={change} />
      </div>
      <div aria-busy={query.isPlaceholderData}>
        <Answer query={query} rows={14}>
          {(statistics) => <Sheet statistics={statistics} />}
        </Answer>
      </div>
    </div>
  );
}
