import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type CaseView, fileScan, type PapersView } from '../../api';
import { DateField } from '../../shared/DateField';
import { goOnByEnter } from '../../shared/enter-walk';
import { base64Of } from '../../shared/file-base64';
import { toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import {
  RECORDING_ACCEPT,
  RECORDING_MEGABYTES,
  recordingFault,
  SCAN_ACCEPT,
  SCAN_MEGABYTES,
  scanFault,
} from '../../shared/scan-file';
import { useViewer } from '../../shared/viewer';
import { sends } from '../petitions/actions/spec';
import { useSent } from '../petitions/actions/use-command';

type Typed = { subject: string; title: string; signer?: string; signedOn?: string };

const sendScan = sends(fileScan);

/** 扫描件入卷: what came back on paper, as a file beside the event that it belongs to. */
export function ScanDrawer({
  petition,
  papers,
  onClose,
}: {
  petition: CaseView;
  papers: PapersView;
  onClose: () => void;
}) {
  const { message } = App.useApp();
  const { today } = useViewer();
  const [form] = Form.useForm<Typed>();
  const [file, setFile] = useState<File | null>(null);
  const sending = useSent(petition, 'scan', { send: sendScan });
  const keyOf = (one: PapersView['scannable'][number]) => `${one.of} ${one.refId ?? ''}`;
  const subject = Form.useWatch('subject', form);
  const chosen = papers.scannable.find((one) => keyOf(one) === subject);
  const recorded = chosen?.of === 'recording';
  const fault = file === null ? null : recorded ? recordingFault(file) : scanFault(file);

  async function send({ subject: _subject, ...typed }: Typed) {
    if (file === null || chosen === undefined) return;
    const bytes = await base64Of(file, recorded ? RECORDING_MEGABYTES : SCAN_MEGABYTES).catch(
      (error: unknown) => {
        void message.error(toProblem(error).detail);
      },
    );
    if (bytes === undefined) return;
    sending.mutate(
      {
        ...typed,
        of: chosen.of,
        ...(chosen.refId ? { refId: chosen.refId } : {}),
        file: bytes,
      },
      {
        onSuccess: () => {
          void message.success(recorded ? '录音录像已入卷' : '扫描件已入卷');
          onClose();
        },
      },
    );
  }
  return (
    <Drawer open title="扫描件、录音录像入卷" size={560} onClose={onClose} destroyOnHidden>
      <Form
        form={form}
        layout="vertical"
        onKeyDownCapture={goOnByEnter}
        className="command-form"
        requiredMark={false}
        aria-label="扫描件入卷"
        onFinish={(typed) => void send(typed)}
      >
        <ProblemNote error={sending.error} />
        <p className="form-note">
          {recorded
            ? '录音录像只收 MP3、WAV、AMR、M4A、MP4,不超过 20 MB;'
            : '扫描件只收 PDF、JPEG、PNG,不超过 8 MB;'}
          设备、地点、作者等随附信息在入库时除去,文件随案加密;每次下载都记入“谁看过”。
        </p>
        <Form.Item name="subject" label="入卷的是什么" rules={[{ required: true, message: '请选择' }]}>
          <Select
            aria-label="入卷的是什么"
            options={papers.scannable.map((one) => ({ value: keyOf(one), label: one.zh }))}
            onChange={(value: string) => {
              const one = papers.scannable.find((each) => keyOf(each) === value);
              if (one && !form.isFieldTouched('title')) form.setFieldValue('title', one.zh);
            }}
          />
        </Form.Item>
        <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={200} />
        </Form.Item>
        {chosen?.of === 'document' ? (
          <>
            <Form.Item name="signer" label="签署人" rules={[{ required: true, message: '请填写签署人' }]}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name="signedOn" label="签署日" rules={[{ required: true, message: '请填写签署日' }]}>
              <DateField latest={today} />
            </Form.Item>
          </>
        ) : null}
        <Form.Item label="文件" help={fault ?? undefined}>
          <input
            type="file"
            aria-label="扫描件文件"
            accept={recorded ? RECORDING_ACCEPT : SCAN_ACCEPT}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          loading={sending.isPending}
          disabled={file === null || fault !== null}
        >
          入卷
        </Button>
      </Form>
    </Drawer>
  );
}
