import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { changePasswordMutation } from '../../api/@tanstack/react-query.gen';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';

type Typed = { current: string; next: string; again: string };

/** 改密码; forced at the first sign-in with a password that someone else has seen. */
export function PasswordDialog({
  open,
  forced,
  onClose,
}: {
  open: boolean;
  forced: boolean;
  onClose: () => void;
}) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const change = useMutation({
    ...changePasswordMutation(),
    onSuccess: () => {
      void message.success('密码已改');
      form.resetFields();
      onClose();
      return queries.invalidateQueries();
    },
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as Parameters<typeof form.setFields>[0]),
  });
  return (
    <Modal
      open={open}
      title={forced ? '首次登录,请先改密码' : '改密码'}
      closable={!forced}
      keyboard={!forced}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={null}
      width={420}
      destroyOnHidden
    >
      <ProblemNote error={change.error} />
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ current, next }) => change.mutate({ body: { current, next } })}
      >
        <Form.Item name="current" label="原密码" rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          extra="至少 10 位,大写字母、小写字母、数字、其他字符中要有三类"
          rules={[{ required: true }, { min: 10, message: '新密码至少 10 位' }]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一遍新密码"
          dependencies={['next']}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次输入的新密码不一样')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          改密码
        </Button>
      </Form>
    </Modal>
  );
}
