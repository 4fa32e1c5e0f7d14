import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { Link } from 'react-router-dom';
import type { InboxItem } from '../../api';
import {
  listInboxInfiniteOptions,
  markInboxItemReadMutation,
  markInboxReadMutation,
} from '../../api/@tanstack/react-query.gen';
import { instantWords, withWeekday } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { ContactDrawer } from './ContactForm';
import { groupsOf } from './groups';
import './inbox.css';

const KINDS: Record<string, string> = {
  reminder: '提醒',
  urge: '催办',
  escalation: '上报',
  urgent: '紧急',
  word: '批示催办',
  judge: '待判断',
  notice: '通知',
};

/** Where a line leads: of supervision, to where it is answered. */
function placeOf({ petitionId, supervision }: InboxItem): string | null {
  if (petitionId) return `/petitions/${petitionId}${supervision ? '?tab=supervision' : ''}`;
  return supervision ? '/supervision' : null;
}

function Item({
  item,
  today,
  onRead,
}: {
  item: InboxItem;
  today: string;
  onRead: (reminderId: string) => void;
}) {
  const unread = !item.readAt;
  const place = placeOf(item);
  const read = () => unread && onRead(item.reminderId);
  return (
    <tr className={unread ? 'unread' : 'read'}>
      <td className="nowrap">
        <span aria-hidden="true">{unread ? '●' : '○'}</span>
        <span className="visually-hidden">{unread ? '未读' : '已读'}</span> {KINDS[item.kind] ?? item.kind}
      </td>
      <td>
        {place ? (
          <Link to={place} onClick={read}>
            {item.sentence}
          </Link>
        ) : (
          item.sentence
        )}
      </td>
      <td className="num">{item.due ? withWeekday(item.due) : '—'}</td>
      <td className="nowrap muted">{instantWords(item.at, today)}</td>
      <td className="nowrap">
        {unread ? (
          <Button size="small" onClick={read} aria-label={`把“${item.sentence}”标为已读`}>
            标为已读
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** Reminders: the unread by what they ask for, then the read. */
export function InboxPage() {
  usePageTitle('收件箱');
  const { today } = useViewer();
  const [contact, setContact] = useState(false);
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    ...listInboxInfiniteOptions(),
    initialPageParam: {},
    getNextPageParam: (page) => (page.next ? { query: { after: page.next } } : undefined),
  });
  const refresh = { onSuccess: () => queries.invalidateQueries() };
  const readOne = useMutation({ ...markInboxItemReadMutation(), ...refresh });
  const readAll = useMutation({ ...markInboxReadMutation(), ...refresh });

  return (
    <Answer query={query} rows={10}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const groups = groupsOf(items, today);
        const unread = pages[0]?.unread ?? 0;
        return (
          <>
            <div className="title">
              <h1>收件箱</h1>
              <span className="muted" role="status">
                {unread} 条未读
              </span>
              <span className="end" style={{ display: 'flex', gap: 8 }}>
                <Button href="/api/inbox/daily-list" target="_blank">
                  打印当日清单
                </Button>
                <Button onClick={() => setContact(true)}>我的接收方式</Button>
                {unread > 0 ? (
                  <Button loading={readAll.isPending} onClick={() => readAll.mutate({})}>
                    全部标为已读
                  </Button>
                ) : null}
              </span>
            </div>
            <ProblemNote error={readOne.error ?? readAll.error} />
            {contact ? <ContactDrawer onClose={() => setContact(false)} /> : null}
            {items.length === 0 ? (
              <Empty>没有提醒。到期前、到期日和超期后,系统会提醒在这里。</Empty>
            ) : (
              <table className="book inbox">
                <thead>
                  <tr>
                    <th>种类</th>
                    <th>内容</th>
                    <th className="num">期限</th>
                    <th>发出</th>
                    <th>
                      <span className="visually-hidden">标记</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {groups.map((group) => (
                    <Fragment key={group.key}>
                      <tr className="group">
                        <th colSpan={5} scope="rowgroup">
                          {group.zh} {group.items.length}
                        </th>
                      </tr>
                      {group.items.map((item) => (
                        <Item
                          key={item.reminderId}
                          item={item}
                          today={today}
                          onRead={(reminderId) => readOne.mutate({ path: { reminderId } })}
                        />
                      ))}
                    </Fragment>
                  ))}
                </tbody>
              </table>
            )}
            {query.hasNextPage ? (
              <p style={{ paddingTop: 12 }}>
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  更早的
                </Button>
              </p>
            ) : null}
          </>
        );
      }}
    </Answer>
  );
}
