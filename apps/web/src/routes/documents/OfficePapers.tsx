import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { composeOfficePaper, type OfficePaperKindView, renderOfficePaper } from '../../api';
import { listOfficePapersOptions } from '../../api/@tanstack/react-query.gen';
import { goOnByEnter } from '../../shared/enter-walk';
import { prune } from '../../shared/form/field';
import { FieldItem } from '../../shared/form/FieldItem';
import { keepFile } from '../../shared/keep-file';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answer } from '../../shared/states';
import { formFieldsOf } from './steps';
import './documents.css';

type Values = { fields?: Record<string, string>; docNo?: string; signedOn?: string };
type PaperForm = 'docx' | 'print' | 'pdf';
const SUFFIX: Readonly<Record<PaperForm, string>> = { docx: 'docx', print: 'html', pdf: 'pdf' };

const bodyOf = (code: string, { fields, docNo, signedOn }: Values) => ({
  code: code as never,
  fields: prune(fields ?? {}) as Record<string, string>,
  ...(docNo ? { docNo } : {}),
  ...(signedOn ? { signedOn } : {}),
});

function Paper({ kind }: { kind: OfficePaperKindView }) {
  const [form] = Form.useForm<Values>();
  const values = () => form.getFieldsValue(true) as Values;
  const composing = useMutation({
    mutationFn: async () => {
      const { data } = await composeOfficePaper({ body: bodyOf(kind.code, values()), throwOnError: true });
      return data;
    },
  });
  const rendering = useMutation({
    mutationFn: async (wanted: PaperForm) => {
      const { data } = await renderOfficePaper({
        body: { ...bodyOf(kind.code, values()), form: wanted },
        parseAs: 'blob',
        throwOnError: true,
      });
      keepFile(data as unknown as Blob, `${kind.zh}.${SUFFIX[wanted]}`);
    },
  });
  const composed = composing.data;
  return (
    <Form
      form={form}
      layout="vertical"
      onKeyDownCapture={goOnByEnter}
      className="command-form office-paper"
      requiredMark={false}
      aria-label={kind.zh}
    >
      <ProblemNote error={rendering.error ?? composing.error} />
      {formFieldsOf(kind.fields).map((field) => (
        <FieldItem key={String(field.name)} field={field} />
      ))}
      <Form.Item name="docNo" label="文号" help="按本机关发文簿取得的号;没有即为草稿">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="signedOn" label="签发日" help="写作 2026-11-22">
        <Input maxLength={10} />
      </Form.Item>
      <div className="paper-bar">
        <Button onClick={() => composing.mutate()} loading={composing.isPending}>
          试拟
        </Button>
        {(['docx', 'print', 'pdf'] as const).map((wanted) => (
          <Button key={wanted} onClick={() => rendering.mutate(wanted)} disabled={rendering.isPending}>
            {wanted === 'print' ? '打印页' : wanted}
          </Button>
        ))}
      </div>
      {composed ? (
        <div role="status" aria-live="polite">
          {composed.missing.length > 0 ? <p className="muted">还缺:{composed.missing.join('、')}</p> : null}
          {composed.faults.map((fault) => (
            <p key={fault} className="problem">
              {fault}
            </p>
          ))}
          {composed.title ? <h3>{composed.title}</h3> : null}
          {composed.body
            .split('\n')
            .filter((line) => line !== '')
            .map((line, at) => (
              <p key={`${String(at)}${line.slice(0, 12)}`}>{line}</p>
            ))}
        </div>
      ) : null}
    </Form>
  );
}

/** 机关文书: papers that belong to no petition, composed of what is typed here (D33–D36, D44–D48). */
export function OfficePapers() {
  const query = useQuery(listOfficePapersOptions());
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <Answer query={query} rows={6}>
      {(kinds) => {
        const kind = kinds.find(({ code }) => code === (picked ?? kinds[0]?.code));
        return (
          <>
            <Select
              aria-label="机关文书"
              style={{ minWidth: 280, marginBottom: 12 }}
              value={kind?.code ?? null}
              onChange={(code: string) => setPicked(code)}
              options={kinds.map((one) => ({ value: one.code, label: `${one.code} ${one.zh}` }))}
            />
            {kind ? <Paper key={kind.code} kind={kind} /> : null}
          </>
        );
      }}
    </Answer>
  );
}
