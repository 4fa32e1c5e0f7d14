import { Button, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { QuarterCircular } from '../../api';
import { getQuarterCircularOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import { quartersUpTo } from '../affairs/quarters';

function Standings({ circular }: { circular: QuarterCircular }) {
  return (
    <table className="book">
      <thead>
        <tr>
          <th className="num">名次</th>
          <th>单位</th>
          <th className="num">报送</th>
          <th className="num">其中被采用</th>
          <th className="num">采用率</th>
          <th className="num">期内采用</th>
          <th className="num">得分</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {circular.bulletins.map((row) => (
          <tr key={row.orgId}>
            <td className="num">{row.place}</td>
            <td>{row.orgName}</td>
            <td className="num">{row.submitted}</td>
            <td className="num">{row.adoptedOfThem}</td>
            <td className="num">{row.rate}</td>
            <td className="num">{row.adoptions}</td>
            <td className="num">{row.score}</td>
            <td>
              {[
                row.zeroReport ? '零报送' : '',
                !row.zeroReport && row.submitted < 5 ? '小样本' : '',
                circular.lastTwice.includes(row.orgName) ? '连续两季末位,建议帮扶' : '',
              ]
                .filter(Boolean)
                .join(',') || null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body({ circular }: { circular: QuarterCircular }) {
  return (
    <>
      <p className="muted">
        {circular.from} 至 {circular.to},截至 {circular.asOf}
        。率按期内报送的条目算,一条只算一次;得分按采用日逐级累计。
      </p>
      <Section title="信息报送和采用">
        <Standings circular={circular} />
      </Section>
      <Section title="督办四快" note="工作日,中位数和最慢">
        <table className="book">
          <thead>
            <tr>
              <th>间隔</th>
              <th className="num">项</th>
              <th className="num">中位数</th>
              <th className="num">最慢</th>
            </tr>
          </thead>
          <tbody>
            {circular.fourFast.map((row) => (
              <tr key={row.zh}>
                <td>{row.zh}</td>
                <td className="num">{row.count}</td>
                <td className="num">{row.median ?? '—'}</td>
                <td className="num">{row.slowest ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="快速通道" note="期内收到的通道件;属实和部分属实都算查实">
        {circular.fastLane.items === 0 ? (
          <p className="muted">本期没有落在快速通道里的来件。</p>
        ) : (
          <table className="book">
            <thead>
              <tr>
                <th className="num">通道件</th>
                <th className="num">当日移送率</th>
                <th className="num">按期查结率</th>
                <th className="num">查实数</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td className="num">{circular.fastLane.items}</td>
                <td className="num">{circular.fastLane.sameDay}</td>
                <td className="num">{circular.fastLane.onTime}</td>
                <td className="num">{circular.fastLane.substantiated}</td>
              </tr>
            </tbody>
          </table>
        )}
      </Section>
      <Section title="迟报、漏报、瞒报">
        {circular.reportFaults.length === 0 ? (
          <p className="muted">本期没有认定。</p>
        ) : (
          <table className="book">
            <thead>
              <tr>
                <th>单位</th>
                <th className="num">迟报</th>
                <th className="num">漏报</th>
                <th className="num">瞒报</th>
              </tr>
            </thead>
            <tbody>
              {circular.reportFaults.map((row) => (
                <tr key={row.orgName}>
                  <td>{row.orgName}</td>
                  <td className="num">{row.late}</td>
                  <td className="num">{row.omitted}</td>
                  <td className="num">{row.concealed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title="沉默点、逾期未回的点题">
        {circular.silentPoints.length + circular.unanswered.length === 0 ? (
          <p className="muted">没有。</p>
        ) : (
          <ul>
            {circular.silentPoints.map((row) => (
              <li key={row.affairId}>
                沉默点:{row.orgName} {row.title}
              </li>
            ))}
            {circular.unanswered.map((row) => (
              <li key={row.affairId}>
                点题“{row.title}”{row.dueOn} 应回,未回:{row.orgNames.join('、')}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** 季度通报材料 on one page, zero reports included (O-59, O-84, O-89). */
export function Circular() {
  const { today } = useViewer();
  const quarters = quartersUpTo(today);
  const [quarter, setQuarter] = useState(quarters[0]?.value ?? '');
  const query = useQuery(getQuarterCircularOptions({ query: { quarter } }));
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
        <span className="end">
          <Button onClick={() => window.print()}>打印</Button>
        </span>
      </div>
      <Answer query={query} rows={10}>
        {(circular) => <Body circular={circular} />}
      </Answer>
    </>
  );
}
