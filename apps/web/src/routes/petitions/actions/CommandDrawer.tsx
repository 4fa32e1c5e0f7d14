import { App, Button, Drawer, Form } from 'antd';
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '../../../api';
import { getCaseQueryKey } from '../../../api/@tanstack/react-query.gen';
import { useDirectory } from '../../../shared/directory';
import { goOnByEnter } from '../../../shared/enter-walk';
import { FieldItem } from '../../../shared/form/FieldItem';
import { fieldFaults, isConflict, isUnanswered, toProblem } from '../../../shared/problem';
import { ProblemNote } from '../../../shared/ProblemNote';
import { useFirstField } from '../../../shared/use-first-field';
import { useLeave } from '../../../shared/use-leave';
import { useShortcuts } from '../../../shared/use-shortcuts';
import { useViewer } from '../../../shared/viewer';
import { commandOf } from './registry';
import { ResultText } from '../case/ResultText';
import { formFaults } from './faults';
import { isReadFirst } from './read-first';
import { ResultEditor } from './ResultEditor';
import type { FormContext, Values } from './spec';
import { useCommand } from './use-command';
import './actions.css';

export type OpenAction = { action: string; zh: string; preset?: Values };

/**
 * Someone was quicker: who, with what; the typed text stays and goes out again with the new version. What the person
 * himself sent, and never heard of, is told as such: sent once more it is not done twice.
 */
function ConflictNote({ petition, seen, unheard }: { petition: CaseView; seen: number; unheard: boolean }) {
  const queries = useQueryClient();
  const viewer = useViewer();
  const last = petition.timeline.reduce((a, b) => (b.version > a.version ? b : a), petition.timeline[0]!);
  const reloaded = petition.version > seen;
  if (unheard && reloaded && last.actorName === viewer.displayName)
    return (
      <div className="problem" role="alert">
        <strong>刚才可能已经办成</strong> {last.sentence}。再提交一次即可确认,不会办两遍。
      </div>
    );
  return (
    <div className="problem" role="alert">
      <strong>{reloaded && last.actorName ? `此件刚被${last.actorName}更新` : '此件刚被别人更新'}</strong>{' '}
      {reloaded ? `${last.sentence}。已填写的内容都在,核对后可再提交。` : '已填写的内容都在。'}
      {reloaded ? null : (
        <p style={{ marginTop: 6 }}>
          <Button
            size="small"
            onClick={() =>
              void queries.invalidateQueries({
                queryKey: getCaseQueryKey({ path: { petitionId: petition.petitionId } }),
              })
            }
          >
            重新读取
          </Button>
        </p>
      )}
    </div>
  );
}

type FormProps = {
  petition: CaseView;
  open: OpenAction;
  onTyped: () => void;
  onDone: () => void;
  onCancel: () => void;
};

function CommandForm({ petition, open, onTyped, onDone, onCancel }: FormProps) {
  const { message } = App.useApp();
  const viewer = useViewer();
  const directory = useDirectory();
  const [form] = Form.useForm<Values>();
  const on: FormContext = { petition, viewer, directory, today: viewer.today };
  const spec = commandOf(open.action);
  const command = useCommand(petition, open.action);
  const [conflictAt, setConflictAt] = useState<number | null>(null);
  // What was on the screen when the form was opened: news of the case come in beside it.
  const openedAt = useRef(petition.version);
  // Computed once: a case read anew must not overwrite what has been typed.
  const initial = useRef<Values | null>(null);
  initial.current ??= { ...spec?.initial(on), ...open.preset };
  const values = (Form.useWatch([], form) as Values | undefined) ?? initial.current;

  useFirstField();
  useShortcuts([{ key: 'Ctrl+Enter', inFields: true, run: () => form.submit() }]);

  if (!spec) return <p>这一步没有表单。</p>;

  function send(typed: Values) {
    // Values of fields that are hidden now stay in the form, so that nothing typed is lost, and are left out here.
    const body = spec!.body ? spec!.body(typed, on, initial.current ?? {}) : typed;
    command.mutate(body, {
      onSuccess: (done) => {
        // the same words once more are no event
        if (!done.isNews) return void message.info('没有改动,没有记录');
        const numbers = done.numbers.length > 0 ? `,${done.numbers.join('、')}` : '';
        void message.success(`${open.zh}:已办${numbers}`);
        onDone();
      },
      onError: (error) => {
        const problem = toProblem(error);
        setConflictAt(isConflict(problem) ? petition.version : null);
        const faults = formFaults(open.action, fieldFaults(problem), petition, typed);
        form.setFields(faults);
        const first = faults.find(({ name }) => form.getFieldInstance(name) !== undefined);
        if (first) form.scrollToField(first.name, { focus: true, block: 'center' });
      },
    });
  }

  const note = spec.note?.(on);
  return (
    <Form
      form={form}
      className="command-form"
      layout="vertical"
      requiredMark={false}
      initialValues={initial.current}
      onValuesChange={onTyped}
      onFinish={send}
      onKeyDownCapture={goOnByEnter}
      scrollToFirstError={{ focus: true, block: 'center' }}
      aria-label={open.zh}
    >
      {conflictAt === null ? <ProblemNote error={command.error} /> : null}
      {conflictAt !== null || petition.version > openedAt.current ? (
        <ConflictNote
          petition={petition}
          seen={conflictAt ?? openedAt.current}
          unheard={command.error !== null && isUnanswered(command.error)}
        />
      ) : null}
      {note ? <p className="form-note">{note}</p> : null}
      {isReadFirst(open.action, petition) && petition.result ? (
        <details className="folded read-first" open>
          <summary>
            {open.action === 'issue' ? '签发' : '审核'}的处理结果(第 {petition.result.submission} 次提交)
          </summary>
          <ResultText result={petition.result} />
        </details>
      ) : null}
      {open.action === 'submitResult' ? (
        <ResultEditor on={on} values={values} />
      ) : (
        spec.fields(on, values).map((field) => <FieldItem key={String(field.name)} field={field} />)
      )}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {spec.submit ?? open.zh}
        </Button>
        <Button onClick={onCancel}>先不办</Button>
        <span className="muted small">
          <kbd>Enter</kbd> 下一栏,<kbd>Ctrl</kbd>+<kbd>Enter</kbd> 提交
        </span>
      </div>
    </Form>
  );
}

/** The form of one command, beside the case. What has been typed is never dropped without asking. */
export function CommandDrawer({
  petition,
  open,
  onClose,
}: {
  petition: CaseView;
  open: OpenAction | null;
  onClose: () => void;
}) {
  const { onTyped, close, leave } = useLeave(onClose);

  return (
    <Drawer
      open={open !== null}
      title={open ? `${open.zh} · ${petition.displayNo}` : ''}
      size={open ? (commandOf(open.action)?.width ?? 520) : 520}
      onClose={leave}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {open ? (
        <CommandForm
          key={open.action}
          petition={petition}
          open={open}
          onTyped={onTyped}
          onDone={close}
          onCancel={leave}
        />
      ) : null}
    </Drawer>
  );
}
