import { Link } from 'react-router-dom';
import type { OfficeFigures, RateFigure } from '../../api';
import { Section } from '../../shared/Section';
import { CountTable } from './CountTable';
import { shortName } from './organisations';

/** 信息工作和自立案件检查: items by level, points, special issues, unit by unit; zero reports too (§2.7, O-44, O-59). */
export function OfficePart({ office, rates }: { office: OfficeFigures; rates: RateFigure[] }) {
  const shown = (id: string): string => rates.find((rate) => rate.id === id)?.display ?? '—';
  return (
    <Section
      title="信息工作"
      note={`采用率 ${shown('I-26')}(一条只算一次);自立案件检查率 ${shown('I-28')}`}
      className="no-print office-part"
      end={
        <span className="links">
          <Link to="/bulletins?tab=items">看信息</Link>
          <Link to="/bulletins?tab=issues">看专期</Link>
          <Link to="/targets?tab=cases">看自立案件</Link>
          <Link to="/targets?tab=scores">看考核得分</Link>
        </span>
      }
    >
      <div className="halves">
        <div>
          <CountTable
            groups={[
              { zh: '信息', rows: office.information },
              { zh: '检查', rows: office.inspection },
            ]}
          />
          <table className="book figures">
            <thead>
              <tr>
                <th>级别</th>
                {office.levels.map(({ level, zh }) => (
                  <th key={level} className="num">
                    {zh}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>报送</td>
                {office.levels.map(({ level, submitted }) => (
                  <td key={level} className="num now">
                    {submitted}
                  </td>
                ))}
              </tr>
              <tr>
                <td>采用级次</td>
                {office.levels.map(({ level, adopted }) => (
                  <td key={level} className="num now">
                    {adopted}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
        <table className="book figures">
          <thead>
            <tr>
              <th className="num">名次</th>
              <th>单位</th>
              <th className="num">报送</th>
              <th className="num">被采用</th>
              <th className="num">采用率</th>
              <th className="num">期内采用</th>
              <th className="num">得分</th>
            </tr>
          </thead>
          <tbody>
            {office.units.map((row) => (
              <tr key={row.orgId}>
                <td className="num">{row.place}</td>
                <td title={row.name}>
                  {shortName(row.name)}
                  {row.zeroReport ? <span className="muted"> 零报送</span> : null}
                </td>
                <td className="num now">{row.submitted}</td>
                <td className="num">{row.adoptedOfThem}</td>
                <td className="num">{row.rate}</td>
                <td className="num">{row.adoptions}</td>
                <td className="num now">{row.score}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
