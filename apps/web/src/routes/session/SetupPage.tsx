import { ACCOUNT_LIMITS, ORGANISATION_LIMITS } from '#domain/glossary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { Navigate, useNavigate } from 'react-router-dom';
import type { SetupRequest } from '../../api';
import { getSetupStateOptions, installMutation } from '../../api/@tanstack/react-query.gen';
import { NonSecretNotice } from '../../frame/Notice';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePageTitle } from '../../shared/use-page-title';

const REQUIRED = [{ required: true }];

/** First run: the organisation, how it divides its duties, and the first administrator. */
export function SetupPage() {
  usePageTitle('首次设置');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<SetupRequest>();
  const state = useQuery(getSetupStateOptions());
  const install = useMutation({
    ...installMutation(),
    onSuccess: async () => {
      await queries.invalidateQueries();
      void navigate('/login', { replace: true });
    },
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as Parameters<typeof form.setFields>[0]),
  });
  if (state.data?.installed && !install.isSuccess) return <Navigate to="/login" replace />;
  return (
    <div className="sheet wide">
      <main>
        <h1>首次设置</h1>
        <ProblemNote error={install.error ?? state.error} />
        <Form<SetupRequest>
          form={form}
          layout="vertical"
          requiredMark={false}
          aria-label="首次设置"
          initialValues={{ level: 'county', smallOffice: true }}
          onFinish={(body) => install.mutate({ body })}
        >
          <Form.Item name="code" label="一次性代码" extra="印在启动系统的终端里" rules={REQUIRED}>
            <Input autoFocus maxLength={40} autoComplete="one-time-code" />
          </Form.Item>
          <Form.Item name="organisationName" label="单位名称" rules={REQUIRED}>
            <Input maxLength={ORGANISATION_LIMITS.name} placeholder="如 宛城市委组织部" />
          </Form.Item>
          <div className="pair">
            <Form.Item name="organisationCode" label="机构码" extra="用在信访件编号里" rules={REQUIRED}>
              <Input maxLength={ORGANISATION_LIMITS.code} placeholder="如 411300Z" />
            </Form.Item>
            <Form.Item name="shortCode" label="机关代字" extra="用在发文字号里" rules={REQUIRED}>
              <Input maxLength={ORGANISATION_LIMITS.shortCode} placeholder="如 宛组" />
            </Form.Item>
          </div>
          <Form.Item name="level" label="层级" rules={REQUIRED}>
            <Radio.Group
              options={[
                { value: 'province', label: '省级' },
                { value: 'city', label: '市级' },
                { value: 'county', label: '县级' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="smallOffice"
            label="岗位设置"
            extra="小机关模式下一人可兼数岗,替代情形逐次记录"
            rules={REQUIRED}
          >
            <Radio.Group
              options={[
                { value: true, label: '小机关模式(一两个人办信访)' },
                { value: false, label: '岗位分设' },
              ]}
            />
          </Form.Item>
          <div className="pair">
            <Form.Item name="adminLogin" label="管理员账号" rules={REQUIRED}>
              <Input maxLength={ACCOUNT_LIMITS.login} autoComplete="username" />
            </Form.Item>
            <Form.Item name="adminName" label="管理员姓名" rules={REQUIRED}>
              <Input maxLength={ACCOUNT_LIMITS.displayName} />
            </Form.Item>
          </div>
          <Form.Item
            name="adminPassword"
            label="管理员密码"
            extra="至少 10 位,大写字母、小写字母、数字、其他字符中要有三类"
            rules={[{ required: true }, { min: 10, message: '管理员密码至少 10 位' }]}
          >
            <Input.Password maxLength={200} autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={install.isPending}>
            完成设置
          </Button>
        </Form>
      </main>
      <NonSecretNotice />
    </div>
  );
}
