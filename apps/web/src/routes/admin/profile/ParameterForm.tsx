import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PARAMETER_CHOICES, unitZh, zhOf } from '#domain/glossary';
import { Alert, Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { ParameterRow, ProfileChangeRequest, ProfilePreviewView, SetParameterView } from '../../../api';
import { changeProfileMutation, previewProfileMutation } from '../../../api/@tanstack/react-query.gen';
import { DateField } from '../../../shared/DateField';
import { useViewer } from '../../../shared/viewer';
import { BasisFields, ChangeDrawer } from '../ChangeDrawer';

/** A parameter to be set, or a value to be ended. */
export type Editing =
  | { readonly set: ParameterRow; readonly end?: never }
  | { readonly end: SetParameterView; readonly set?: never };

/** The page from which it is changed: what came since is not set over unread. */
type Seen = { readonly orgId: number; readonly newest: number };

type Values = {
  value?: string | number | null;
  valueUnit?: 'day' | 'workday';
  from?: string;
  to?: string;
  forBelow?: boolean;
  reason: string;
  docNo: string;
  title: string;
  decidedOn: string;
};

function bodyOf(values: Values, profile: Seen, { set, end }: Editing): ProfileChangeRequest {
  const { value, valueUnit, from, to, forBelow, reason, docNo, title, decidedOn } = values;
  const head = { orgId: profile.orgId, reason, basis: { docNo, title, decidedOn } };
  if (end) return { ...head, ends: end.no, to: to ?? null };
  return {
    ...head,
    key: set.key as NonNullable<ProfileChangeRequest['key']>,
    value: value === null || value === undefined ? '' : String(value),
    ...(set.unit === 'budget' ? { valueUnit: valueUnit ?? 'day' } : {}),
    ...(from ? { from } : {}),
    to: to ?? null,
    forBelow: forBelow ?? false,
    seen: profile.newest,
  };
}

function Preview({ seen }: { seen: ProfilePreviewView }) {
  if (!seen.changed) return <Alert type="info" showIcon message="与现行设定相同,不会有任何变化。" />;
  return (
    <Alert
      type={seen.clocks > 0 ? 'warning' : 'info'}
      showIcon
      message={
        seen.clocks > 0
          ? `将变动 ${seen.petitions} 件在办件的 ${seen.clocks} 口时钟`
          : '在办件的时钟都不变;自生效日起登记的件按此计算'
      }
      description={seen.kinds.map(({ zh, clocks }) => `${zh} ${clocks} 口`).join(',') || undefined}
    />
  );
}

function ValueField({ row }: { row: ParameterRow }) {
  const label = `值(现行:${row.valueZh},缺省:${row.defaultZh})`;
  const rules = [{ required: row.unit !== 'budget', message: '请填写' }];
  if (row.unit === 'switch' || row.choices.length > 0) {
    const options =
      row.unit === 'switch'
        ? [
            { value: 'true', label: '开' },
            { value: 'false', label: '关' },
          ]
        : row.choices.map((value) => ({ value, label: zhOf(PARAMETER_CHOICES, value) }));
    return (
      <Form.Item name="value" label={label} rules={rules}>
        <Radio.Group options={options} />
      </Form.Item>
    );
  }
  return (
    <>
      <Form.Item
        name="value"
        label={label}
        rules={rules}
        extra={
          row.bound === 'shorten' ? '法定期限只能改短' : row.unit === 'budget' ? '留空为不设' : undefined
        }
      >
        <InputNumber min={0} precision={0} addonAfter={unitZh(row.unit) || undefined} />
      </Form.Item>
      {row.unit === 'budget' ? (
        <Form.Item name="valueUnit" label="单位">
          <Radio.Group
            options={[
              { value: 'day', label: '日' },
              { value: 'workday', label: '工作日' },
            ]}
          />
        </Form.Item>
      ) : null}
    </>
  );
}

/** One change: seen beforehand, explained, then carried out. */
export function ParameterForm({
  profile: page,
  editing,
  onClose,
}: {
  profile: Seen;
  editing: Editing;
  onClose: () => void;
}) {
  const { today } = useViewer();
  // as it was when the form was opened: the page behind it goes on following what others change
  const [profile] = useState(page);
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const look = useMutation(previewProfileMutation());
  const change = useMutation({
    ...changeProfileMutation(),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
  });
  const { set, end } = editing;
  const title = set ? `设定:${set.zh}` : `停用:${end.zh} ${end.valueZh}`;
  const required = [{ required: true, message: '请填写' }];
  return (
    <ChangeDrawer<Values, ProfileChangeRequest, ProfilePreviewView>
      title={title}
      form={form}
      initial={{ from: today, value: set?.value ?? '', valueUnit: 'day' }}
      bodyOf={(values) => bodyOf(values, profile, editing)}
      look={look}
      change={change}
      carryOut={set ? '设定' : '停用'}
      seen={(seen) => <Preview seen={seen} />}
      onClose={onClose}
    >
      {set ? (
        <>
          <ValueField row={set} />
          <Form.Item
            name="from"
            label="生效日"
            extra="自此日起登记的件按此值;写过去的日期的,此后登记、还没办结的件一并重算"
            rules={required}
          >
            <DateField />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="to" label={set ? '到哪天为止(可不填)' : '到哪天为止'} rules={set ? [] : required}>
        <DateField />
      </Form.Item>
      {set ? (
        <Form.Item name="forBelow" valuePropName="checked">
          <Checkbox>下级单位同样适用(下级自己设定的除外)</Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item name="reason" label="为什么这样设定" rules={required}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} />
      </Form.Item>
      <BasisFields day="decidedOn" dayLabel="文件日期" like="宛组通〔2026〕3号" />
    </ChangeDrawer>
  );
}
