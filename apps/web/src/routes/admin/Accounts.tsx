import { ROLES, zhOf } from '#domain/glossary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Account, OneTimePassword } from '../../api';
import {
  listAccountsOptions,
  resetPasswordMutation,
  updateAccountMutation,
} from '../../api/@tanstack/react-query.gen';
import { instantWords } from '../../shared/dates';
import { organisationName, useDirectory } from '../../shared/directory';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answer, Empty } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import { AccountDrawer } from './AccountDrawer';

type Editing = { account: Account | null };

function Row({
  account,
  onEdit,
  onReset,
  onToggle,
}: {
  account: Account;
  onEdit: () => void;
  onReset: () => void;
  onToggle: () => void;
}) {
  const directory = useDirectory();
  const viewer = useViewer();
  const self = account.accountId === viewer.accountId;
  return (
    <tr className={account.disabled ? 'muted' : ''}>
      <td>{account.login}</td>
      <td>
        {account.displayName}
        {account.disabled ? <span className="chip spaced">已停用</span> : null}
      </td>
      <td>
        {organisationName(directory, account.orgId)}
        {account.section ? ` · ${account.section}` : ''}
      </td>
      <td>{account.postTitle ?? '—'}</td>
      <td>{account.roles.map((role) => zhOf(ROLES, role)).join('、')}</td>
      <td className="nowrap">
        {account.lastSignInAt ? instantWords(account.lastSignInAt, viewer.today) : '没有记录'}
      </td>
      <td className="nowrap">
        <span style={{ display: 'flex', gap: 6 }}>
          <Button size="small" onClick={onEdit} aria-label={`修改${account.displayName}`}>
            修改
          </Button>
          <Button size="small" onClick={onReset} aria-label={`重置${account.displayName}的密码`}>
            重置密码
          </Button>
          <Button
            size="small"
            disabled={self}
            onClick={onToggle}
            aria-label={`${account.disabled ? '启用' : '停用'}${account.displayName}`}
          >
            {account.disabled ? '启用' : '停用'}
          </Button>
        </span>
      </td>
    </tr>
  );
}

/** Accounts: who, where, in which roles. A first password is shown once. */
export function Accounts() {
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const query = useQuery(listAccountsOptions());
  const [editing, setEditing] = useState<Editing | null>(null);

  const showOnce = (name: string, given: OneTimePassword) =>
    void modal.info({
      title: `${name}的初始密码`,
      content: (
        <>
          <p style={{ fontSize: '1.4em', fontWeight: 600, userSelect: 'all' }}>{given.password}</p>
          <p className="muted">只显示这一次,请当面告知本人;首次登录须改密码。</p>
        </>
      ),
      okText: '已记下',
      // shown once: one stray Enter or Esc must not take it away
      autoFocusButton: null,
      keyboard: false,
    });
  const refresh = { onSuccess: () => queries.invalidateQueries() };
  const update = useMutation({ ...updateAccountMutation(), ...refresh });
  const reset = useMutation({ ...resetPasswordMutation(), ...refresh });

  const askReset = (account: Account) =>
    modal.confirm({
      title: `重置${account.displayName}的密码?`,
      content: '原密码立即失效,已登录的会退出。',
      okText: '重置',
      cancelText: '不重置',
      onOk: () =>
        reset
          .mutateAsync({ path: { accountId: account.accountId } })
          .then((given) => showOnce(account.displayName, given))
          .catch(() => undefined),
    });
  const askToggle = (account: Account) =>
    modal.confirm({
      title: `${account.disabled ? '启用' : '停用'}${account.displayName}?`,
      content: account.disabled ? '启用后可以登录。' : '停用后不能登录,在办的件须另行指定承办人。',
      okText: account.disabled ? '启用' : '停用',
      cancelText: '取消',
      onOk: () =>
        update
          .mutateAsync({
            path: { accountId: account.accountId },
            body: { disabled: !account.disabled, version: account.version },
          })
          .catch(() => queries.invalidateQueries()),
    });

  return (
    <>
      <div className="title" style={{ display: 'flex', marginBottom: 10 }}>
        <h1>账号</h1>
        <Button type="primary" style={{ marginLeft: 'auto' }} onClick={() => setEditing({ account: null })}>
          新建账号
        </Button>
      </div>
      <ProblemNote error={update.error ?? reset.error} />
      <Answer query={query} rows={8}>
        {(accounts) =>
          accounts.length === 0 ? (
            <Empty>还没有账号。</Empty>
          ) : (
            <table className="book">
              <thead>
                <tr>
                  <th>账号</th>
                  <th>姓名</th>
                  <th>单位</th>
                  <th>职务</th>
                  <th>角色</th>
                  <th>最近登录</th>
                  <th>
                    <span className="visually-hidden">操作</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {accounts.map((account) => (
                  <Row
                    key={account.accountId}
                    account={account}
                    onEdit={() => setEditing({ account })}
                    onReset={() => askReset(account)}
                    onToggle={() => askToggle(account)}
                  />
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
      <AccountDrawer editing={editing} onClose={() => setEditing(null)} onCreated={showOnce} />
    </>
  );
}
