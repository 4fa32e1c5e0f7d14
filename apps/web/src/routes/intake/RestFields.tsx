import { BACKDATED_AFTER_DAYS, ORIGINS, TRANSFER_KINDS } from '#domain/glossary';
import { Checkbox, Form, Input, Select } from 'antd';
import { DateField } from '../../shared/DateField';
import { PlaceInput } from '../../shared/form/PlaceInput';
import { choicesOf, IRREGULAR_VISIT_ITEMS, URGENT_GROUNDS_ZH } from '../../shared/labels';
import { MomentField } from '../affairs/pickers';
import { isBackdated, isHeardUrgent, isTransferred, type IntakeValues } from './form-values';

/** Where it came from, and the days of it. */
export function WhenFields({ values, today }: { values: IntakeValues; today: string }) {
  return (
    <div className="row">
      <Form.Item name="origin" label="来源" className="w-l">
        <Select options={choicesOf(ORIGINS)} />
      </Form.Item>
      <Form.Item name="receivedOn" label="收到日" rules={[{ required: true }]}>
        <DateField latest={today} />
      </Form.Item>
      {values.channel === 'letter' ? (
        <Form.Item name="postmarkedOn" label="邮戳日">
          <DateField latest={today} />
        </Form.Item>
      ) : null}
      {isTransferred(values.origin) ? (
        <>
          <Form.Item name="signedForOn" label="签收日" rules={[{ required: true }]}>
            <DateField latest={today} />
          </Form.Item>
          <Form.Item name="transferKind" label="转来方式" className="w-s">
            <Select options={choicesOf(TRANSFER_KINDS)} allowClear placeholder="请选择" />
          </Form.Item>
          <Form.Item name="externalNo" label="来文号" className="w-m">
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
        </>
      ) : null}
      {isBackdated(values.receivedOn, today) ? (
        <Form.Item
          name="backdatingEvidence"
          label="补录依据"
          className="grow"
          extra={`收到日距今天超过 ${BACKDATED_AFTER_DAYS} 日,属补录:写明凭证(纸质卷号、收文号等)`}
          rules={[{ required: true, whitespace: true, message: '补录须写明凭证' }]}
        >
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      ) : null}
    </div>
  );
}

/** What is asked of few: where, what was read out, acts of Article 26, urgency, whether a result is wanted. */
export function RestFields({ values }: { values: IntakeValues }) {
  return (
    <>
      <div className="row">
        <Form.Item name="place" label="发生地" className="grow">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="problemRegion"
          label="问题属地"
          className="w-s"
          rules={[{ pattern: /^\d{6}$/, message: '应是六位区划代码' }]}
        >
          <PlaceInput />
        </Form.Item>
      </div>
      {values.channel === 'visit' || values.channel === 'phone' ? (
        <Form.Item name="oralConfirmation" label="口头信访的核对" extra="怎样向信访人宣读、核对的">
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      ) : null}
      {values.channel === 'visit' ? (
        <Form.Item name="irregularVisitItem" label="第二十六条所列行为" extra="只记事实,不作定性">
          <Select allowClear options={IRREGULAR_VISIT_ITEMS} placeholder="没有的不填" />
        </Form.Item>
      ) : null}
      <div className="row">
        <Form.Item name="urgentGrounds" label="紧急情形" className="grow">
          <Select mode="multiple" options={choicesOf(URGENT_GROUNDS_ZH)} placeholder="没有的不填" />
        </Form.Item>
        {isHeardUrgent(values) ? (
          <Form.Item name="receivedAt" label="得知时刻" extra="紧急报告由此起算;不填从登记起算">
            <MomentField />
          </Form.Item>
        ) : null}
        <Form.Item name="resultRequired" valuePropName="checked" label="要结果">
          <Checkbox>上级或领导要结果</Checkbox>
        </Form.Item>
      </div>
    </>
  );
}
