import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input } from 'antd';
import type { ContactView } from '../../api';
import { getContactOptions, putContactMutation } from '../../api/@tanstack/react-query.gen';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answer } from '../../shared/states';

function Fields({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const queries = useQueryClient();
  const [form] = Form.useForm<ContactView>();
  const save = useMutation({
    ...putContactMutation(),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as Parameters<typeof form.setFields>[0]),
  });
  return (
    <Form<ContactView>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={contact}
      onFinish={(body) => save.mutate({ body })}
    >
      <ProblemNote error={save.error} />
      <Form.Item name="email" label="邮箱">
        <Input maxLength={120} inputMode="email" />
      </Form.Item>
      <Form.Item name="byEmail" valuePropName="checked">
        <Checkbox>到期提醒也发邮件(工作日 8:30 汇总一封;超期的当日即发)</Checkbox>
      </Form.Item>
      <Form.Item name="phone" label="手机号">
        <Input maxLength={20} inputMode="tel" />
      </Form.Item>
      <Form.Item name="bySms" valuePropName="checked">
        <Checkbox>也发短信</Checkbox>
      </Form.Item>
      <p className="muted">
        邮件、短信里只有编号、事项、届满日、剩余天数和依据,没有姓名和内容。晚上八点到早上八点和休息日不发,紧急件除外。
      </p>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  );
}

/** 我的接收方式: where reminders reach a person beside the page. */
export function ContactDrawer({ onClose }: { onClose: () => void }) {
  const query = useQuery(getContactOptions());
  return (
    <Drawer open title="我的接收方式" size={460} onClose={onClose}>
      <Answer query={query} rows={4}>
        {(contact) => <Fields contact={contact} onClose={onClose} />}
      </Answer>
    </Drawer>
  );
}
