import { ANONYMITY, PETITIONER_TYPES } from '#domain/glossary';
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { DateField } from '../../shared/DateField';
import { readIdCard } from '../../shared/id-card';
import { CADRE_AUTHORITY_ZH, choicesOf } from '../../shared/labels';
import { intoNewRow } from './rows';
import { hasRoomFor, REPRESENTATIVES_MAX, type IntakeValues } from './form-values';

/** The identity number fills what it says by itself, and never overwrites what the clerk has typed. */
function useIdCardFill() {
  const form = Form.useFormInstance<IntakeValues>();
  return (written: string) => {
    const card = readIdCard(written);
    if (!card.valid) return;
    const person = form.getFieldValue('petitioner') as NonNullable<IntakeValues['petitioner']>;
    form.setFieldsValue({
      petitioner: {
        ...person,
        gender: person.gender ?? card.gender,
        birthOn: person.birthOn ?? card.birthOn,
      },
    });
  };
}

function Petitioner() {
  const fill = useIdCardFill();
  return (
    <>
      <div className="row">
        <Form.Item name={['petitioner', 'idNo']} label="证件号码" className="w-m">
          <Input
            maxLength={30}
            autoComplete="off"
            placeholder="带出性别、出生日期"
            onChange={(event) => fill(event.target.value)}
          />
        </Form.Item>
        <Form.Item name={['petitioner', 'name']} label="姓名(名称)" className="w-s">
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['petitioner', 'gender']} label="性别" className="w-xs">
          <Radio.Group
            options={[
              { value: 'male', label: '男' },
              { value: 'female', label: '女' },
            ]}
          />
        </Form.Item>
        <Form.Item name={['petitioner', 'birthOn']} label="出生日期" className="w-s">
          <DateField />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name={['petitioner', 'phone']} label="电话" className="w-s">
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['petitioner', 'address']} label="住址" className="grow">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['petitioner', 'unit']} label="单位" className="w-m">
          <Input maxLength={120} autoComplete="off" />
        </Form.Item>
      </div>
    </>
  );
}

function Representatives() {
  return (
    <Form.List name="representatives">
      {(rows, { add, remove }) => (
        <div className="list" role="group" aria-label="信访代表">
          {rows.map((row) => (
            <div className="row" key={row.key}>
              <Form.Item
                name={[row.name, 'name']}
                label={`代表 ${row.name + 1} 姓名`}
                className="w-s"
                rules={[
                  { required: true, message: '请填写姓名,或去掉这一行' },
                  {
                    validator: () =>
                      row.name < REPRESENTATIVES_MAX
                        ? Promise.resolve()
                        : Promise.reject(
                            new Error('代表不得超过 5 人:请去掉这一行;来访照常登记,来访人数照实填'),
                          ),
                  },
                ]}
              >
                <Input maxLength={60} autoComplete="off" data-first />
              </Form.Item>
              <Form.Item name={[row.name, 'idNo']} label="证件号码" className="w-m">
                <Input maxLength={30} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[row.name, 'phone']} label="电话" className="w-s">
                <Input maxLength={30} autoComplete="off" />
              </Form.Item>
              <Button aria-label={`去掉代表 ${row.name + 1}`} onClick={() => remove(row.name)}>
                去掉
              </Button>
            </div>
          ))}
          <Button
            disabled={!hasRoomFor(rows)}
            onClick={(event) => {
              add({});
              intoNewRow(event.currentTarget);
            }}
          >
            加一名代表
          </Button>
          {hasRoomFor(rows) ? null : (
            <p className="muted small" role="status">
              代表不得超过 {REPRESENTATIVES_MAX} 人(第二十条第三款);其余的人计入来访人数
            </p>
          )}
        </div>
      )}
    </Form.List>
  );
}

/** Who, and with how many. */
export function WhoFields({ values }: { values: IntakeValues }) {
  const anonymous = values.anonymity === 'anonymous';
  return (
    <>
      <div className="row">
        <Form.Item name="anonymity" label="实名或匿名">
          <Radio.Group options={choicesOf(ANONYMITY)} />
        </Form.Item>
        {anonymous ? null : (
          <Form.Item name="petitionerType" label="信访人类型">
            <Radio.Group options={choicesOf(PETITIONER_TYPES)} />
          </Form.Item>
        )}
        {values.channel === 'letter' && !anonymous ? (
          <Form.Item name="jointSignerCount" label="联名人数">
            <InputNumber
              min={2}
              max={100_000}
              precision={0}
              suffix="人"
              placeholder="一人署名不填"
              style={{ width: 170 }}
            />
          </Form.Item>
        ) : null}
      </div>
      {anonymous ? null : <Petitioner />}
      {values.channel === 'visit' ? (
        <Form.Item
          name="visitorCount"
          label="来访人数"
          extra="照实填,不受代表人数限制"
          rules={[{ required: true, message: '来访须填实际到访人数' }]}
        >
          <InputNumber min={1} max={9999} precision={0} suffix="人" style={{ width: 150 }} />
        </Form.Item>
      ) : null}
      {values.channel === 'visit' && !anonymous ? <Representatives /> : null}
    </>
  );
}

/** Against whom. */
export function AccusedFields() {
  return (
    <Form.List name="accused">
      {(rows, { add, remove }) => (
        <div className="list" role="group" aria-label="被反映人">
          {rows.map((row) => (
            <div className="row" key={row.key}>
              <Form.Item name={[row.name, 'role']} label="对象" className="w-s">
                <Select
                  options={[
                    { value: 'accused', label: '个人' },
                    { value: 'accusedOrganisation', label: '单位' },
                  ]}
                />
              </Form.Item>
              <Form.Item
                name={[row.name, 'name']}
                label={`被反映人 ${row.name + 1}`}
                className="w-s"
                rules={[{ required: true, message: '请填写,或去掉这一行' }]}
              >
                <Input maxLength={60} autoComplete="off" data-first data-passing />
              </Form.Item>
              <Form.Item name={[row.name, 'unit']} label="单位" className="grow">
                <Input maxLength={120} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[row.name, 'post']} label="职务" className="w-s">
                <Input maxLength={80} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[row.name, 'cadreAuthority']} label="干部管理权限" className="w-s">
                <Select options={choicesOf(CADRE_AUTHORITY_ZH)} placeholder="请选择" />
              </Form.Item>
              <Button aria-label={`去掉第 ${row.name + 1} 个被反映人`} onClick={() => remove(row.name)}>
                去掉
              </Button>
            </div>
          ))}
          <Button
            data-stop
            onClick={(event) => {
              add({ role: 'accused', cadreAuthority: 'unknown' });
              intoNewRow(event.currentTarget);
            }}
          >
            加被反映人
          </Button>
        </div>
      )}
    </Form.List>
  );
}
