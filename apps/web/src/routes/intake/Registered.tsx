import { App, Button, QRCode } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { RegisteredPetition } from '../../api';
import { withWeekday } from '../../shared/dates';
import type { LeaveQuestion } from '../../shared/unsent';
import { useLeaveWarning } from '../../shared/use-leave-warning';
import { useShortcuts } from '../../shared/use-shortcuts';
import { useViewer } from '../../shared/viewer';
import { Attachments } from './Attachments';
import { handOver } from './hand-over';

/** @example 2026-09-05 → 2026年9月5日 */
const dayZh = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The code is nowhere but on this page: it is not lost to one key or one click. */
const CODE_QUESTION: LeaveQuestion = {
  title: '查询码还没有交给信访人',
  content: '查询码只显示这一次,离开以后谁也查不到。请先打印回执,或者抄给信访人。',
  okText: '不留查询码',
  cancelText: '留在这里',
  autoFocusButton: 'cancel',
};

/** After registering: the number, the query code once, the receipt; nothing personal stands on it. */
export function Registered({
  done,
  receivedOn,
  arrival,
  files,
  fromMessage,
  onAgain,
}: {
  done: RegisteredPetition;
  receivedOn: string;
  arrival: { channel: string; anonymity: string };
  files: readonly File[];
  /** It was written on the public page, where the code was shown. */
  fromMessage: boolean;
  onAgain: () => void;
}) {
  const viewer = useViewer();
  const { modal } = App.useApp();
  const [unsent, setUnsent] = useState(files.length);
  const { inPerson, nobody, words } = handOver(arrival);
  // by hand or by the receipt: before that no key may lead away from the code
  const [handed, setHanded] = useState<'none' | 'printed' | 'told'>(done.queryCode ? 'none' : 'told');
  const atRisk = handed === 'none';
  useLeaveWarning(atRisk, CODE_QUESTION);
  const print = useRef<HTMLButtonElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => (atRisk ? print : again).current?.focus(), [atRisk]);
  // by the browser's own key as well
  useEffect(() => {
    const printed = () => setHanded('printed');
    window.addEventListener('afterprint', printed);
    return () => window.removeEventListener('afterprint', printed);
  }, []);
  const copied = () => {
    if (done.queryCode && getSelection()?.toString().includes(done.queryCode)) setHanded('told');
  };
  function printReceipt() {
    window.print();
    setHanded('printed');
  }
  // one key at the window: receipt, what was told on the spot, query code, on one A5
  useShortcuts([{ key: 'p', run: printReceipt }]);
  // the files are nowhere but on this page: whoever goes on to the next letter says so
  function goOn() {
    if (atRisk) return void modal.confirm({ ...CODE_QUESTION, onOk: askForFiles });
    askForFiles();
  }
  function askForFiles() {
    if (unsent === 0) return onAgain();
    void modal.confirm({
      title: `有 ${unsent} 个附件还没有入卷`,
      content: '此件已经登记。离开这里以后,没有入卷的附件要到此件“文书”里另行补上。',
      okText: '不等附件,再登一件',
      cancelText: '留在这里',
      onOk: onAgain,
    });
  }
  const clocks = done.clocks.filter((clock) => !clock.stoppedOn);
  return (
    <section className="registered" aria-label="登记回执" onCopy={copied}>
      <h1 className="print-only">{viewer.orgName}来信来访登记回执</h1>
      <h1 className="no-print" role="status">
        已登记
      </h1>
      <dl>
        <dt>编号</dt>
        <dd className="number">{done.displayNo}</dd>
        <dt>收到日</dt>
        <dd>{withWeekday(receivedOn)}</dd>
        <dt>查询码</dt>
        <dd className="code">
          {done.queryCode ??
            (nobody
              ? words
              : fromMessage
                ? '提交时已经交给本人,不再显示'
                : '此件先前已经登记过,查询码当时给出,不再显示')}
        </dd>
        {clocks.map((clock) => (
          <div key={clock.id} style={{ display: 'contents' }}>
            <dt>{clock.zh}</dt>
            <dd>
              {withWeekday(clock.legalDue ?? clock.nominalDue)} 前{' '}
              <span className="muted">{clock.article}</span>
            </dd>
          </div>
        ))}
      </dl>
      {inPerson ? (
        <div className="print-only told-on-the-spot">
          <h2>当场告知</h2>
          <p>
            您提出的信访事项，本机关已于{dayZh(receivedOn)}
            收到并登记，将依照《信访工作条例》第二十三条，自收到之日起15日内书面告知接收情况以及处理途径和程序。不属于本机关职权范围的，将告知向有权处理的机关、单位提出。
          </p>
          <p className="hands">
            <span>告知人（签名）：</span>
            <span>信访人（签名）：</span>
            <span>　　年　月　日</span>
          </p>
        </div>
      ) : null}
      {done.queryCode ? (
        <div className="keep-code">
          <QRCode type="svg" value={done.queryCode} size={112} bordered={false} aria-label="查询码的二维码" />
          {done.queryAt ? (
            <QRCode
              type="svg"
              value={done.queryAt}
              size={112}
              bordered={false}
              aria-label="查询网址的二维码"
            />
          ) : null}
          <p className="muted">
            查询码只显示这一次,系统里不留底。{words}
            {done.queryAt ? (
              <>
                <br />
                左边是查询码,右边是查询网址:<span className="number">{done.queryAt}</span>
              </>
            ) : null}
          </p>
        </div>
      ) : null}
      {files.length > 0 ? <Attachments petition={done} files={files} onUnsent={setUnsent} /> : null}
      <p className="registered-actions no-print">
        <Button ref={print} type={atRisk ? 'primary' : 'default'} onClick={printReceipt}>
          打印回执 <kbd>p</kbd>
        </Button>
        {atRisk ? <Button onClick={() => setHanded('told')}>查询码已交给信访人</Button> : null}
        <Button ref={again} type={atRisk ? 'default' : 'primary'} onClick={goOn}>
          再登一件
        </Button>
        <Link to={`/petitions/${done.petitionId}`}>打开此件</Link>
      </p>
    </section>
  );
}
