import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseReminderView } from '../../../api';
import { listCaseRemindersOptions } from '../../../api/@tanstack/react-query.gen';
import { instantWords, withWeekday } from '../../../shared/dates';
import { Answer } from '../../../shared/states';

const KINDS: Record<string, string> = { reminder: '提醒', urge: '催办', escalation: '上报', notice: '通知' };

function Line({ one, today }: { one: CaseReminderView; today: string }) {
  return (
    <li className={one.at ? 'muted' : ''}>
      {one.at
        ? `${instantWords(one.at, today)} 已${KINDS[one.kind] ?? ''}`
        : `${withWeekday(one.on)}${one.time ? ` ${one.time}` : ''}`}{' '}
      <strong>{one.receivers.join('、')}</strong> · {one.clock} {one.when}
      {one.at ? ` · 已读 ${one.read}/${one.receivers.length}` : ''}
    </li>
  );
}

/** 什么时候提醒谁: what was sent, and what is to come, asked for when it is opened. */
export function Reminders({ petitionId, today }: { petitionId: string; today: string }) {
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...listCaseRemindersOptions({ path: { petitionId } }), enabled: open });
  return (
    <details className="folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>什么时候提醒谁</summary>
      {open ? (
        <Answer query={query} rows={3}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="muted">没有在走的时钟,不再提醒。</p>
            ) : (
              <ul className="small" style={{ paddingLeft: 18, lineHeight: 1.7 }}>
                {rows.map((one, at) => (
                  <Line key={at} one={one} today={today} />
                ))}
              </ul>
            )
          }
        </Answer>
      ) : null}
    </details>
  );
}
