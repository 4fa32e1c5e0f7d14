import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router-dom';
import type { AffairView } from '../../api';
import { Due, Light } from '../../shared/Light';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { AffairForm, type OpenCommand } from './AffairForm';
import { useAffair } from './use-affairs';

function Facts({ view }: { view: AffairView }) {
  const { row, columns } = view;
  return (
    <dl className="affair-facts">
      {row.petitionId ? (
        <>
          <dt>信访件</dt>
          <dd>
            <Link to={`/petitions/${row.petitionId}`}>{row.petitionNo ?? '查看'}</Link>
          </dd>
        </>
      ) : null}
      <dt>单位</dt>
      <dd>{row.orgName}</dd>
      {columns.map((zh, at) =>
        row.cells[at] && row.cells[at] !== '—' ? (
          <div key={zh} className="pair">
            <dt>{zh}</dt>
            <dd>{row.cells[at]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Opened({
  view,
  withoutCommands,
  onOpen,
  first,
  more,
}: {
  view: AffairView;
  withoutCommands: readonly string[];
  onOpen: (open: OpenCommand) => void;
  first: ReactNode;
  more: ReactNode;
}) {
  const { row, timeline } = view;
  const actions = view.actions.filter(({ command }) => !withoutCommands.includes(command));
  const possible = actions.filter((one) => one.possible);
  const impossible = actions.filter((one) => !one.possible);
  return (
    <>
      <p className="affair-head">
        <span className="tag">{row.statusZh}</span>
        {row.clock && row.open ? (
          <>
            <Light light={row.clock.light} />
            <span className="muted">
              {row.clock.zh}{' '}
              <Due
                nominal={row.clock.nominalDue}
                legal={row.clock.legalDue}
                remaining={row.clock.remaining}
                unit={row.clock.unit as 'day' | 'workday'}
                provisional={row.clock.provisional}
              />
            </span>
          </>
        ) : null}
      </p>
      <Facts view={view} />
      <Section title="现在可办">
        {possible.length === 0 ? (
          <p className="muted">现在没有您可办的事。</p>
        ) : (
          <div className="affair-actions">
            {first}
            {possible.map((action, at) => (
              <Button
                key={action.command}
                type={at === 0 && !first ? 'primary' : 'default'}
                onClick={() => onOpen({ action, version: row.version })}
              >
                {action.zh}
              </Button>
            ))}
          </div>
        )}
        {impossible.length > 0 ? (
          <details className="affair-not">
            <summary>现在不能办的 {impossible.length} 项</summary>
            <ul>
              {impossible.map((action) => (
                <li key={action.command}>
                  <strong>{action.zh}</strong> {action.why}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </Section>
      {more}
      <Section title="经过" note={`${timeline.length} 条`}>
        <ol className="affair-timeline">
          {[...timeline].reverse().map((entry) => (
            <li key={entry.version}>
              <p>
                <span className="muted nowrap">{entry.on}</span> <strong>{entry.sentence}</strong>{' '}
                <span className="muted small">{entry.actorName}</span>
              </p>
              {Object.entries(entry.texts).map(([zh, text]) => (
                <p key={zh} className="affair-text">
                  <span className="muted">{zh}:</span>
                  {text}
                </p>
              ))}
              {entry.article ? <p className="muted small">依据:{entry.article}</p> : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

/** One affair beside its register: what it is, what may be done now and why not, what has happened. */
export function AffairPanel({
  path,
  affairId,
  withoutCommands = [],
  first = null,
  more = null,
  onClose,
}: {
  path: string;
  affairId: string | null;
  /** Commands that another part of the page gives. */
  withoutCommands?: readonly string[] | undefined;
  /** What the page around puts before the commands, as the likeliest thing to do. */
  first?: ReactNode;
  /** What the page around adds between what may be done and what happened. */
  more?: ReactNode;
  onClose: () => void;
}) {
  const query = useAffair(path, affairId);
  const [open, setOpen] = useState<OpenCommand | null>(null);
  const row = query.data?.row;
  return (
    <Drawer
      open={affairId !== null}
      title={row ? [row.number, row.title].filter(Boolean).join(' · ') : ' '}
      size={640}
      onClose={onClose}
      destroyOnHidden
      keyboard={open === null}
    >
      {affairId === null ? null : (
        <Answer query={query} rows={8}>
          {(view) => (
            <Opened
              view={view}
              withoutCommands={withoutCommands}
              onOpen={setOpen}
              first={first}
              more={more}
            />
          )}
        </Answer>
      )}
      <AffairForm open={open} live={row?.version ?? null} onClose={() => setOpen(null)} />
    </Drawer>
  );
}
