import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import type { CaseView } from '../../../api';
import { getCaseAsOfOptions } from '../../../api/@tanstack/react-query.gen';
import { DateField } from '../../../shared/DateField';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { usePageTitle } from '../../../shared/use-page-title';
import { useViewer } from '../../../shared/viewer';
import { Arrival } from './Arrival';
import { CaseHead } from './CaseHead';
import { Clocks } from './Clocks';
import { Facts } from './Facts';
import { Gates } from './Gates';
import { Notes } from './Notes';
import { Points } from './Points';
import { Road } from './Road';
import { Timeline } from './Timeline';
import './case.css';

/** What was recorded by then, judged on that day: to be read, nothing can be done in it. */
function CaseThen({ petition, on }: { petition: CaseView; on: string }) {
  return (
    <article className="case">
      <div className="case-top">
        <CaseHead petition={petition} />
      </div>
      <Road steps={petition.road} />
      <div className="case-columns">
        <div className="case-left">
          <Section title="诉求与答复">
            <Points petition={petition} />
          </Section>
          <Section title="来件">
            <Arrival petition={petition} />
          </Section>
          {petition.notes.length > 0 ? (
            <Section title="材料与记录">
              <Notes notes={petition.notes} />
            </Section>
          ) : null}
          {petition.gates.length > 0 ? (
            <Section title="四关">
              <Gates petition={petition} on={` ${on} `} />
            </Section>
          ) : null}
        </div>
        <aside className="case-right" aria-label="当时的时钟和经过">
          {petition.facts.length > 0 ? (
            <Section title="情况">
              <Facts petition={petition} />
            </Section>
          ) : null}
          <Section title="时钟" note={`按 ${on} 看`}>
            <Clocks clocks={petition.clocks} today={on} />
          </Section>
          <Section title="经过" note={`到那时 ${petition.timeline.length} 条`}>
            <Timeline entries={petition.timeline} petitionId={petition.petitionId} />
          </Section>
        </aside>
      </div>
    </article>
  );
}

/** A case as it stood at a moment (§3.1 no. 4, O-66). */
export function CaseAsOfPage() {
  usePageTitle('当时的案件');
  const { today } = useViewer();
  const { petitionId = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const on = address.get('on') ?? today;
  const time = address.get('time');
  const query = useQuery(
    getCaseAsOfOptions({ path: { petitionId }, query: { on, ...(time === null ? {} : { time }) } }),
  );
  return (
    <>
      <div className="title as-of-bar">
        <strong role="status">
          {on} {time ?? '24:00'} 时的样子,之后的登记、更正不在其中
        </strong>
        <span className="end">
          <DateField
            aria-label="哪一天"
            latest={today}
            value={on}
            onChange={(value) => setAddress(value ? { on: value } : {})}
          />{' '}
          <Link to={`/petitions/${petitionId}`}>看现在</Link>
        </span>
      </div>
      <Answer query={query} rows={12}>
        {(petition) => <CaseThen petition={petition} on={on} />}
      </Answer>
    </>
  );
}
