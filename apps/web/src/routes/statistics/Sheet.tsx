import type { CountFigure, QuarterStatistics } from '../../api';
import { Section } from '../../shared/Section';
import { CheckpointPart } from './CheckpointPart';
import { CountTable } from './CountTable';
import { isYear } from './periods';
import { Ranking } from './Ranking';
import { RateTable } from './RateTable';
import type { Asked } from './Switches';
import { TotalsChart } from './TotalsChart';
import { Warnings } from './Warnings';

/** A channel that nobody used in the three periods is said in one word less. */
const seen = (one: CountFigure) => one.current + (one.previous ?? 0) + (one.lastYear ?? 0) > 0;

/** Everything of a period: one screen, one A4. */
export function Sheet({ statistics, asked }: { statistics: QuarterStatistics; asked: Asked }) {
  const { earlier } = statistics;
  const year = isYear(statistics.period);
  return (
    <>
      <p className="sentence">{statistics.sentence}</p>
      <div className="thirds">
        <div>
          <Section title="总量">
            <CountTable
              earlier={earlier}
              year={year}
              groups={[
                { zh: '总量', rows: [statistics.total], sum: true },
                { zh: '渠道', rows: statistics.byChannel.filter(seen) },
                { zh: '走访', rows: statistics.visits },
                { zh: '类别', rows: statistics.byClass },
                { zh: '重点方面', rows: statistics.byKeyArea.filter(seen) },
              ]}
            />
          </Section>
        </div>
        <div>
          <RateTable rates={statistics.rates} earlier={earlier} year={year} />
          <Section title="在办与督办">
            <CountTable earlier={earlier} year={year} groups={[{ zh: '办理', rows: statistics.work }]} />
          </Section>
          <CheckpointPart figures={statistics.checkpoints} anyRef={statistics.total.ref} />
        </div>
        <div>
          <Warnings asked={asked} />
          <Ranking rows={statistics.organisations} />
          <Section title="各渠道">
            {statistics.byChannel.length === 0 ? (
              <p className="muted">{year ? '本期和上年同期' : '本期、上期和上年同期'}都没有信访件。</p>
            ) : (
              <TotalsChart counts={statistics.byChannel} year={year} />
            )}
          </Section>
        </div>
      </div>
      <footer className="figures-note">
        <p>
          {statistics.from} 至 {statistics.to},截至 {statistics.asOf} 24:00;时间轴:{statistics.axis}
          {statistics.withSubordinates && statistics.organisations.length > 1 ? ';含下级' : ''}。
          {statistics.total.manual > 0 ? '* 含手工填报。' : ''}
          {statistics.notes.join('')}
        </p>
      </footer>
    </>
  );
}
