import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { listAccountAuditInfiniteOptions } from '../../api/@tanstack/react-query.gen';
import { instantWords } from '../../shared/dates';
import { organisationName, useDirectory } from '../../shared/directory';
import { Answer, Empty } from '../../shared/states';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';

/** 账号变动: who changed what of whose account, youngest first; nobody can rewrite it. */
export function AccountAudit() {
  const directory = useDirectory();
  const { today } = useViewer();
  const query = useInfiniteQuery({
    ...listAccountAuditInfiniteOptions(),
    initialPageParam: {},
    getNextPageParam: (page) => (page.next ? { query: { after: page.next } } : undefined),
  });
  return (
    <Answer query={query} rows={8}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>还没有账号变动。</Empty>;
        return (
          <>
            <p className="form-note">
              新建、停用账号,改角色、改口令,每一次都记在这里,谁也不能改、不能删。给自己改权限的标“■”。
            </p>
            <table className="book">
              <thead>
                <tr>
                  <th>时间</th>
                  <th>经手人</th>
                  <th>谁的账号</th>
                  <th>单位</th>
                  <th>改了什么</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item, at) => (
                  <tr key={`${item.at}${item.accountId}${at}`}>
                    <td className="nowrap">{instantWords(item.at, today)}</td>
                    <td className="nowrap">{item.byName}</td>
                    <td className="nowrap">
                      {item.displayName} <span className="muted">{item.login}</span>
                    </td>
                    <td>{organisationName(directory, item.orgId)}</td>
                    <td>
                      {item.what}
                      {item.ownPower ? <span className="light red"> ■ 给自己改权限</span> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {query.hasNextPage ? (
              <p style={{ paddingTop: 12 }}>
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  再看更早的
                </Button>
              </p>
            ) : null}
          </>
        );
      }}
    </Answer>
  );
}

/** The same as a page of its own, for the auditor, the head of the window and the head of the department (§9). */
export function AccountAuditPage() {
  usePageTitle('账号变动');
  return (
    <>
      <div className="title">
        <h1>账号变动</h1>
      </div>
      <AccountAudit />
    </>
  );
}
