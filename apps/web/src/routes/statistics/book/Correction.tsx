import { ADDRESSEE_MAX } from '#domain/glossary';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { getReportOptions } from '../../../api/@tanstack/react-query.gen';
import { correctReport } from '../../../api/sdk.gen';
import { ProblemNote } from '../../../shared/ProblemNote';
import { Answer } from '../../../shared/states';
import type { Kind } from './kinds';
import { keyed, useAct, type Key } from './use-act';

type Written = {
  figures: { key: string; was: string; is: string }[];
  addressee?: string;
  reason: string;
  docNo?: string;
};
const EMPTY = { key: '', was: '', is: '' };
const asked = (message: string) => [{ required: true, whitespace: true, message }];

type Props = { at: Key; kind: Kind; addressee: string; onDone: () => void };

function CorrectionForm({ at, kind, addressee, onDone }: Props) {
  const issue = useAct(
    ({ docNo = '', ...given }: Written, key) =>
      correctReport({
        body: { ...at, kind, ...given, ...(docNo.trim() === '' ? {} : { docNo: docNo.trim() }) },
        ...keyed(key),
      }),
    onDone,
  );
  return (
    <Form<Written>
      layout="vertical"
      requiredMark={false}
      aria-label="更正通知"
      initialValues={{ figures: [EMPTY], addressee }}
      onFinish={(given) => issue.mutate(given)}
    >
      <ProblemNote error={issue.error} />
      <Form.Item name="addressee" label="主送机关">
        <Input maxLength={ADDRESSEE_MAX} placeholder="不填的,通知上没有主送机关" />
      </Form.Item>
      <Form.List name="figures">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="correction-line">
                <Form.Item name={[name, 'key']} label="项目" rules={asked('请写明是哪个数')}>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'was']} label="原数" rules={asked('请填写原数')}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[name, 'is']} label="正数" rules={asked('请填写正数')}>
                  <Input maxLength={40} />
                </Form.Item>
                {fields.length > 1 ? (
                  <Button size="small" aria-label={`删去第 ${name + 1} 个数`} onClick={() => remove(name)}>
                    删去
                  </Button>
                ) : null}
              </div>
            ))}
            <Button size="small" onClick={() => add(EMPTY)}>
              再加一个数
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item name="reason" label="原因" rules={asked('请写明原因')}>
        <Input.TextArea rows={3} maxLength={2_000} />
      </Form.Item>
      <Form.Item
        name="docNo"
        label="文号"
        extra="由办公室编定,签发以后不能再填;不填的,通知上印它是第几号更正通知。"
      >
        <Input maxLength={60} autoComplete="off" placeholder="例如 宛组报〔2026〕5号" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={issue.isPending}>
        签发更正通知
      </Button>
    </Form>
  );
}

/** 更正通知: a signed report stays as it is; what was wrong in it, what is right, and why (O-72). */
export function Correction({ at, kind, zh }: { at: Key; kind: Kind; zh: string }) {
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...getReportOptions({ query: { ...at, kind } }), enabled: open });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更正通知
      </Button>
      <Modal
        title={`${zh}:更正通知`}
        open={open}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p className="muted">已签发的不收回、不改动;写明原数、正数和原因,另成一份通知。</p>
        <Answer query={query} rows={8}>
          {({ addressee }) => (
            <CorrectionForm at={at} kind={kind} addressee={addressee} onDone={() => setOpen(false)} />
          )}
        </Answer>
      </Modal>
    </>
  );
}
