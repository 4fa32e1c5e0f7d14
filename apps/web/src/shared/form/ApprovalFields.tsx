import { ROLES, zhOf } from '#domain/glossary';
import { Checkbox, Form, Select } from 'antd';
import { DateField } from '../DateField';
import { useDirectory } from '../directory';
import { signingCapacities } from './signing';

/** 批示签批: who signed, in which capacity, when, on paper or here. */
export function ApprovalFields({ name, label, today }: { name: string; label: string; today: string }) {
  const { staff } = useDirectory();
  const form = Form.useFormInstance();
  const signerId: unknown = Form.useWatch([name, 'signerId'], form);
  const signers = staff.filter((one) => signingCapacities(one.roles).length > 0);
  const capacities = signingCapacities(staff.find((one) => one.accountId === signerId)?.roles ?? []);

  return (
    <fieldset className="approval">
      <legend>{label}</legend>
      <Form.Item
        name={[name, 'signerId']}
        label="签批人"
        rules={[{ required: true, message: '请选择签批人' }]}
      >
        <Select
          placeholder="选择签批人"
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(picked: string) => {
            const roles = signingCapacities(staff.find((one) => one.accountId === picked)?.roles ?? []);
            form.setFieldValue([name, 'capacity'], roles.at(-1));
          }}
          options={signers.map((one) => ({
            value: one.accountId,
            label: `${one.displayName} ${signingCapacities(one.roles)
              .map((role) => zhOf(ROLES, role))
              .join('、')}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name={[name, 'capacity']}
        label="签批身份"
        rules={[{ required: true, message: '请选择身份' }]}
      >
        <Select
          placeholder="身份"
          options={capacities.map((role) => ({ value: role, label: zhOf(ROLES, role) }))}
        />
      </Form.Item>
      <Form.Item
        name={[name, 'signedOn']}
        label="签批日"
        rules={[{ required: true, message: '请填写签批日' }]}
      >
        <DateField latest={today} />
      </Form.Item>
      <Form.Item name={[name, 'onPaper']} valuePropName="checked" label=" " colon={false}>
        <Checkbox>纸质批示,由我录入</Checkbox>
      </Form.Item>
    </fieldset>
  );
}
