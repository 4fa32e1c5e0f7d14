import { ADDRESSEE_MAX } from '#domain/glossary';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ReportDraft, ReportText } from '../../../api';
import { draftReport } from '../../../api/sdk.gen';
import { getReportOptions } from '../../../api/@tanstack/react-query.gen';
import { ProblemNote } from '../../../shared/ProblemNote';
import { Answer } from '../../../shared/states';
import { useLeave } from '../../../shared/use-leave';
import { HeldBack } from './HeldBack';
import { SetAside } from './SetAside';
import { Trail } from './Trail';
import { keyed, useAct, type Key } from './use-act';
import type { Kind } from './kinds';

type Props = {
  at: Key;
  kind: Kind;
  opened: ReportDraft;
  frozen: boolean;
  onTyped: () => void;
  onDone: () => void;
};

function Editor({ at, kind, opened, frozen, onTyped, onDone }: Props) {
  // what was opened is what is changed: the query may be read anew below
  const [{ text, report = null, figures, setAside = null }] = useState(opened);
  const [written, setWritten] = useState({ ...text, addressee: opened.addressee });
  const older =
    report !== null && !opened.heldBack && (frozen ? !report.ofFrozen : report.asOf !== opened.figuresAsOf);
  const write = (next: typeof written) => {
    setWritten(next);
    onTyped();
  };
  const draft = useAct(
    (given: ReportText | null, key) =>
      draftReport({
        body: { ...at, kind, text: given, version: report?.version ?? 0, figures },
        ...keyed(key),
      }),
    onDone,
  );
  const setSection = (index: number, words: string) =>
    write({
      ...written,
      sections: written.sections.map((section, place) =>
        place === index ? { ...section, paragraphs: words.split('\n') } : section,
      ),
    });
  return (
    <>
      <Trail steps={opened.trail} />
      <HeldBack opened={opened} frozen={frozen} />
      {setAside === null ? null : (
        <p className="form-note">
          他人按冻结的数重拟时看不到您第 {setAside.version}{' '}
          版的文字,没有带入;各节下面可以取回,您保存一版以后不再提示。
        </p>
      )}
      {older ? (
        <p className="form-note">
          文字是按{frozen ? '冻结以前、' : ''}截至 {report.asOf} 的数写的,附表现在用截至 {opened.figuresAsOf}{' '}
          的数:请按现在的数重拟。
        </p>
      ) : null}
      <label className="report-field">
        题目
        <Input
          value={written.title}
          maxLength={200}
          onChange={(event) => write({ ...written, title: event.target.value })}
        />
      </label>
      <label className="report-field">
        主送机关
        <Input
          value={written.addressee}
          maxLength={ADDRESSEE_MAX}
          placeholder="不填的,文件上没有主送机关"
          onChange={(event) => write({ ...written, addressee: event.target.value })}
        />
      </label>
      {kind === 'circular' ? (
        <p className="form-note">本版含检举控告件的数,发县市区的请用“情况通报(发县市区)”。</p>
      ) : null}
      {written.sections.map((section, index) => (
        <div key={section.heading} className="report-section">
          <h3>{section.heading}</h3>
          <Input.TextArea
            aria-label={section.heading}
            autoSize={{ minRows: 2, maxRows: 12 }}
            value={section.paragraphs.join('\n')}
            onChange={(event) => setSection(index, event.target.value)}
          />
          <SetAside setAside={setAside} section={section} onTake={(words) => setSection(index, words)} />
        </div>
      ))}
      <ProblemNote error={draft.error} />
      {opened.heldBack && !frozen ? null : (
        <Button
          type="primary"
          loading={draft.isPending}
          onClick={() =>
            draft.mutate({
              ...written,
              sections: written.sections.map((section) => ({
                ...section,
                paragraphs: section.paragraphs.filter((line) => line.trim() !== ''),
              })),
            })
          }
        >
          保存草稿
        </Button>
      )}
      {report !== null && !opened.heldBack ? (
        <>
          {' '}
          <Popconfirm
            title="各节的数按现在的数重写;“原因分析”“下步建议”里写的保留,其余各节改过的字句要另存。"
            okText="重拟"
            cancelText="不重拟"
            onConfirm={() => draft.mutate(null)}
          >
            <Button>按现在的数重拟</Button>
          </Popconfirm>
        </>
      ) : null}
    </>
  );
}

/** The words of a report: made from the figures, changed by a person; tables and charts are not touched. */
export function ReportEditor({
  at,
  kind,
  frozen,
  onClose,
}: {
  at: Key;
  kind: Kind;
  frozen: boolean;
  onClose: () => void;
}) {
  const { onTyped, close, leave } = useLeave(onClose);
  // what was kept of an earlier opening may be older than what somebody saved since
  const query = useQuery({ ...getReportOptions({ query: { ...at, kind } }), staleTime: 0, gcTime: 0 });
  return (
    <Modal title="报告正文" open width={860} footer={null} destroyOnHidden onCancel={leave}>
      <p className="muted">表和图由系统按数生成,这里只改文字;一行一段。</p>
      <Answer query={query} rows={8}>
        {(opened) => (
          <Editor at={at} kind={kind} opened={opened} frozen={frozen} onTyped={onTyped} onDone={close} />
        )}
      </Answer>
    </Modal>
  );
}
