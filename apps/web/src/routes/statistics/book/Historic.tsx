import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BookView } from '../../../api';
import { enterHistoricFigures } from '../../../api/sdk.gen';
import { DateField } from '../../../shared/DateField';
import { ProblemNote } from '../../../shared/ProblemNote';
import { Section } from '../../../shared/Section';
import { useViewer } from '../../../shared/viewer';
import { FigureFields, figuresOf, type Numbers } from './FigureFields';
import { keyed, useAct, type Key } from './use-act';

type Written = { numbers?: Numbers; docNo: string; signedOn: string; signer: string };

/** Figures of a period that the system did not count: signed on paper, entered with their source (O-104). */
export function Historic({ book, at }: { book: BookView; at: Key }) {
  const [open, setOpen] = useState(false);
  const { today } = useViewer();
  const enter = useAct(
    ({ numbers = {}, ...given }: Written, key) =>
      enterHistoricFigures({
        body: { ...at, ...given, figures: figuresOf(numbers), scanHash: null },
        ...keyed(key),
      }),
    () => setOpen(false),
  );
  return (
    <Section title="签发过的数" note="启用系统以前的一期,只作同比基数,不下钻">
      <p>
        {book.historicSource ? `已录入,来源:${book.historicSource}。` : '未录入。'}{' '}
        <Button size="small" onClick={() => setOpen(true)}>
          录入
        </Button>
      </p>
      <Modal title="录入签发过的数" open={open} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Form<Written>
          layout="vertical"
          requiredMark={false}
          aria-label="签发过的数"
          onFinish={(given) => enter.mutate(given)}
        >
          <ProblemNote error={enter.error} />
          <FigureFields />
          <Form.Item name="docNo" label="文号" rules={[{ required: true, message: '请填写文号' }]}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="signedOn" label="签发日" rules={[{ required: true, message: '请填写签发日' }]}>
            <DateField latest={today} />
          </Form.Item>
          <Form.Item name="signer" label="签发人" rules={[{ required: true, message: '请填写签发人' }]}>
            <Input maxLength={60} style={{ width: 200 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={enter.isPending}>
            录入
          </Button>
        </Form>
      </Modal>
    </Section>
  );
}
