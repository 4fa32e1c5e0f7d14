import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type CaseView, composePaper, type ComposedView, type PapersView, type PaperView } from '../../api';
import { goOnByEnter } from '../../shared/enter-walk';
import { prune } from '../../shared/form/field';
import { FieldItem } from '../../shared/form/FieldItem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useLeave } from '../../shared/use-leave';
import { useShortcuts } from '../../shared/use-shortcuts';
import type { Values } from '../petitions/actions/spec';
import { useSent } from '../petitions/actions/use-command';
import { formFieldsOf, sendDraft } from './steps';

type Props = {
  petition: CaseView;
  papers: PapersView;
  paper: PaperView | null;
  /** A kind with what another book knows of it. */
  given?: { code: string; fields: Record<string, string> };
  onClose: () => void;
};

/** What the paper still lacks, and what may not be said in it. */
function Findings({ composed }: { composed: ComposedView }) {
  return (
    <div role="status" aria-live="polite">
      {composed.missing.length > 0 ? <p className="muted">还缺:{composed.missing.join('、')}</p> : null}
      {composed.faults.map((fault) => (
        <p key={fault} className="problem">
          {fault}
        </p>
      ))}
    </div>
  );
}

/** 拟稿、改稿: fields on top, the text that comes out of the case below, to be written over before it is kept. */
export function DraftDrawer({ petition, papers, paper, given, onClose }: Props) {
  const { message, modal } = App.useApp();
  const { onTyped, close, leave } = useLeave(onClose);
  const [form] = Form.useForm<Values>();
  const [code, setCode] = useState(paper?.code ?? given?.code);
  // the text as the case gave it: nobody has written in it yet
  const [made, setMade] = useState<string>();
  const kind = papers.kinds.find((one) => one.code === code);
  const keeping = useSent(petition, 'draft', { send: sendDraft });
  const composing = useMutation({
    mutationFn: async () => {
      const fields = prune((form.getFieldValue('fields') as Record<string, string> | undefined) ?? {});
      const { data } = await composePaper({
        path: { petitionId: petition.petitionId },
        body: { code: code as never, fields },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: (composed) => {
      if (!composed.body) return;
      form.setFieldsValue({ title: composed.title, body: composed.body });
      setMade(composed.body);
    },
  });
  function compose() {
    const body = String((form.getFieldValue('body') as string | undefined) ?? '').trim();
    if (body === '' || body === made?.trim()) return composing.mutate();
    return void modal.confirm({
      title: '用生成的正文换掉现在的正文?',
      content: '标题和正文里改过、写过的话会被换掉。',
      okText: '换掉',
      cancelText: '保留',
      autoFocusButton: 'cancel',
      onOk: () => composing.mutate(),
    });
  }
  useShortcuts([{ key: 'Ctrl+Enter', inFields: true, run: () => form.submit() }]);

  return (
    <Drawer open title={paper ? `改稿《${paper.zh}》` : '拟稿'} size={720} onClose={leave} destroyOnHidden>
      <Form
        form={form}
        layout="vertical"
        onKeyDownCapture={goOnByEnter}
        className="command-form"
        requiredMark={false}
        aria-label="拟稿"
        initialValues={{
          fields: paper?.fields ?? given?.fields ?? {},
          title: paper?.title,
          body: paper?.body,
        }}
        onValuesChange={onTyped}
        onFinish={(typed) =>
          keeping.mutate(
            {
              ...typed,
              code,
              fields: typed['fields'] ?? {},
              ...(paper ? { documentId: paper.documentId } : {}),
            },
            {
              onSuccess: () => {
                void message.success('已存稿');
                close();
              },
            },
          )
        }
      >
        <ProblemNote error={keeping.error ?? composing.error} />
        {paper ? null : (
          <Form.Item label="文书">
            <Select
              autoFocus
              aria-label="文书"
              placeholder="选择文书"
              value={code}
              onChange={setCode}
              showSearch={{ optionFilterProp: 'label' }}
              options={papers.kinds.map((one) => ({ value: one.code, label: `${one.code} ${one.zh}` }))}
            />
          </Form.Item>
        )}
        {kind ? (
          <>
            {formFieldsOf(kind.fields).map((field) => (
              <FieldItem key={String(field.name)} field={{ ...field, required: false }} />
            ))}
            <Button onClick={compose} loading={composing.isPending}>
              由案件生成正文
            </Button>
            {composing.data ? <Findings composed={composing.data} /> : null}
            <Form.Item name="title" label="标题" style={{ marginTop: 12 }}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={300} />
            </Form.Item>
            <Form.Item
              name="body"
              label="正文"
              help="每段一行;“一、”开头的短行排成标题。不填即用生成的正文。"
            >
              <Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={keeping.isPending}>
              存稿 <kbd>Ctrl+Enter</kbd>
            </Button>
          </>
        ) : null}
      </Form>
    </Drawer>
  );
}
