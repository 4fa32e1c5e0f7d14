import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, type InputRef, Modal } from 'antd';
import { useRef } from 'react';
import { signInMutation } from '../../api/@tanstack/react-query.gen';
import { ProblemNote } from '../../shared/ProblemNote';
import { goBackToWork, setSessionOver, useSessionOver } from '../../shared/session-over';

/** Over the open page, for the same person: what has been typed behind it stays. */
export function SignInAgain({ login }: { login: string }) {
  const open = useSessionOver();
  const queries = useQueryClient();
  const password = useRef<InputRef>(null);
  const signIn = useMutation({
    ...signInMutation(),
    onSuccess: () => {
      setSessionOver(false);
      return queries.invalidateQueries();
    },
  });
  return (
    <Modal
      open={open}
      title="登录已失效,请重新登录"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      width={400}
      zIndex={1200}
      destroyOnHidden
      // by hand: the dialog is drawn hidden first, where a field cannot take the cursor, and gives it back to nobody
      afterOpenChange={(isOpen) => (isOpen ? password.current?.focus() : goBackToWork())}
    >
      <p className="form-note">账号 {login};页面上已填写的内容都在。</p>
      <ProblemNote error={signIn.error} />
      <Form<{ password: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) => signIn.mutate({ body: { login, password } })}
      >
        <Form.Item name="password" label="密码" rules={[{ required: true }]}>
          <Input.Password
            ref={password}
            autoComplete="current-password"
            maxLength={200}
            visibilityToggle={false}
          />
        </Form.Item>
        <div style={{ display: 'flex', gap: 8 }}>
          <Button type="primary" htmlType="submit" loading={signIn.isPending}>
            登录
          </Button>
          <Button onClick={() => window.location.assign('/login')}>换别的账号</Button>
        </div>
      </Form>
    </Modal>
  );
}
