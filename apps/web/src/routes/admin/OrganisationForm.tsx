import { ORGANISATION_LIMITS } from '#domain/glossary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd';
import type { CreateOrganisationRequest } from '../../api';
import { createOrganisationMutation } from '../../api/@tanstack/react-query.gen';
import { unitsInUse, useDirectory } from '../../shared/directory';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useLeave } from '../../shared/use-leave';
import { useOnce } from '../../shared/use-once';
import { useViewer } from '../../shared/viewer';

/** 新建单位. */
export function OrganisationForm({ onClose }: { onClose: () => void }) {
  const organisations = unitsInUse(useDirectory());
  const viewer = useViewer();
  const queries = useQueryClient();
  const [form] = Form.useForm<CreateOrganisationRequest>();
  const create = useMutation({
    ...createOrganisationMutation(),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as Parameters<typeof form.setFields>[0]),
  });
  const send = useOnce(create.mutateAsync);
  const { onTyped, leave } = useLeave(onClose);
  return (
    <Drawer open title="新建单位" size={460} onClose={leave} mask={{ closable: false }}>
      <Form<CreateOrganisationRequest>
        form={form}
        layout="vertical"
        requiredMark={false}
        aria-label="新建单位"
        initialValues={{ parentId: viewer.orgId, level: 'county', smallOffice: true }}
        onValuesChange={onTyped}
        onFinish={(body) => void send({ body })}
      >
        <ProblemNote error={create.error} />
        <Form.Item name="parentId" label="上级" rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={organisations.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name="name" label="名称" rules={[{ required: true }]}>
          <Input maxLength={ORGANISATION_LIMITS.name} />
        </Form.Item>
        <Form.Item
          name="code"
          label="机构码"
          extra="用在信访件编号里,建立后不再变"
          rules={[{ required: true }]}
        >
          <Input maxLength={ORGANISATION_LIMITS.code} />
        </Form.Item>
        <Form.Item name="shortCode" label="机关代字" rules={[{ required: true }]}>
          <Input maxLength={ORGANISATION_LIMITS.shortCode} />
        </Form.Item>
        <Form.Item name="level" label="层级" rules={[{ required: true }]}>
          <Radio.Group
            options={[
              { value: 'city', label: '市级' },
              { value: 'county', label: '县级' },
            ]}
          />
        </Form.Item>
        <Form.Item name="smallOffice" valuePropName="checked">
          <Checkbox>小机关模式</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          新建
        </Button>
      </Form>
    </Drawer>
  );
}
