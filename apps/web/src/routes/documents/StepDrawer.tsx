import { App, Button, Drawer, Form } from 'antd';
import type { CaseView, PaperView } from '../../api';
import { useDirectory } from '../../shared/directory';
import { goOnByEnter } from '../../shared/enter-walk';
import { FieldItem } from '../../shared/form/FieldItem';
import { fieldFaults, toProblem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useLeave } from '../../shared/use-leave';
import { useShortcuts } from '../../shared/use-shortcuts';
import { useViewer } from '../../shared/viewer';
import { formFaults } from '../petitions/actions/faults';
import type { FormContext, Values } from '../petitions/actions/spec';
import { useSent } from '../petitions/actions/use-command';
import { address } from './paper-address';
import { STEPS } from './steps';

type Props = { petition: CaseView; step: string; paper: PaperView | null; onClose: () => void };

/** Nobody checks or signs a paper without reading it. */
const READ_FIRST: readonly string[] = ['check', 'sign'];

/** One step of a document: a short form in a drawer, Ctrl+Enter sends it. */
export function StepDrawer({ petition, step, paper, onClose }: Props) {
  const { message } = App.useApp();
  const { onTyped, close, leave } = useLeave(onClose);
  const viewer = useViewer();
  const directory = useDirectory();
  const [form] = Form.useForm<Values>();
  const spec = STEPS[step]!;
  const on: FormContext = { petition, viewer, directory, today: viewer.today };
  const initial = spec.initial(on, paper);
  const values = (Form.useWatch([], form) as Values | undefined) ?? initial;
  const sending = useSent(petition, step, { send: spec.send });
  useShortcuts([{ key: 'Ctrl+Enter', inFields: true, run: () => form.submit() }]);
  const what = paper === null ? spec.zh : `${spec.zh}《${paper.zh}》`;

  const reads = paper !== null && READ_FIRST.includes(step);

  return (
    <Drawer open title={what} size={reads ? 760 : 560} onClose={leave} destroyOnHidden>
      <Form
        form={form}
        layout="vertical"
        onKeyDownCapture={goOnByEnter}
        className="command-form"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={onTyped}
        aria-label={what}
        onFinish={(typed) =>
          sending.mutate(paper === null ? typed : { ...typed, documentId: paper.documentId }, {
            onSuccess: (done) => {
              void message.success(
                `${spec.zh}:已办${done.numbers.length > 0 ? `,${done.numbers.join('、')}` : ''}`,
              );
              close();
            },
            onError: (error) => form.setFields(formFaults(step, fieldFaults(toProblem(error)), petition)),
          })
        }
      >
        <ProblemNote error={sending.error} />
        {paper?.withheld && reads ? (
          <p className="form-note">写有举报人身份,不可查阅</p>
        ) : paper !== null && reads ? (
          <iframe
            className="paper-preview in-form"
            title={`${spec.zh}的${paper.zh}`}
            src={address(petition.petitionId, paper.documentId, 'print')}
          />
        ) : null}
        {spec.note ? <p className="form-note">{spec.note}</p> : null}
        {spec.fields(on, values, paper).map((field) => (
          <FieldItem key={String(field.name)} field={field} />
        ))}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {spec.zh} <kbd>Ctrl+Enter</kbd>
        </Button>
      </Form>
    </Drawer>
  );
}
