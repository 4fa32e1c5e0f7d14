import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BookView } from '../../../api';
import { enterHistoricFigures } from '../../../api/sdk.gen';
import { DateField } from '../../../shared/DateField';
import { base64Of } from '../../../shared/file-base64';
import { toProblem } from '../../../shared/problem';
import { ProblemNote } from '../../../shared/ProblemNote';
import { SCAN_MEGABYTES } from '../../../shared/scan-file';
import { Section } from '../../../shared/Section';
import { useViewer } from '../../../shared/viewer';
import { FigureFields, figuresOf, type Numbers } from './FigureFields';
import { keyed, useAct, type Key } from './use-act';

type Written = { numbers?: Numbers; docNo: string; signedOn: string; signer: string; scan?: string };

/** @unit byte */
const LIMIT = 8 * 1024 * 1024;

/** The scan that was entered: its hash, and the file where there is one. */
function Scan({ scan, at }: { scan: NonNullable<BookView['historicScan']>; at: Key }) {
  const query = new URLSearchParams({ orgId: String(at.orgId), period: at.period });
  return (
    <p className="muted small">
      {scan.hasFile ? (
        <a href={`/api/statistics/historic-scan?${query.toString()}`} target="_blank" rel="noreferrer">
          扫描件{scan.pages === null ? '' : `(${String(scan.pages)} 页)`}
        </a>
      ) : (
        '只录了扫描件的散列'
      )}{' '}
      SHA-256 <code>{scan.sha256}</code>
    </p>
  );
}

/** Figures of a period that the system did not count: signed on paper, entered with their source (O-104). */
export function Historic({ book, at }: { book: BookView; at: Key }) {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const { today } = useViewer();
  const { message } = App.useApp();
  const tooLarge = file !== null && file.size > LIMIT;
  const close = () => {
    setFile(null);
    setOpen(false);
  };
  const enter = useAct(
    ({ numbers = {}, ...given }: Written, key) =>
      enterHistoricFigures({ body: { ...at, ...given, figures: figuresOf(numbers) }, ...keyed(key) }),
    close,
  );
  const send = async (given: Written) => {
    if (file === null) return enter.mutate(given);
    const scan = await base64Of(file, SCAN_MEGABYTES).catch((error: unknown) => {
      void message.error(toProblem(error).detail);
    });
    if (scan !== undefined) enter.mutate({ ...given, scan });
  };
  return (
    <Section title="签发过的数" note="启用系统以前的一期,只作同比基数,不下钻">
      <p>
        {book.historicSource ? `已录入,来源:${book.historicSource}。` : '未录入。'}{' '}
        <Button size="small" onClick={() => setOpen(true)}>
          录入
        </Button>
      </p>
      {book.historicScan ? <Scan scan={book.historicScan} at={at} /> : null}
      <Modal title="录入签发过的数" open={open} footer={null} destroyOnHidden onCancel={close}>
        <Form<Written>
          layout="vertical"
          requiredMark={false}
          aria-label="签发过的数"
          onFinish={(given) => void send(given)}
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
          <Form.Item
            label="签发件的扫描件(可不附)"
            help={tooLarge ? '超过 8 MB,请降低分辨率再扫描' : 'PDF、JPEG、PNG,不超过 8 MB;散列由系统计算'}
          >
            <input
              type="file"
              aria-label="签发件的扫描件"
              accept=".pdf,.jpg,.jpeg,.png"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={tooLarge}>
            录入
          </Button>
        </Form>
      </Modal>
    </Section>
  );
}
