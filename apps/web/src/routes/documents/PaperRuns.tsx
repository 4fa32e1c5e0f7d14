import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Progress, Radio, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { type PaperRunView, removePaperRun, startPaperRun } from '../../api';
import {
  getPaperRunOptions,
  listPaperRunsOptions,
  listRunKindsOptions,
} from '../../api/@tanstack/react-query.gen';
import { prune } from '../../shared/form/field';
import { FieldItem } from '../../shared/form/FieldItem';
import { petitionsFound } from '../../shared/petitions-found';
import { ProblemNote } from '../../shared/ProblemNote';
import { areWordsLost } from '../../shared/search-words';
import { Section } from '../../shared/Section';
import { Answer } from '../../shared/states';
import { addressOf, filtersOf, type Filters } from '../petitions/list/filters';
import { formFieldsOf } from './steps';
import './documents.css';

type Values = { form?: 'docx' | 'pdf'; drafting?: boolean; fields?: Record<string, string> };

/** How often a run is asked how far it is. @unit milliseconds */
const ASK_MS = 1_000;
const ENDED = ['done', 'failed'];
const STATUS_ZH: Readonly<Record<string, string>> = {
  waiting: '等候',
  running: '正在出',
  done: '已完成',
  failed: '出错停止',
};

/** The selection of the list; by itself, all that have not been told. */
function selectionOf(address: URLSearchParams): Filters {
  const { sort: _sort, after: _after, ...filters } = filtersOf(address);
  return Object.keys(filters).length === 0 ? { lacksNotice: true } : filters;
}

function Selection({ filters }: { filters: Filters }) {
  const query = useQuery(petitionsFound({ ...filters, limit: 1 }));
  const total = query.data?.total;
  const address = addressOf(filters);
  return (
    <p>
      范围:{Object.keys(filters).join() === 'lacksNotice' ? '尚未告知的件' : '信访件列表所选'},
      <strong>{query.isPending ? '…' : total == null ? '1000 件以上' : `${total} 件`}</strong>{' '}
      <Link to={`/petitions?${address.toString()}`}>在列表中改范围</Link>
    </p>
  );
}

function Start({ filters, onStarted }: { filters: Filters; onStarted: (run: PaperRunView) => void }) {
  const kinds = useQuery(listRunKindsOptions());
  const [code, setCode] = useState('D04');
  const [form] = Form.useForm<Values>();
  const starting = useMutation({
    mutationFn: async (typed: Values) => {
      const { data } = await startPaperRun({
        body: {
          code: code as never,
          form: typed.form ?? 'docx',
          drafting: typed.drafting === true,
          fields: prune(typed.fields ?? {}),
          filter: filters,
        },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: onStarted,
  });
  const kind = kinds.data?.find((one) => one.code === code);
  return (
    <Form
      form={form}
      layout="vertical"
      className="command-form office-paper"
      requiredMark={false}
      aria-label="批量出文书"
      initialValues={{ form: 'docx', drafting: false }}
      onFinish={(typed) => starting.mutate(typed)}
    >
      <ProblemNote error={starting.error} />
      <Form.Item label="文书">
        <Select
          aria-label="文书"
          value={code}
          onChange={(picked: string) => {
            setCode(picked);
            form.resetFields(['fields']);
          }}
          showSearch={{ optionFilterProp: 'label' }}
          options={(kinds.data ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.zh}` }))}
        />
      </Form.Item>
      {formFieldsOf(kind?.fields ?? []).map((field) => (
        <FieldItem key={String(field.name)} field={field} />
      ))}
      <Form.Item name="form" label="形式">
        <Radio.Group
          options={[
            { value: 'docx', label: '逐件 docx,合成一个 zip' },
            { value: 'pdf', label: '合成一个 PDF(一次打印)' },
          ]}
        />
      </Form.Item>
      <Form.Item name="drafting" valuePropName="checked">
        <Checkbox>没有此种文书的件,同时存为草稿(随后逐件核稿、签发)</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={starting.isPending}>
        开始
      </Button>
    </Form>
  );
}

function Run({ runId, onRemoved }: { runId: string; onRemoved: () => void }) {
  const queries = useQueryClient();
  const query = useQuery({
    ...getPaperRunOptions({ path: { runId } }),
    refetchInterval: ({ state }) => (ENDED.includes(state.data?.status ?? '') ? false : ASK_MS),
  });
  const removing = useMutation({
    mutationFn: () => removePaperRun({ path: { runId }, throwOnError: true }),
    onSuccess: async () => {
      onRemoved();
      await queries.invalidateQueries();
    },
  });
  return (
    <Answer query={query} rows={3}>
      {(run) => {
        const ended = ENDED.includes(run.status);
        return (
          <div role="status" aria-live="polite">
            <Progress
              percent={Math.floor(((run.made + run.leftCount) / Math.max(run.total, 1)) * 100)}
              status={run.status === 'failed' ? 'exception' : ended ? 'success' : 'active'}
              aria-label="进度"
            />
            <p>
              {STATUS_ZH[run.status]}:共 {run.total} 件,已出 {run.made} 件
              {run.leftCount > 0 ? `,未出 ${run.leftCount} 件` : ''}
            </p>
            <p className="paper-bar">
              {run.status === 'done' && run.made > 0 ? (
                <Button type="primary" href={`/api/paper-runs/${encodeURIComponent(run.runId)}/file`}>
                  下载 {run.form === 'pdf' ? 'PDF' : 'zip'}
                </Button>
              ) : null}
              <Button onClick={() => removing.mutate()} loading={removing.isPending}>
                {ended ? '清除' : '取消'}
              </Button>
            </p>
            <ProblemNote error={removing.error} />
            {run.left.length > 0 ? (
              <table className="book">
                <caption className="muted">
                  未出的件{run.leftCount > run.left.length ? `(列出前 ${run.left.length} 件)` : ''}
                </caption>
                <thead>
                  <tr>
                    <th>件</th>
                    <th>原因</th>
                  </tr>
                </thead>
                <tbody>
                  {run.left.map(({ petitionId, displayNo, reason }) => (
                    <tr key={petitionId}>
                      <td className="nowrap">
                        {displayNo ? <Link to={`/petitions/${petitionId}`}>{displayNo}</Link> : '(不显示)'}
                      </td>
                      <td>{reason}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : null}
          </div>
        );
      }}
    </Answer>
  );
}

/** 批量文书: the same paper for a whole selection, made in the background; it goes on when the page is left. */
export function PaperRuns() {
  const [address] = useSearchParams();
  const queries = useQueryClient();
  const runs = useQuery(listPaperRunsOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen ?? runs.data?.[0]?.runId ?? null;
  const filters = selectionOf(address);
  // it begins below a long form: how it goes on must be in sight
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== null) place.current?.scrollIntoView({ block: 'end', behavior: 'smooth' });
  }, [chosen]);
  return (
    <>
      <p className="muted small">
        案上已有此种文书的,给出现有的(已签发的带文号);没有的由案件生成。检举控告件、密封件不批量出。生成的文件加密保存一日。
      </p>
      {areWordsLost(address) ? (
        // without the words it would be a run for all the others, too
        <p>
          查找的词已经不在了,范围不再是刚才所选:<Link to="/petitions">请在列表中重新选</Link>
        </p>
      ) : (
        <>
          <Selection filters={filters} />
          <Start
            filters={filters}
            onStarted={(run) => {
              setChosen(run.runId);
              void queries.invalidateQueries({ queryKey: listPaperRunsOptions().queryKey });
            }}
          />
        </>
      )}
      {shown ? (
        <Section title="进度">
          {(runs.data?.length ?? 0) > 1 ? (
            <Select
              aria-label="批次"
              style={{ minWidth: 280, marginBottom: 8 }}
              value={shown}
              onChange={setChosen}
              options={(runs.data ?? []).map((run) => ({
                value: run.runId,
                label: `${new Date(run.createdAt).toLocaleString('zh-CN')} ${run.code} ${run.total} 件`,
              }))}
            />
          ) : null}
          <div ref={place}>
            <Run key={shown} runId={shown} onRemoved={() => setChosen(null)} />
          </div>
        </Section>
      ) : null}
    </>
  );
}
