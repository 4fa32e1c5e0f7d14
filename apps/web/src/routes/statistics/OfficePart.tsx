import { Link } from 'react-router-dom';
import type { OfficeFigures, RateFigure } from '../../api';
import { Section } from '../../shared/Section';
import { CaseLink } from './CaseLink';
import { CountTable, type Earlier } from './CountTable';
import { shortName } from './organisations';

/** 信息工作和自立案件检查: items by level, points, special issues, unit by unit; zero reports too (§2.7, O-44, O-59). */
export function OfficePart({
  office,
  rates,
  earlier,
  year,
}: {
  office: OfficeFigures;
  rates: RateFigure[];
  earlier: Earlier;
  year: boolean;
}) {
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
            earlier={earlier}
            year={year}
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
                {office.levels.map(({ level, zh, submitted, submittedRef }) => (
                  <td key={level} className="num now">
                    <CaseLink to={submittedRef} empty={submitted === 0} label={`${zh}级报送 ${submitted}`}>
                      {submitted}
                    </CaseLink>
                  </td>
                ))}
              </tr>
              <tr>
                <td>采用级次</td>
                {office.levels.map(({ level, zh, adopted, adoptedRef }) => (
                  <td key={level} className="num now">
                    <CaseLink to={adoptedRef} empty={adopted === 0} label={`${zh}级采用 ${adopted}`}>
                      {adopted}
                    </CaseLink>
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
                <td className="num now">
                  <CaseLink
                    to={row.submittedRef}
                    empty={row.submitted === 0}
                    label={`${row.name}报送 ${row.submitted}`}
                  >
                    {row.submitted}
                  </CaseLink>
                </td>
                <td className="num">
                  <CaseLink
                    to={row.adoptedRef}
                    empty={row.adoptedOfThem === 0}
                    label={`${row.name}被采用 ${row.adoptedOfThem}`}
                  >
                    {row.adoptedOfThem}
                  </CaseLink>
                </td>
                <td className="num">
                  <CaseLink
                    to={row.submittedRef}
                    empty={row.submitted === 0}
                    label={`${row.name}采用率 ${row.rate}`}
                  >
                    {row.rate}
                  </CaseLink>
                </td>
                <td className="num">
                  <CaseLink
                    to={row.adoptionsRef}
                    empty={row.adoptions === 0}
                    label={`${row.name}期内采用 ${row.adoptions}`}
                  >
                    {row.adoptions}
                  </CaseLink>
                </td>
                <td className="num now">
                  <CaseLink
                    to={row.scoreRef}
                    empty={row.score === 0}
                    label={`${row.name}信息得分 ${row.score}`}
                  >
                    {row.score}
                  </CaseLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
