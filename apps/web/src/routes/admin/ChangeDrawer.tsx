import { Alert, Button, Drawer, Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { DateField } from '../../shared/DateField';
import { ProblemNote } from '../../shared/ProblemNote';
import { useLeave } from '../../shared/use-leave';
import { useOnce } from '../../shared/use-once';
import { useViewer } from '../../shared/viewer';

const REQUIRED = [{ required: true, message: '请填写' }];

/** Every change of calendar, ladders and parameters names the paper it rests on. */
export function BasisFields({ day, dayLabel, like }: { day: string; dayLabel: string; like: string }) {
  const { today } = useViewer();
  return (
    <>
      <Form.Item name="docNo" label="依据文号" rules={REQUIRED}>
        <Input maxLength={60} placeholder={`如 ${like}`} />
      </Form.Item>
      <Form.Item name="title" label="文件标题" rules={REQUIRED}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={day} label={dayLabel} rules={REQUIRED}>
        <DateField latest={today} />
      </Form.Item>
    </>
  );
}

/** A request that is under way or answered, as far as a form needs it. */
type Asking<B, S = unknown> = {
  readonly mutateAsync: (request: { body: B }) => Promise<unknown>;
  readonly data?: S | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly reset: () => void;
};

type Props<V extends object, B, S> = {
  readonly title: string;
  readonly form: FormInstance<V>;
  readonly initial: Partial<V>;
  /** A sentence where what was typed cannot be read. */
  readonly bodyOf: (values: V) => B | string;
  readonly look: Asking<B, S>;
  readonly change: Asking<B>;
  /** What the last button says. */
  readonly carryOut: string;
  readonly seen: (preview: S) => ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
};

/** A change of rules by an administrator: filled in, seen beforehand, then carried out. */
export function ChangeDrawer<V extends object, B, S extends { readonly changed: boolean }>(
  props: Props<V, B, S>,
) {
  const { title, form, look, change } = props;
  const [fault, setFault] = useState<string | null>(null);
  const { onTyped, leave } = useLeave(props.onClose);
  const withBody = useOnce(async (then: (request: { body: B }) => Promise<unknown>) => {
    const values = await form.validateFields().catch(() => null);
    if (values === null) return;
    const body = props.bodyOf(values);
    setFault(typeof body === 'string' ? body : null);
    if (typeof body !== 'string') await then({ body });
  });
  return (
    <Drawer open title={title} size={560} onClose={leave} mask={{ closable: false }}>
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        aria-label={title}
        initialValues={props.initial}
        onValuesChange={() => {
          onTyped();
          look.reset();
        }}
      >
        {props.children}
        {fault ? <Alert type="error" showIcon message={fault} style={{ marginBottom: 12 }} /> : null}
        <ProblemNote error={look.error ?? change.error} />
        {look.data ? props.seen(look.data) : null}
        <p style={{ display: 'flex', gap: 8, marginTop: 16 }}>
          <Button
            type={look.data ? 'default' : 'primary'}
            loading={look.isPending}
            onClick={() => void withBody(look.mutateAsync)}
          >
            预览
          </Button>
          <Button
            type="primary"
            disabled={!look.data?.changed}
            loading={change.isPending}
            onClick={() => void withBody(change.mutateAsync)}
          >
            {props.carryOut}
          </Button>
        </p>
      </Form>
    </Drawer>
  );
}
