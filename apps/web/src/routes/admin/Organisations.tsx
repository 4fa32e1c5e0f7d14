import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { CreateOrganisationRequest, Organisation } from '../../api';
import { createOrganisationMutation } from '../../api/@tanstack/react-query.gen';
import { useDirectory } from '../../shared/directory';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useViewer } from '../../shared/viewer';

const LEVELS: Record<string, string> = { province: '省级', city: '市级', county: '县级' };

/** The tree as rows, each with its depth; organisations whose superior is not shown stand at the top. */
function asRows(all: Organisation[]): { organisation: Organisation; depth: number }[] {
  const known = new Set(all.map((one) => one.id));
  const under = (parentId: number | null, depth: number): { organisation: Organisation; depth: number }[] =>
    all
      .filter((one) =>
        parentId === null ? !one.parentId || !known.has(one.parentId) : one.parentId === parentId,
      )
      .flatMap((organisation) => [{ organisation, depth }, ...under(organisation.id, depth + 1)]);
  return under(null, 0);
}

function OrganisationForm({ onClose }: { onClose: () => void }) {
  const { organisations } = useDirectory();
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
  return (
    <Form<CreateOrganisationRequest>
      form={form}
      layout="vertical"
      requiredMark={false}
      aria-label="新建单位"
      initialValues={{ parentId: viewer.orgId, level: 'county', smallOffice: true }}
      onFinish={(body) => create.mutate({ body })}
    >
      <ProblemNote error={create.error} />
      <Form.Item name="parentId" label="上级" rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={organisations.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={[{ required: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="code"
        label="机构码"
        extra="用在信访件编号里,建立后不再变"
        rules={[{ required: true }]}
      >
        <Input maxLength={19} />
      </Form.Item>
      <Form.Item name="shortCode" label="机关代字" rules={[{ required: true }]}>
        <Input maxLength={12} />
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
  );
}

export function Organisations() {
  const { organisations } = useDirectory();
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="title" style={{ display: 'flex', marginBottom: 10 }}>
        <h1>单位</h1>
        <Button type="primary" style={{ marginLeft: 'auto' }} onClick={() => setOpen(true)}>
          新建单位
        </Button>
      </div>
      <table className="book">
        <thead>
          <tr>
            <th>名称</th>
            <th>机构码</th>
            <th>机关代字</th>
            <th>层级</th>
          </tr>
        </thead>
        <tbody>
          {asRows(organisations).map(({ organisation, depth }) => (
            <tr key={organisation.id}>
              <td style={{ paddingLeft: 8 + depth * 22 }}>{organisation.name}</td>
              <td>{organisation.code}</td>
              <td>{organisation.shortCode}</td>
              <td>{LEVELS[organisation.level]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Drawer open={open} title="新建单位" size={460} onClose={() => setOpen(false)} destroyOnHidden>
        {open ? <OrganisationForm onClose={() => setOpen(false)} /> : null}
      </Drawer>
    </>
  );
}
