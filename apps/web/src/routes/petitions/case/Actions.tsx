import { Button } from 'antd';
import { useRef } from 'react';
import type { ActionView, CaseView } from '../../../api';
import { useFocusKept } from '../../../shared/use-focus-kept';
import { useShortcuts } from '../../../shared/use-shortcuts';
import { commandOf } from '../actions/registry';
import type { OpenAction } from '../actions/CommandDrawer';

const KEYS = 9;
/** So many stand open; the rarer ones must not push the clocks out of sight. */
const OPEN = 6;

/** What cannot be undone: in the folded part, without a key, and never the first button of a page. */
const FINAL: readonly string[] = ['forgetSubject'];

/** What may be done now, the likeliest first, each with its key; what may not, folded, each with its rule. */
export function Actions({
  petition,
  onOpen,
  enabled,
}: {
  petition: CaseView;
  onOpen: (open: OpenAction) => void;
  enabled: boolean;
}) {
  const known = petition.actions.filter((one) => commandOf(one.action));
  const all = known.filter((one) => one.possible);
  const possible = all.filter((one) => !FINAL.includes(one.action));
  const final = all.filter((one) => FINAL.includes(one.action));
  const impossible = known.filter((one) => !one.possible);
  const folded = Math.max(possible.length - OPEN, 0) + final.length;
  const open = (one: ActionView) => onOpen({ action: one.action, zh: one.zh });

  useShortcuts(
    possible.slice(0, KEYS).map((one, at) => ({ key: String(at + 1), run: () => open(one) })),
    enabled,
  );

  const place = useRef<HTMLDivElement>(null);
  useFocusKept(place, `${petition.petitionId} ${petition.version} ${enabled}`);

  const button = (one: ActionView, at: number) => (
    <Button key={one.action} type={at === 0 && one.usual ? 'primary' : 'default'} onClick={() => open(one)}>
      {one.zh}
      {at < KEYS ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
    </Button>
  );

  return (
    <>
      {all.length === 0 ? <p className="muted">您现在没有可办的事。</p> : null}
      <div className="action-list" ref={place} tabIndex={-1} role="group" aria-label="现在可办">
        {possible.slice(0, OPEN).map(button)}
      </div>
      {folded > 0 ? (
        <details className="folded more-actions">
          <summary>还可以办的 {folded} 项</summary>
          <div className="action-list">
            {possible.slice(OPEN).map((one, at) => button(one, OPEN + at))}
            {final.map((one) => button(one, KEYS))}
          </div>
        </details>
      ) : null}
      {impossible.length > 0 ? (
        <details className="folded">
          <summary>现在不能办的 {impossible.length} 项</summary>
          <dl className="impossible">
            {impossible.map((one) => (
              <div key={one.action}>
                <dt>{one.zh}</dt>
                <dd>
                  {one.why}
                  {one.article ? <span className="muted"> {one.article}</span> : null}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
}
