import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CorrectedFieldView, TimelineEntry } from '../../../api';
import { getRawEventOptions } from '../../../api/@tanstack/react-query.gen';
import { Answer } from '../../../shared/states';

const SHOWN = 12;

function written(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

function RawEvent({ petitionId, version }: { petitionId: string; version: number }) {
  const query = useQuery(getRawEventOptions({ path: { petitionId, version } }));
  return (
    <Answer query={query} rows={2}>
      {(event) => (
        <div className="raw">
          <p>
            {event.type} · 第 {event.version} 号 · 记录于 {event.recordedAt}
          </p>
          <p>散列 {event.hash}</p>
          <p>前一 {event.previousHash}</p>
          <pre>{written(event.dataJson)}</pre>
        </div>
      )}
    </Answer>
  );
}

const NOTHING = '(空)';

/** What a 更正登记 changed: what stood there, and what stands there now. */
function Corrected({ fields }: { fields: CorrectedFieldView[] }) {
  return (
    <dl className="corrected">
      {fields.map(({ zh, was, is, withheld }, at) => (
        <div key={at}>
          <dt>{zh}</dt>
          {withheld ? (
            <dd className="muted">有更正,内容不显示(涉及举报人身份)</dd>
          ) : (
            <dd className="prewrap">
              <del>{was ?? NOTHING}</del> <span aria-label="改为">→</span> <ins>{is ?? NOTHING}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Entry({ entry, petitionId }: { entry: TimelineEntry; petitionId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      {/* the sentence says when, who and on what it rests */}
      <p>{entry.sentence}</p>
      {entry.corrected.length > 0 ? <Corrected fields={entry.corrected} /> : null}
      <button type="button" className="plain small muted" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起原始记录' : '原始记录'}
      </button>
      {open ? <RawEvent petitionId={petitionId} version={entry.version} /> : null}
    </li>
  );
}

/** What happened, the latest first, in sentences; each opens to the event itself and its place in the chain. */
export function Timeline({ entries, petitionId }: { entries: TimelineEntry[]; petitionId: string }) {
  const [all, setAll] = useState(false);
  const ordered = [...entries].sort((a, b) => b.version - a.version);
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <>
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry key={entry.eventId} entry={entry} petitionId={petitionId} />
        ))}
      </ol>
      {ordered.length > shown.length ? (
        <button type="button" className="plain small" onClick={() => setAll(true)}>
          更早的 {ordered.length - shown.length} 条
        </button>
      ) : null}
    </>
  );
}
