import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { ActionView, CaseView } from '../../../api';
import { getCaseOptions } from '../../../api/@tanstack/react-query.gen';
import { Section } from '../../../shared/Section';
import { Answer } from '../../../shared/states';
import { usePageTitle } from '../../../shared/use-page-title';
import { useShortcuts } from '../../../shared/use-shortcuts';
import { useViewer } from '../../../shared/viewer';
import { Papers } from '../../documents/Papers';
import { CommandDrawer, type OpenAction } from '../actions/CommandDrawer';
import { commandOf } from '../actions/registry';
import { neighboursOf } from '../neighbours';
import { Actions } from './Actions';
import { Arrival } from './Arrival';
import { Asked } from './Asked';
import { CaseHead } from './CaseHead';
import { Clocks } from './Clocks';
import { Reminders } from './Reminders';
import { Documents } from './Documents';
import { Facts } from './Facts';
import { Gates } from './Gates';
import { Notes } from './Notes';
import { Points } from './Points';
import { Readers } from './Readers';
import { Road } from './Road';
import { Supervisions } from './Supervisions';
import { Timeline } from './Timeline';
import './case.css';

const TABS = ['points', 'notes', 'documents', 'gates', 'supervision', 'readers'];

function Left({ petition }: { petition: CaseView }) {
  const open = petition.matters.flatMap((one) => one.points).filter((point) => !point.answer).length;
  const [address, setAddress] = useSearchParams();
  // in the address, so that a line of the inbox leads to the place that it speaks of
  const show = (tab: string) =>
    setAddress(
      (before) => {
        before.set('tab', tab);
        return before;
      },
      { replace: true },
    );
  return (
    <Tabs
      className="case-tabs"
      activeKey={TABS.find((key) => key === address.get('tab')) ?? TABS[0]}
      onChange={show}
      items={[
        {
          key: 'points',
          label: open > 0 ? `诉求与答复 · ${open} 未答` : '诉求与答复',
          children: (
            <>
              <Section title="诉求与答复">
                <Points petition={petition} />
              </Section>
              <Section title="来件">
                <Arrival petition={petition} />
              </Section>
            </>
          ),
        },
        {
          key: 'notes',
          label: `材料与记录 ${petition.notes.length}`,
          children: <Notes notes={petition.notes} />,
        },
        {
          key: 'documents',
          label: `文书 ${petition.documents.filter((one) => one.missing.length === 0).length}`,
          children: (
            <>
              <Section title="可打印的文书">
                <Documents petitionId={petition.petitionId} documents={petition.documents} />
              </Section>
              <Section title="拟稿、签发、送达">
                <Papers petition={petition} />
              </Section>
            </>
          ),
        },
        { key: 'gates', label: '四关', children: <Gates petition={petition} /> },
        {
          key: 'supervision',
          label: '督办',
          children: <Supervisions petition={petition} />,
        },
        {
          key: 'readers',
          label: '谁看过',
          children: <Readers petitionId={petition.petitionId} />,
          destroyOnHidden: true,
        },
      ]}
    />
  );
}

/**
 * `?do=accept` opens that form at once: the way from the workbench.
 * @returns what was asked for and cannot be done now, so that the page says why instead of showing nothing
 */
function useActionFromAddress(petition: CaseView, onOpen: (open: OpenAction) => void): ActionView | null {
  const [address, setAddress] = useSearchParams();
  const [refused, setRefused] = useState<ActionView | null>(null);
  const asked = address.get('do');
  useEffect(() => {
    if (!asked) return;
    const found = petition.actions.find((one) => one.action === asked);
    if (found?.possible && commandOf(asked)) onOpen({ action: asked, zh: found.zh });
    setRefused(found && !found.possible ? found : null);
    setAddress(
      (before) => {
        before.delete('do');
        return before;
      },
      { replace: true },
    );
  }, [asked, petition, onOpen, setAddress]);
  // it may be possible once somebody has done another step
  const now = refused && petition.actions.find((one) => one.action === refused.action);
  return now?.possible === false ? now : null;
}

function Case({ petition }: { petition: CaseView }) {
  const { today } = useViewer();
  const navigate = useNavigate();
  const [open, setOpen] = useState<OpenAction | null>(null);
  const { previous, next } = neighboursOf(petition.petitionId);
  usePageTitle(petition.displayNo);
  const refused = useActionFromAddress(petition, setOpen);

  const go = (to: string | null) => {
    if (to) void navigate(`/petitions/${to}`);
  };
  useShortcuts(
    [
      { key: 'j', run: () => go(next) },
      { key: 'k', run: () => go(previous) },
    ],
    open === null,
  );

  return (
    <article className="case">
      <div className="case-top">
        <CaseHead petition={petition} />
        <div className="neighbours no-print">
          <Button size="small" disabled={!previous} onClick={() => go(previous)} aria-label="上一件">
            <kbd>k</kbd> 上一件
          </Button>
          <Button size="small" disabled={!next} onClick={() => go(next)} aria-label="下一件">
            <kbd>j</kbd> 下一件
          </Button>
        </div>
      </div>
      <Road steps={petition.road} />
      <div className="case-columns">
        <div className="case-left">
          {refused ? (
            <p className="form-note" role="status">
              现在不能“{refused.zh}”:{refused.why}
            </p>
          ) : null}
          <Asked petition={petition} />
          <Left petition={petition} />
        </div>
        <aside className="case-right" aria-label="时钟、可办的事和经过">
          <Section title="现在可办">
            <Actions petition={petition} onOpen={setOpen} enabled={open === null} />
          </Section>
          {petition.facts.length > 0 || petition.coHandlers.length > 0 ? (
            <Section title="情况">
              <Facts petition={petition} />
            </Section>
          ) : null}
          <Section title="时钟">
            <Clocks clocks={petition.clocks} today={today} />
            <Reminders petitionId={petition.petitionId} today={today} />
          </Section>
          <Section title="经过" note={`${petition.timeline.length} 条`}>
            <Timeline entries={petition.timeline} petitionId={petition.petitionId} />
          </Section>
        </aside>
      </div>
      <CommandDrawer petition={petition} open={open} onClose={() => setOpen(null)} />
    </article>
  );
}

export function CasePage() {
  const { petitionId = '' } = useParams();
  const query = useQuery(getCaseOptions({ path: { petitionId } }));
  return (
    <Answer query={query} rows={12}>
      {(petition) => <Case key={petition.petitionId} petition={petition} />}
    </Answer>
  );
}
