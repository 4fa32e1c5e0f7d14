import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom';
import type { SignInRequest } from '../../api';
import { getSetupStateOptions, getViewerQueryKey, signInMutation } from '../../api/@tanstack/react-query.gen';
import { NonSecretNotice } from '../../frame/Notice';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePageTitle } from '../../shared/use-page-title';
import { forgetWords } from '../../shared/search-words';

/** Only addresses of our own: `//elsewhere` would lead away. */
function backTo(asked: string | null): string {
  return asked && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/login') ? asked : '/';
}

export function SignInPage() {
  usePageTitle('登录');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [address] = useSearchParams();
  const setup = useQuery(getSetupStateOptions());
  const signIn = useMutation({
    ...signInMutation(),
    onSuccess: (viewer) => {
      queries.clear();
      forgetWords();
      queries.setQueryData(getViewerQueryKey(), viewer);
      void navigate(backTo(address.get('back')), { replace: true });
    },
  });

  if (setup.data && !setup.data.installed) return <Navigate to="/setup" replace />;
  return (
    <div className="sheet">
      <main>
        <h1>组工信访案件管理系统</h1>
        <ProblemNote error={signIn.error} />
        <Form<SignInRequest>
          layout="vertical"
          requiredMark={false}
          aria-label="登录"
          onFinish={(body) => signIn.mutate({ body })}
        >
          <Form.Item name="login" label="账号" rules={[{ required: true }]}>
            <Input autoFocus autoComplete="username" maxLength={60} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" maxLength={200} visibilityToggle={false} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            登录
          </Button>
        </Form>
        {setup.data?.demo ? (
          <p className="muted small" style={{ marginTop: 16 }}>
            演示数据,人和事均为虚构。演示账号印在启动系统的终端里。
          </p>
        ) : null}
        {address.get('back') ? (
          <p className="muted small" style={{ marginTop: 8 }}>
            登录后回到刚才的页面。
          </p>
        ) : null}
      </main>
      <NonSecretNotice />
    </div>
  );
}
