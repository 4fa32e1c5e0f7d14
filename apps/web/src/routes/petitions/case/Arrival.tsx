import { placeName, roadWords } from '#domain/glossary';
import { Link } from 'react-router-dom';
import type { CaseView, PersonView } from '../../../api';
import { withWeekday } from '../../../shared/dates';
import { useDirectory } from '../../../shared/directory';
import {
  CADRE_AUTHORITY_ZH,
  GENDER_ZH,
  IRREGULAR_VISIT_ITEMS,
  PERSON_FIELDS_ZH,
  SUBJECT_ROLES_ZH,
  URGENT_GROUNDS_ZH,
} from '../../../shared/labels';

function fieldText(key: string, value: string): string {
  return key === 'gender' ? (GENDER_ZH[value] ?? value) : value;
}

const irregularVisitZh = (item: number): string =>
  IRREGULAR_VISIT_ITEMS.find(({ value }) => value === item)?.label ?? `第 ${item} 项`;

function Person({ person }: { person: PersonView }) {
  const rest = Object.keys(PERSON_FIELDS_ZH).filter((key) => key !== 'name' && person.fields[key]);
  return (
    <tr>
      <td className="nowrap muted">{SUBJECT_ROLES_ZH[person.role]?.zh ?? person.role}</td>
      <td className="nowrap">{person.withheld ? '身份不显示' : (person.fields.name ?? '—')}</td>
      <td>
        {rest.map((key) => (
          <span className="person-field" key={key}>
            <span className="muted">{PERSON_FIELDS_ZH[key]}</span> {fieldText(key, person.fields[key] ?? '')}
          </span>
        ))}
        {person.cadreAuthority ? (
          <span className="person-field">
            <span className="muted">干部管理权限</span>{' '}
            {CADRE_AUTHORITY_ZH[person.cadreAuthority]?.zh ?? person.cadreAuthority}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** What came in: the words of the petition, its people, what was proposed and instructed. */
export function Arrival({ petition }: { petition: CaseView }) {
  const { organisations } = useDirectory();
  return (
    <>
      <p className="prewrap content">{petition.content}</p>
      <table className="book people">
        <caption className="visually-hidden">人员</caption>
        <tbody>
          {petition.people.map((person) => (
            <Person key={person.subjectId} person={person} />
          ))}
        </tbody>
      </table>
      <dl className="arrival">
        <dt>收到</dt>
        <dd>{withWeekday(petition.receivedOn)}</dd>
        {petition.signedForOn ? (
          <>
            <dt>签收</dt>
            <dd>{withWeekday(petition.signedForOn)}</dd>
          </>
        ) : null}
        {petition.postmarkedOn ? (
          <>
            <dt>邮戳</dt>
            <dd>{withWeekday(petition.postmarkedOn)}</dd>
          </>
        ) : null}
        <dt>登记</dt>
        <dd>{withWeekday(petition.registeredOn)}</dd>
        {petition.problemRegion ? (
          <>
            <dt>问题属地</dt>
            <dd>{placeName(petition.problemRegion, organisations)}</dd>
          </>
        ) : null}
        {petition.irregularVisitItem ? (
          <>
            <dt>第二十六条</dt>
            <dd>{irregularVisitZh(petition.irregularVisitItem)}</dd>
          </>
        ) : null}
        {petition.place ? (
          <>
            <dt>发生地</dt>
            <dd>{petition.place}</dd>
          </>
        ) : null}
        {petition.externalNo ? (
          <>
            <dt>来文号</dt>
            <dd>{petition.externalNo}</dd>
          </>
        ) : null}
        {petition.messageId ? (
          <>
            <dt>网上来件</dt>
            <dd>
              <Link to={`/register/online?id=${petition.messageId}`}>看提交时的原文</Link>
            </dd>
          </>
        ) : null}
        {petition.legacyNo ? (
          <>
            <dt>旧号</dt>
            <dd>{petition.legacyNo}</dd>
          </>
        ) : null}
        {petition.urgentGrounds.length > 0 ? (
          <>
            <dt>紧急情形</dt>
            <dd>{petition.urgentGrounds.map((code) => URGENT_GROUNDS_ZH[code]?.zh ?? code).join('、')}</dd>
          </>
        ) : null}
        {petition.intakeDecision ? (
          <>
            <dt>分流</dt>
            <dd>
              {roadWords(petition.intakeDecision, petition.disposition).join(',')}
              {petition.target ? `,送${petition.target}` : ''}
            </dd>
          </>
        ) : null}
        {petition.proposal ? (
          <>
            <dt>拟办意见</dt>
            <dd className="prewrap">{petition.proposal}</dd>
          </>
        ) : null}
        {petition.instruction ? (
          <>
            <dt>批示</dt>
            <dd className="prewrap">{petition.instruction}</dd>
          </>
        ) : null}
      </dl>
    </>
  );
}
