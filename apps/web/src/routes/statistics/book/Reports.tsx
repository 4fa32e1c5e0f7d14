import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BookView, ReportView } from '../../../api';
import { returnReport, submitReport } from '../../../api/sdk.gen';
import { ProblemNote } from '../../../shared/ProblemNote';
import { Section } from '../../../shared/Section';
import { FileProgress, useFile } from '../../../shared/use-file';
import { Correction } from './Correction';
import { useDuties } from './duties';
import { type Kind, kindsOf, STATUS_ZH } from './kinds';
import { ReadReport } from './ReadReport';
import { ReportEditor } from './ReportEditor';
import { SignReport } from './SignReport';
import { keyed, useAct, type Key } from './use-act';

type Take = (file: { label: string; href: string }) => void;

function Line({
  at,
  kind,
  zh,
  report,
  frozen,
  onTake,
}: {
  at: Key;
  kind: Kind;
  zh: string;
  report: ReportView | undefined;
  frozen: boolean;
  onTake: Take;
}) {
  const { writes, signs } = useDuties(at.orgId);
  const [reading, setReading] = useState(false);
  const [editing, setEditing] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  // of the report as it stands on the screen
  const body = { ...at, kind, version: report?.version ?? 0 };
  const submit = useAct((given: typeof body, key) => submitReport({ body: given, ...keyed(key) }));
  const sendBack = useAct(
    (why: string, key) => returnReport({ body: { ...body, reason: why }, ...keyed(key) }),
    () => setReason(null),
  );
  const status = report?.status;
  const file = (format: 'docx' | 'pdf') =>
    `/api/statistics/report/${format}?${new URLSearchParams({ period: at.period, orgId: String(at.orgId), kind }).toString()}`;
  return (
    <tr>
      <td>{zh}</td>
      <td>
        {status ? `${STATUS_ZH[status]}(第 ${report?.version} 版)` : '未起草'}
        {report?.signedOn ? ` ${report.signedOn}` : ''}
        {report?.signer ? ` ${report.signer}` : ''}
        {status === 'signed' ? ` ${report?.docNo ?? '未编号'}` : ''}
        {report && report.corrections > 0 ? `,更正通知 ${report.corrections} 份` : ''}
      </td>
      <td>
        <ProblemNote error={submit.error} />
        {status ? (
          <>
            <Button size="small" onClick={() => setReading(true)}>
              看正文
            </Button>{' '}
          </>
        ) : null}
        {writes && status !== 'signed' && status !== 'inReview' ? (
          <>
            <Button size="small" onClick={() => setEditing(true)}>
              {status ? '修改' : '起草'}
            </Button>{' '}
          </>
        ) : null}
        {writes && status === 'draft' && !report?.ofFrozen ? (
          <span className="muted small">
            {frozen ? '按冻结的数重拟以后才能送审' : '本期冻结以后才能送审'}
          </span>
        ) : null}
        {writes && status === 'draft' && report?.ofFrozen ? (
          <Button size="small" loading={submit.isPending} onClick={() => submit.mutate(body)}>
            送审
          </Button>
        ) : null}
        {status === 'inReview' && signs ? (
          <>
            {report?.ofFrozen ? <SignReport at={at} kind={kind} zh={zh} version={report.version} /> : null}{' '}
            <Button size="small" onClick={() => setReason('')}>
              退回
            </Button>{' '}
            {report?.ofFrozen ? null : (
              <span className="muted small">
                {frozen
                  ? `按冻结以前、截至 ${report?.asOf ?? ''} 的数起草,请退回重拟`
                  : '本期冻结以后才能签发'}
              </span>
            )}
          </>
        ) : null}
        {status === 'inReview' && !signs ? <span className="muted small">等部领导审核、签发</span> : null}
        {status === 'signed' && signs ? <Correction at={at} kind={kind} zh={zh} /> : null}
        {reading ? (
          <ReadReport at={at} kind={kind} zh={zh} frozen={frozen} onClose={() => setReading(false)} />
        ) : null}
        {editing ? (
          <ReportEditor at={at} kind={kind} frozen={frozen} onClose={() => setEditing(false)} />
        ) : null}
        <Modal
          title="退回修改"
          open={reason !== null}
          okText="退回"
          cancelText="取消"
          confirmLoading={sendBack.isPending}
          onCancel={() => setReason(null)}
          onOk={() => sendBack.mutate(reason ?? '')}
        >
          <ProblemNote error={sendBack.error} />
          <Input.TextArea
            aria-label="退回理由"
            rows={3}
            maxLength={2_000}
            value={reason ?? ''}
            onChange={(event) => setReason(event.target.value)}
          />
        </Modal>
      </td>
      <td>
        <span className="links">
          <Button
            type="link"
            size="small"
            onClick={() => onTake({ label: `${zh} docx`, href: file('docx') })}
          >
            docx
          </Button>
          <Button type="link" size="small" onClick={() => onTake({ label: `${zh} PDF`, href: file('pdf') })}>
            PDF
          </Button>
          {Array.from({ length: report?.corrections ?? 0 }, (_, index) => (
            <Button
              key={index}
              type="link"
              size="small"
              onClick={() =>
                onTake({
                  label: `${zh}更正通知 ${index + 1}`,
                  href: `${file('docx')}&correction=${index + 1}`,
                })
              }
            >
              更正通知 {index + 1}
            </Button>
          ))}
        </span>
      </td>
    </tr>
  );
}

/** 起草→审核→签发, each version kept (O-69). */
export function Reports({ book, at }: { book: BookView; at: Key }) {
  const kinds = kindsOf(at.period);
  const wanted = useFile();
  return (
    <Section title="报告" note="冻结以前用现在的数,文字只有起草人能看;冻结以后用冻结的数,送审、签发">
      <FileProgress state={wanted.state} />
      {kinds.length === 0 ? (
        <p className="muted">季度、半年、年才有报告。</p>
      ) : (
        <table className="book figures">
          <thead>
            <tr>
              <th>报告</th>
              <th>状态</th>
              <th>办理</th>
              <th>文件</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(([kind, zh]) => (
              <Line
                key={kind}
                at={at}
                kind={kind}
                zh={zh}
                frozen={book.frozen != null}
                report={book.reports.find((one) => one.kind === kind)}
                onTake={(chosen) => void wanted.take(chosen)}
              />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
