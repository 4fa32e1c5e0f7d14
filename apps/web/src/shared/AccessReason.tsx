import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, type InputRef } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { giveAccessReasonMutation } from '../api/@tanstack/react-query.gen';
import { ProblemNote } from './ProblemNote';
import { fieldFaults, type PageProblem, toProblem } from './problem';
import { useShortcuts } from './use-shortcuts';

/** What most look for; the last one is for whatever has to be said in words. */
const CHOICES = ['承办办理', '审核签批', '督办检查'] as const;
const OTHER = '其他';

/** Of which petition a reason is asked; null where the refusal is about something else. */
export const reasonAskedOf = (problem: PageProblem): string | null =>
  problem.code === 'ACCESS_REASON_REQUIRED' ? (problem.petitionId ?? null) : null;

/**
 * 查阅事由: in the place of what was to be opened, which comes as soon as the reason is given (§9). Of an accusation or
 * a sealed petition nothing is shown before.
 */
export function AccessReason({ petitionId }: { petitionId: string }) {
  const id = useId();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const field = useRef<InputRef>(null);
  const give = useMutation({
    ...giveAccessReasonMutation(),
    // everything on the page that had waited for it, and what is shown of who looked
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as never),
  });
  useEffect(() => {
    field.current?.focus();
    // it goes with what was asked for: whoever works by keyboard goes on from there, not from the top of the page
    return () =>
      void setTimeout(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
      });
  }, []);
  const choose = (text: string) => {
    form.setFields([{ name: 'reason', value: text === OTHER ? '' : text, errors: [] }]);
    field.current?.focus();
  };
  useShortcuts(
    [...CHOICES, OTHER].map((text, at) => ({
      key: `Alt+${at + 1}`,
      inFields: true,
      run: () => choose(text),
    })),
  );
  return (
    <section className="access-reason" aria-label="查阅事由">
      <h2>查阅事由</h2>
      <p className="form-note">
        此件属检举控告或密封件,按保密规定打开前须写明事由。事由与查阅时间一并留痕,不能更改;八小时内再次打开不再询问。
      </p>
      {give.error && toProblem(give.error).errors.length === 0 ? <ProblemNote error={give.error} /> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => give.mutate({ path: { petitionId }, body: { reason: reason.trim() } })}
      >
        <Form.Item
          name="reason"
          label="查阅事由"
          htmlFor={id}
          extra="不要写举报人的姓名"
          rules={[
            { required: true, whitespace: true, message: '请写明查阅事由' },
            { validator: twoCharacters, validateTrigger: 'onSubmit' },
          ]}
        >
          <Input id={id} ref={field} maxLength={200} autoComplete="off" />
        </Form.Item>
        <p className="access-choices">
          {[...CHOICES, OTHER].map((text, at) => (
            <Button key={text} onClick={() => choose(text)}>
              {text === OTHER ? '其他,须写明' : text} <kbd aria-hidden="true">Alt+{at + 1}</kbd>
            </Button>
          ))}
        </p>
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          打开
        </Button>
      </Form>
    </section>
  );
}

const twoCharacters = (_: unknown, value: string | undefined): Promise<void> =>
  value?.trim().length === 1 ? Promise.reject(new Error('事由至少写两个字')) : Promise.resolve();
