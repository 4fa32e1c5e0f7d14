import { App, Button, Drawer, Form } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AffairAction, AffairFieldView } from '../../api';
import { goOnByEnter } from '../../shared/enter-walk';
import { FieldItem } from '../../shared/form/FieldItem';
import { linesOf, type Field } from '../../shared/form/field';
import { PetitionSelect } from '../../shared/form/PetitionSelect';
import { fieldFaults, isConflict, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useFirstField } from '../../shared/use-first-field';
import { useLeave } from '../../shared/use-leave';
import { useShortcuts } from '../../shared/use-shortcuts';
import { AffairSelect, MomentField, OrganisationPicker } from './pickers';
import { useAffairCommand } from './use-affairs';
import '../petitions/actions/actions.css';

type Values = Record<string, unknown>;
/** A command with the affair's version that the person saw; null opens one. */
export type OpenCommand = { action: AffairAction; version: number | null; preset?: Values };

/** Fields that the shared forms know how to draw. */
function sharedField(field: AffairFieldView): Field | null {
  const common = {
    name: field.name,
    label: field.required ? field.zh : `${field.zh}(可不填)`,
    required: field.required,
  };
  switch (field.kind) {
    case 'text':
      return {
        ...common,
        kind: 'text',
        max: field.max ?? 500,
        ...((field.rows ?? 1) > 1 ? { rows: field.rows ?? 2 } : {}),
      };
    case 'lines':
      return { ...common, kind: 'lines' };
    case 'date':
      return { ...common, kind: 'date' };
    case 'flag':
      return field.required
        ? { ...common, kind: 'yesNo', yes: '是', no: '否' }
        : { ...common, kind: 'flag', words: field.zh };
    case 'int':
      return {
        ...common,
        kind: 'number',
        min: field.min ?? undefined,
        max: field.max ?? undefined,
        unit: field.unit ?? undefined,
      };
    case 'choice':
      return { ...common, kind: 'choice', options: field.options, radio: field.options.length <= 4 };
    case 'choices':
      return { ...common, kind: 'choice', options: field.options, many: true };
    case 'account':
      return { ...common, kind: 'account', role: (field.role ?? undefined) as never, own: field.own };
    default:
      return null;
  }
}

function FormField({ field }: { field: AffairFieldView }) {
  const shared = sharedField(field);
  if (shared) return <FieldItem field={shared} />;
  return (
    <Form.Item
      name={field.name}
      label={field.required ? field.zh : `${field.zh}(可不填)`}
      rules={field.required ? [{ required: true, message: `请填写“${field.zh}”` }] : []}
    >
      {field.kind === 'instant' ? (
        <MomentField />
      ) : field.kind === 'organisation' || field.kind === 'organisations' ? (
        <OrganisationPicker many={field.kind === 'organisations'} whenEmpty={field.whenEmpty} />
      ) : field.kind === 'petition' || field.kind === 'petitions' ? (
        <PetitionSelect many={field.kind === 'petitions'} />
      ) : (
        <AffairSelect of={field.of ?? ''} many={field.kind === 'affairs'} />
      )}
    </Form.Item>
  );
}

/** Where there is one option only it is chosen already. */
const onlyOptions = (fields: readonly AffairFieldView[]): Values =>
  Object.fromEntries(
    fields.flatMap(({ name, kind, required, options }) =>
      kind === 'choice' && required && options.length === 1 ? [[name, options[0]?.value]] : [],
    ),
  );

/** Someone was quicker: the typed text stays, and goes out again with the version that was read meanwhile. */
function ConflictNote({ isRead }: { isRead: boolean }) {
  const queries = useQueryClient();
  return (
    <div className="problem" role="alert">
      <strong>这一项刚被别人更新</strong>{' '}
      {isRead ? '现在的情况和经过已重新读取。已填写的内容都在,核对后可再提交。' : '已填写的内容都在。'}
      {isRead ? null : (
        <p style={{ marginTop: 6 }}>
          <Button size="small" onClick={() => void queries.invalidateQueries()}>
            重新读取
          </Button>
        </p>
      )}
    </div>
  );
}

function CommandForm({
  open,
  live,
  onTyped,
  onDone,
  onCancel,
}: {
  open: OpenCommand;
  live: number | null;
  onTyped: () => void;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const { action, version, preset } = open;
  // what the person has seen: the newer version only after he was told that there is one
  const [seen, setSeen] = useState(version);
  const [conflictAt, setConflictAt] = useState<number | null>(null);
  const isRead = conflictAt !== null && live !== null && live > conflictAt;
  const current = isRead ? live : seen;
  const command = useAffairCommand(action, current);
  useFirstField();
  useShortcuts([{ key: 'Ctrl+Enter', inFields: true, run: () => form.submit() }]);
  // What is given by the place where the form was opened is not asked again.
  const asked = action.fields.filter(
    ({ name }) => preset?.[name] === undefined || !['petitionId', 'petitionIds'].includes(name),
  );

  function send(typed: Values) {
    const lists = action.fields.filter(({ kind }) => kind === 'lines').map(({ name }) => name);
    const body = Object.fromEntries(
      Object.entries({ ...preset, ...typed }).map(([name, value]) => [
        name,
        lists.includes(name) ? linesOf(value) : value,
      ]),
    );
    command.mutate(body, {
      onSuccess: (done) => {
        void message.success(
          `${action.zh}:已办${done.numbers.length > 0 ? `,${done.numbers.join('、')}` : ''}`,
        );
        if (done.notes.length > 0)
          modal.warning({ title: '有几件没有随之转移', content: done.notes.join('\n') });
        onDone();
      },
      onError: (error) => {
        const problem = toProblem(error);
        setSeen(current);
        setConflictAt(isConflict(problem) ? current : null);
        form.setFields(fieldFaults(problem) as never);
      },
    });
  }

  return (
    <Form
      form={form}
      onKeyDownCapture={goOnByEnter}
      className="command-form"
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...onlyOptions(asked), ...preset }}
      onValuesChange={onTyped}
      onFinish={send}
      scrollToFirstError={{ focus: true, block: 'center' }}
      aria-label={action.zh}
    >
      {conflictAt === null ? <ProblemNote error={command.error} /> : <ConflictNote isRead={isRead} />}
      {asked.map((field) => (
        <FormField key={field.name} field={field} />
      ))}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {action.zh}
        </Button>
        <Button onClick={onCancel}>先不办</Button>
        <span className="muted small">
          <kbd>Ctrl</kbd>+<kbd>Enter</kbd> 提交
        </span>
      </div>
    </Form>
  );
}

/**
 * The form of one command, drawn from its fields. What has been typed is never dropped without asking.
 * @shape live: the version of the affair as it is shown now; null where the command opens one
 */
export function AffairForm({
  open,
  live = null,
  onClose,
}: {
  open: OpenCommand | null;
  live?: number | null;
  onClose: () => void;
}) {
  const { onTyped, close, leave } = useLeave(onClose);
  return (
    <Drawer
      open={open !== null}
      title={open?.action.zh ?? ''}
      size={520}
      onClose={leave}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {open ? (
        <CommandForm
          key={open.action.path}
          open={open}
          live={live}
          onTyped={onTyped}
          onDone={close}
          onCancel={leave}
        />
      ) : null}
    </Drawer>
  );
}
