import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { DateField } from '../DateField';
import { unitsInUse, useDirectory } from '../directory';
import { useViewer } from '../viewer';
import { AccountSelect } from './AccountSelect';
import { ApprovalFields } from './ApprovalFields';
import { CategorySelect } from './CategorySelect';
import { notLongerThan, pathOf, type Field } from './field';
import { PetitionSelect } from './PetitionSelect';
import { PlaceInput } from './PlaceInput';

function OrganisationSelect({ except, ...rest }: { except?: number }) {
  const organisations = unitsInUse(useDirectory());
  return (
    <Select
      {...rest}
      allowClear
      placeholder="选择单位"
      showSearch={{ optionFilterProp: 'label' }}
      options={organisations
        .filter((one) => one.id !== except)
        .map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}

function control(field: Field): ReactNode {
  switch (field.kind) {
    case 'date':
      return <DateField latest={field.latest} />;
    case 'text':
      return field.rows ? (
        <Input.TextArea autoSize={{ minRows: field.rows, maxRows: 16 }} placeholder={field.placeholder} />
      ) : (
        <Input maxLength={field.max} placeholder={field.placeholder} />
      );
    case 'choice':
      return field.radio ? (
        <Radio.Group options={field.options} />
      ) : (
        <Select
          mode={field.many ? 'multiple' : undefined}
          allowClear={!field.required}
          placeholder="请选择"
          showSearch={{ optionFilterProp: 'label' }}
          options={field.options}
        />
      );
    case 'yesNo':
      return (
        <Radio.Group
          options={[
            { value: true, label: field.yes },
            { value: false, label: field.no },
          ]}
        />
      );
    case 'flag':
      return <Checkbox>{field.words}</Checkbox>;
    case 'number':
      return (
        <InputNumber
          min={field.min}
          max={field.max}
          precision={0}
          suffix={field.unit}
          style={{ width: 150 }}
        />
      );
    case 'account':
      return <AccountSelect many={field.many} role={field.role} own={field.own} />;
    case 'organisation':
      return <OrganisationSelect except={field.except} />;
    case 'petition':
      return <PetitionSelect except={field.except} />;
    case 'place':
      return <PlaceInput />;
    case 'category':
      return <CategorySelect />;
    case 'lines':
      return (
        <Input.TextArea
          autoSize={{ minRows: field.rows ?? 3, maxRows: 12 }}
          placeholder={field.placeholder ?? '每行一条'}
        />
      );
    case 'approval':
      return null;
  }
}

function rulesOf(field: Field): Rule[] {
  const asked = requiredOf(field);
  return field.kind === 'text' && field.rows ? [...asked, notLongerThan(field.max)] : asked;
}

function requiredOf(field: Field): Rule[] {
  if (field.kind === 'place') return [{ pattern: /^\d{6}$/, message: '应是六位区划代码' }];
  if (!field.required) return [];
  // what was chosen before the choices became others is no answer any more
  if (field.kind === 'choice' && !field.many) {
    const message = `请选择“${field.label}”`;
    const values = field.options.filter(({ disabled }) => !disabled).map(({ value }) => value);
    return [
      { required: true, message },
      { type: 'enum', enum: values, message },
    ];
  }
  if (field.kind === 'yesNo') return [{ required: true, message: `请选择“${field.label}”` }];
  if (field.kind === 'text' || field.kind === 'lines') {
    return [{ required: true, whitespace: true, message: `请填写“${field.label}”` }];
  }
  return [{ required: true, message: `请填写“${field.label}”` }];
}

/** Draws one field with its label, its rule and the place where the server's refusal will stand. */
export function FieldItem({ field }: { field: Field }) {
  const { today } = useViewer();
  if (field.kind === 'approval') {
    return <ApprovalFields name={String(field.name)} label={field.label} today={today} />;
  }
  return (
    <Form.Item
      name={pathOf(field.name)}
      label={field.kind === 'flag' ? undefined : field.label}
      extra={field.help}
      valuePropName={field.kind === 'flag' ? 'checked' : 'value'}
      rules={rulesOf(field)}
    >
      {control(field)}
    </Form.Item>
  );
}
