import { useQueries } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BookView } from '../../../api';
import { acceptReturn, sendBackReturn, submitReturn } from '../../../api/sdk.gen';
import { getStatBookOptions } from '../../../api/@tanstack/react-query.gen';
import { DateField } from '../../../shared/DateField';
import { useDirectory } from '../../../shared/directory';
import { ProblemNote } from '../../../shared/ProblemNote';
import { Section } from '../../../shared/Section';
import { useViewer } from '../../../shared/viewer';
import { FigureFields, figuresOf, type Numbers } from './FigureFields';
import { keyed, useAct, type Key } from './use-act';

const STATES = { submitted: '已报,待审', sentBack: '已退回', accepted: '已收,并入总量' } as const;

type Written = { numbers?: Numbers; zeroReport?: boolean; reportedOn: string; reporter: string };

function ReturnForm({ at, onClose }: { at: Key; onClose: () => void }) {
  const [form] = Form.useForm<Written>();
  const { today } = useViewer();
  const submit = useAct((given: Written, key) => {
    const { numbers = {}, zeroReport = false, reportedOn, reporter } = given;
    const figures = zeroReport ? [] : figuresOf(numbers);
    return submitReturn({ body: { ...at, zeroReport, figures, reportedOn, reporter }, ...keyed(key) });
  }, onClose);
  return (
    <Form<Written>
      form={form}
      layout="vertical"
      requiredMark={false}
      aria-label="汇总表"
      initialValues={{ reportedOn: today, zeroReport: false }}
      onFinish={(given) => submit.mutate(given)}
    >
      <ProblemNote error={submit.error} />
      <Form.Item name="zeroReport" valuePropName="checked">
        <Checkbox>零报告:本期没有信访</Checkbox>
      </Form.Item>
      <FigureFields />
      <Form.Item name="reportedOn" label="报送日" rules={[{ required: true, message: '请填写报送日' }]}>
        <DateField latest={today} />
      </Form.Item>
      <Form.Item name="reporter" label="报送人" rules={[{ required: true, message: '请填写报送人' }]}>
        <Input maxLength={60} style={{ width: 200 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={submit.isPending}>
        报送
      </Button>
    </Form>
  );
}

function Line({ book, name }: { book: BookView; name: string }) {
  const [writing, setWriting] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const at = { orgId: book.orgId, period: book.period };
  const accept = useAct((body: Key, key) => acceptReturn({ body, ...keyed(key) }));
  const sendBack = useAct(
    (why: string, key) => sendBackReturn({ body: { ...at, reason: why }, ...keyed(key) }),
    () => setReason(null),
  );
  const given = book.return;
  const total = given?.figures.find(({ key }) => key === 'total')?.numerator;
  return (
    <tr>
      <td>{name}</td>
      <td>{given ? STATES[given.status] : <strong className="light red">■ 未报</strong>}</td>
      <td className="num">{given ? (given.zeroReport ? '零报告' : (total ?? '—')) : ''}</td>
      <td>{given?.reportedOn}</td>
      <td>
        <ProblemNote error={accept.error} />
        {given?.status === 'submitted' ? (
          <>
            <Button size="small" onClick={() => accept.mutate(at)}>
              收下
            </Button>{' '}
            <Button size="small" onClick={() => setReason('')}>
              退回
            </Button>
          </>
        ) : given?.status === 'accepted' ? null : (
          <Button size="small" onClick={() => setWriting(true)}>
            填报
          </Button>
        )}
        <Modal
          title={`${name}的汇总表`}
          open={writing}
          footer={null}
          destroyOnHidden
          onCancel={() => setWriting(false)}
        >
          <ReturnForm at={at} onClose={() => setWriting(false)} />
        </Modal>
        <Modal
          title="退回汇总表"
          open={reason !== null}
          okText="退回"
          cancelText="取消"
          onCancel={() => setReason(null)}
          onOk={() => sendBack.mutate(reason ?? '')}
        >
          <ProblemNote error={sendBack.error} />
          <Input.TextArea
            aria-label="退回理由"
            rows={3}
            maxLength={2_000}
            value={reason ?? ''}
            onChange={(event) => setReason(event.target.value)}
          />
        </Modal>
      </td>
    </tr>
  );
}

/** 汇总表: units without accounts report on paper; one enters, another looks at it (O-73). */
export function Returns({ period, orgId }: { period: string; orgId: number }) {
  const { organisations } = useDirectory();
  const { roles } = useViewer();
  // a deputy head counts his own office only
  const unseen = !roles.some((role) => ['leader', 'windowHead', 'examiner'].includes(role));
  const below = unseen ? [] : organisations.filter(({ parentId }) => parentId === orgId);
  const books = useQueries({
    queries: below.map(({ id }) => getStatBookOptions({ query: { orgId: id, period } })),
  });
  const onPaper = books.flatMap(({ data }) => (data?.onPaper ? [data] : []));
  return (
    <Section title="汇总表" note="没有账号的单位;收下的数并入总量并标“手工填报”">
      {onPaper.length === 0 ? (
        <p className="muted">
          {unseen ? '下级单位的汇总表由部长、扎口负责人看和办理。' : '下级单位都在系统里,没有要填汇总表的。'}
        </p>
      ) : (
        <table className="book figures">
          <thead>
            <tr>
              <th>单位</th>
              <th>状态</th>
              <th className="num">总量</th>
              <th>报送日</th>
              <th>办理</th>
            </tr>
          </thead>
          <tbody>
            {onPaper.map((book) => (
              <Line
                key={book.orgId}
                book={book}
                name={below.find(({ id }) => id === book.orgId)?.name ?? ''}
              />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
