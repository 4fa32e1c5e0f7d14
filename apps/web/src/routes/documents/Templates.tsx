import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { removeTemplate, type TemplateView, uploadTemplate } from '../../api';
import { listTemplatesOptions } from '../../api/@tanstack/react-query.gen';
import { base64Of } from '../../shared/file-base64';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answer } from '../../shared/states';
import { useViewer } from '../../shared/viewer';
import './documents.css';

const CHANGING = ['windowHead', 'admin'];
const fileOf = (name: string, form: string) => `/api/templates/${encodeURIComponent(name)}/${form}`;

function Row({ template, mayChange, pdf, onError }: RowProps) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const done = async (text: string) => {
    onError(null);
    void message.success(text);
    await queries.invalidateQueries();
  };
  // refused because somebody else was quicker: what is in force now has to be looked at
  const failed = (error: unknown) => {
    onError(error);
    void queries.invalidateQueries();
  };
  const upload = useMutation({
    mutationFn: async (file: File) =>
      uploadTemplate({
        path: { name: template.name },
        body: { docx: await base64Of(file, 5), version: template.version },
        throwOnError: true,
      }),
    onSuccess: () => done(`《${template.zh}》已换用新模板`),
    onError: failed,
  });
  const restore = useMutation({
    mutationFn: () =>
      removeTemplate({
        path: { name: template.name },
        query: { version: template.version },
        throwOnError: true,
      }),
    onSuccess: () => done(`《${template.zh}》已恢复自带模板`),
    onError: failed,
  });
  return (
    <tr>
      <td>{template.zh}</td>
      <td>{template.own ? <strong>本机关</strong> : <span className="muted">自带</span>}</td>
      <td>
        <span className="links">
          <a href={fileOf(template.name, 'docx')} download aria-label={`下载${template.zh}模板`}>
            下载模板
          </a>
          {pdf ? (
            <a
              href={fileOf(template.name, 'pdf')}
              target="_blank"
              rel="noreferrer"
              aria-label={`${template.zh}样张(pdf)`}
            >
              样张
            </a>
          ) : (
            <a href={fileOf(template.name, 'sample')} download aria-label={`${template.zh}样张(docx)`}>
              样张(docx)
            </a>
          )}
        </span>
      </td>
      <td>
        {mayChange ? (
          <span className="paper-next">
            <input
              ref={chooser}
              type="file"
              accept=".docx"
              hidden
              aria-label={`选择${template.zh}的模板文件`}
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                if (file) upload.mutate(file);
                event.target.value = '';
              }}
            />
            <Button
              size="small"
              loading={upload.isPending}
              onClick={() => chooser.current?.click()}
              aria-label={`换用${template.zh}模板`}
            >
              换用
            </Button>
            {template.own ? (
              <Popconfirm
                title={`恢复《${template.zh}》的自带模板?`}
                okText="恢复"
                cancelText="取消"
                onConfirm={() => restore.mutate()}
              >
                <Button size="small" aria-label={`恢复${template.zh}自带模板`}>
                  恢复自带
                </Button>
              </Popconfirm>
            ) : null}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

type RowProps = {
  template: TemplateView;
  mayChange: boolean;
  pdf: boolean;
  onError: (error: unknown) => void;
};

/** 文书模板: taken home, edited in Word or WPS, looked at in a sample, put in force; back to ours at any time. */
export function Templates() {
  const { roles } = useViewer();
  const query = useQuery(listTemplatesOptions());
  const [refused, setRefused] = useState<unknown>(null);
  const mayChange = roles.some((role) => CHANGING.includes(role));
  return (
    <>
      <p className="muted small">
        下载模板,用 Word 或 WPS
        改版式和固定文字(花括号里的字段名不要改),再换用。含宏、有不认识的字段、循环套循环的不接受,并指出在哪一段。
      </p>
      <ProblemNote error={refused} />
      <Answer query={query} rows={10}>
        {(templates) => (
          <table className="book" aria-label="文书模板">
            <thead>
              <tr>
                <th>文书、版式</th>
                <th>现用</th>
                <th>查看</th>
                <th>更换</th>
              </tr>
            </thead>
            <tbody>
              {templates.map((template) => (
                <Row
                  key={template.name}
                  template={template}
                  mayChange={mayChange}
                  pdf={template.pdf}
                  onError={setRefused}
                />
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </>
  );
}
