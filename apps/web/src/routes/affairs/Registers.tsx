import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { usePageTitle } from '../../shared/use-page-title';

export type RegisterTab = { key: string; label: string; children: ReactNode };

/** A page of several registers; `?tab=` names the one that is open. */
export function Registers({
  title,
  note,
  tabs,
  above,
}: {
  title: string;
  note?: string;
  tabs: RegisterTab[];
  above?: ReactNode;
}) {
  usePageTitle(title);
  const [address, setAddress] = useSearchParams();
  // an address of old, or mistyped, shows the first register and not an empty page
  const asked = tabs.find(({ key }) => key === address.get('tab')) ?? tabs[0];
  return (
    <>
      <div className="title">
        <h1>{title}</h1>
        {note ? <span className="muted">{note}</span> : null}
      </div>
      {above}
      <Tabs
        destroyOnHidden
        activeKey={asked?.key}
        onChange={(tab) => setAddress({ tab }, { replace: true })}
        items={tabs}
      />
    </>
  );
}
