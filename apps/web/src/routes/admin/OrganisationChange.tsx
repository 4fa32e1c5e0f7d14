import { ORGANISATION_LIMITS } from '#domain/glossary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import { changeOrganisation, type ChangeOrganisationRequest, type Organisation } from '../../api';
import { getOrganisationHistoryOptions } from '../../api/@tanstack/react-query.gen';
import { DateField } from '../../shared/DateField';
import { instantWords } from '../../shared/dates';
import { useIdempotencyKey } from '../../shared/idempotency';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { Section } from '../../shared/Section';
import { useLeave } from '../../shared/use-leave';
import { useOnce } from '../../shared/use-once';
import { useViewer } from '../../shared/viewer';

/** What is done to a unit that is there already. */
export type OrganisationChange = ChangeOrganisationRequest['change'];

const WORDS: Record<OrganisationChange, { title: string; button: string; note: string }> = {
  rename: {
    title: '单位更名',
    button: '更名',
    note: '自生效日起,各页和此后的文书用新名称;生效日以前的文书仍用当时的名称。机构码、机关代字和已编的号不变。',
  },
  disable: {
    title: '停用单位',
    button: '停用',
    note: '停用以后不能再选它,不能在它下面建账号、建单位;以前的件、台账和统计都还在。有没办结的件、在用的账号或者下级单位的,不能停用。',
  },
  enable: { title: '恢复使用', button: '恢复使用', note: '恢复以后可以再建账号、收件。' },
};

type Values = Omit<ChangeOrganisationRequest, 'change' | 'before'>;

function History({ orgId }: { orgId: number }) {
  const { today } = useViewer();
  const { data } = useQuery(getOrganisationHistoryOptions({ path: { orgId } }));
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="以前的变动">
      {data.items.map(({ at, on, what, basis, byName }) => (
        <p key={at}>
          {on} 起 {what}
          <br />
          <span className="muted">
            依据:{basis};{byName ?? '后台命令'} {instantWords(at, today)}录入
          </span>
        </p>
      ))}
    </Section>
  );
}

/** 单位更名、停用、恢复: each with its day and the paper it rests on. */
export function OrganisationChangeDrawer({
  organisation,
  change,
  onClose,
}: {
  organisation: Organisation;
  change: OrganisationChange;
  onClose: () => void;
}) {
  const { today } = useViewer();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const keyFor = useIdempotencyKey();
  const carry = useMutation({
    mutationFn: (values: Values) => {
      const seen = change === 'rename' ? { before: organisation.name } : {};
      const body = { ...values, ...seen, change };
      return changeOrganisation({
        path: { orgId: organisation.id },
        headers: { 'Idempotency-Key': keyFor(body) },
        body,
        throwOnError: true,
      });
    },
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries();
    },
    onError: (error) => form.setFields(fieldFaults(toProblem(error)) as Parameters<typeof form.setFields>[0]),
  });
  const send = useOnce(carry.mutateAsync);
  const { onTyped, leave } = useLeave(onClose);
  const { title, button, note } = WORDS[change];
  return (
    <Drawer
      open
      title={`${title} · ${organisation.name}`}
      size={460}
      onClose={leave}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        aria-label={title}
        initialValues={{ on: today, ...(change === 'rename' ? { name: organisation.name } : {}) }}
        onValuesChange={onTyped}
        onFinish={(values) => void send(values)}
      >
        <Alert type="info" title={note} style={{ marginBottom: 12 }} />
        <ProblemNote error={carry.error} />
        {change === 'rename' ? (
          <Form.Item name="name" label="新名称" rules={[{ required: true }]}>
            <Input maxLength={ORGANISATION_LIMITS.name} />
          </Form.Item>
        ) : null}
        <Form.Item name="on" label="生效日" rules={[{ required: true }]}>
          <DateField latest={today} />
        </Form.Item>
        <Form.Item name="basis" label="依据(文号或者标题)" rules={[{ required: true }]}>
          <Input maxLength={ORGANISATION_LIMITS.basis} placeholder="如 宛编〔2026〕12号" />
        </Form.Item>
        <Button type="primary" danger={change === 'disable'} htmlType="submit" loading={carry.isPending}>
          {button}
        </Button>
      </Form>
      <History orgId={organisation.id} />
    </Drawer>
  );
}
