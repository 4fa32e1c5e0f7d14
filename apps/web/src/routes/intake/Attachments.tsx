import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { fileScan, type RegisteredPetition } from '../../api';
import { base64Of } from '../../shared/file-base64';
import { newKey } from '../../shared/idempotency';
import { toProblem } from '../../shared/problem';
import { filedAs } from '../../shared/scan-file';
import { useLeaveWarning } from '../../shared/use-leave-warning';

/** A file on its way. @shape key: the same for every try, so that a lost answer is no second scan */
type Upload = { file: File; key: string; state: 'waiting' | 'sending' | 'filed' | 'failed'; why: string };

/**
 * Files that were chosen at the registration, sent one after the other now that there is a petition. The petition is
 * registered whatever becomes of them: each says for itself whether it is in the file, and may be sent again.
 * @shape onUnsent: told how many are not filed yet
 */
export function Attachments({
  petition,
  files,
  onUnsent,
}: {
  petition: RegisteredPetition;
  files: readonly File[];
  onUnsent: (count: number) => void;
}) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>(() =>
    files.map((file) => ({ file, key: newKey(), state: 'waiting', why: '' })),
  );
  const begun = useRef(false);
  const unsent = uploads.filter(({ state }) => state !== 'filed').length;
  const busy = uploads.some(({ state }) => state === 'sending' || state === 'waiting');
  useLeaveWarning(unsent > 0);
  useEffect(() => onUnsent(unsent), [unsent, onUnsent]);

  const sending = useMutation({
    mutationFn: async ({ file, key }: Upload) => {
      const number = files.length > 1 ? ` ${files.indexOf(file) + 1}` : '';
      const { of, megabytes } = filedAs(file);
      const title = `${of === 'recording' ? '录音录像' : '来件原件'}${number}`;
      await fileScan({
        path: { petitionId: petition.petitionId },
        // no file's own name: it may tell who wrote, and stands in the list of the file for everybody who handles it
        body: { of, title, file: await base64Of(file, megabytes) },
        // a scan decides nothing: the version of the registration holds for all of them
        headers: { 'If-Match': `"${petition.version}"`, 'Idempotency-Key': key },
        throwOnError: true,
      });
    },
  });
  const mark = (key: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  async function send(wanted: readonly Upload[]) {
    for (const { key } of wanted) mark(key, { state: 'waiting', why: '' });
    for (const one of wanted) {
      mark(one.key, { state: 'sending' });
      try {
        await sending.mutateAsync(one);
        mark(one.key, { state: 'filed' });
      } catch (error) {
        const { detail, title } = toProblem(error);
        mark(one.key, { state: 'failed', why: detail || title });
      }
    }
    await queries.invalidateQueries();
  }
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void send(uploads);
  });

  const failed = uploads.filter(({ state }) => state === 'failed');
  return (
    <section className="uploads no-print" aria-label="附件入卷" aria-live="polite">
      <h2>附件</h2>
      <ul className="attachments">
        {uploads.map(({ file, key, state, why }) => (
          <li key={key}>
            {file.name} {state === 'filed' ? <span className="muted">已入卷</span> : null}
            {state === 'sending' ? <span className="muted">正在上传…</span> : null}
            {state === 'waiting' ? <span className="muted">等待上传</span> : null}
            {state === 'failed' ? <span className="fault">没有入卷:{why}</span> : null}
          </li>
        ))}
      </ul>
      {failed.length > 0 && !busy ? (
        <p>
          <strong>此件已经登记,编号有效;有 {failed.length} 个附件没有入卷。</strong>
          <Button size="small" onClick={() => void send(failed)}>
            再传
          </Button>{' '}
          <span className="muted">也可以稍后在此件“文书”的“扫描件入卷”里补上。</span>
        </p>
      ) : null}
    </section>
  );
}
