import { ACCOUNT_LIMITS, ROLES } from '#domain/glossary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import {
  createAccount,
  updateAccount,
  type Account,
  type CreateAccountRequest,
  type OneTimePassword,
} from '../../api';
import { unitLabel, unitsInUse, useDirectory } from '../../shared/directory';
import { prune } from '../../shared/form/field';
import { choicesOf } from '../../shared/labels';
import { fieldFaults, toProblem } from '../../shared/problem';
import { useLeave } from '../../shared/use-leave';
import { useOnce } from '../../shared/use-once';
import { ProblemNote } from '../../shared/ProblemNote';
import { useViewer } from '../../shared/viewer';

type Created = (name: string, given: OneTimePassword) => void;

function AccountForm({
  account,
  onTyped,
  onClose,
  onCreated,
}: {
  account: Account | null;
  onTyped: () => void;
  onClose: () => void;
  onCreated: Created;
}) {
  const directory = useDirectory();
  const viewer = useViewer();
  const queries = useQueryClient();
  const [form] = Form.useForm<CreateAccountRequest>();
  const save = useMutation<OneTimePassword | null, unknown, CreateAccountRequest>({
    mutationFn: async (values) => {
      if (!account) {
        const { data } = await createAccount({ body: prune(values), throwOnError: true });
        return data;
      }
      const { displayName, section, postTitle, roles } = values;
      await updateAccount({
        path: { accountId: account.accountId },
        body: {
          displayName,
          section: section?.trim() || null,
          postTitle: postTitle?.trim() || null,
          roles,
          version: account.version,
        },
        throwOnError: true,
      });
      return null;
    },
    onSuccess: (given, values) => {
      void queries.invalidateQueries();
      onClose();
      if (given) onCreated(values.displayName, given);
    },
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as Parameters<typeof form.setFields>[0]),
  });
  const send = useOnce(save.mutateAsync);
  return (
    <Form<CreateAccountRequest>
      form={form}
      layout="vertical"
      requiredMark={false}
      aria-label={account ? '修改账号' : '新建账号'}
      initialValues={account ?? { orgId: viewer.orgId, roles: ['handler'] }}
      onValuesChange={onTyped}
      onFinish={(values) => void send(values)}
    >
      <ProblemNote error={save.error} />
      <Form.Item name="login" label="账号" rules={[{ required: true }]}>
        <Input maxLength={ACCOUNT_LIMITS.login} disabled={account !== null} autoComplete="off" />
      </Form.Item>
      <Form.Item name="displayName" label="姓名" rules={[{ required: true }]}>
        <Input maxLength={ACCOUNT_LIMITS.displayName} autoComplete="off" />
      </Form.Item>
      <Form.Item name="orgId" label="单位" rules={[{ required: true }]}>
        <Select
          disabled={account !== null}
          showSearch={{ optionFilterProp: 'label' }}
          options={(account ? directory.organisations : unitsInUse(directory)).map((one) => ({
            value: one.id,
            label: unitLabel(one),
          }))}
        />
      </Form.Item>
      <Form.Item name="section" label="科室">
        <Input maxLength={ACCOUNT_LIMITS.section} />
      </Form.Item>
      <Form.Item name="postTitle" label="职务">
        <Input maxLength={ACCOUNT_LIMITS.postTitle} />
      </Form.Item>
      <Form.Item name="roles" label="角色" extra="一人可以兼几个角色" rules={[{ required: true }]}>
        <Checkbox.Group options={choicesOf(ROLES)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {account ? '保存' : '新建'}
      </Button>
    </Form>
  );
}

export function AccountDrawer({
  editing,
  onClose,
  onCreated,
}: {
  editing: { account: Account | null } | null;
  onClose: () => void;
  onCreated: Created;
}) {
  const { onTyped, close, leave } = useLeave(onClose);
  return (
    <Drawer
      open={editing !== null}
      title={editing?.account ? `修改账号 · ${editing.account.displayName}` : '新建账号'}
      size={460}
      onClose={leave}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {editing ? (
        <AccountForm account={editing.account} onTyped={onTyped} onClose={close} onCreated={onCreated} />
      ) : null}
    </Drawer>
  );
}
