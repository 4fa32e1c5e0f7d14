import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CaseView, PapersView, PaperView } from '../../api';
import { listPapersOptions } from '../../api/@tanstack/react-query.gen';
import { Section } from '../../shared/Section';
import { Answer, Empty } from '../../shared/states';
import { DraftDrawer } from './DraftDrawer';
import { ScanDrawer } from './ScanDrawer';
import { StepDrawer } from './StepDrawer';
import { address } from './paper-address';
import { STEPS } from './steps';
import './documents.css';

type Open =
  | { kind: 'scan' }
  | { kind: 'draft'; paper: PaperView | null }
  | { kind: 'step'; step: string; paper: PaperView | null };

const NEXT_ZH: Readonly<Record<string, string>> = { revise: '改稿' };
const wordOf = (step: string): string => NEXT_ZH[step] ?? STEPS[step]?.zh ?? step;

/** Where a document stands, what happened, and its next step. */
function PaperRow({ petition, paper, pdf, onOpen, onPreview }: RowProps) {
  const at = (form: string) => address(petition.petitionId, paper.documentId, form);
  return (
    <tr>
      <td>
        <div>
          {paper.code} {paper.zh}
        </div>
        <div className="muted paper-title">{paper.title}</div>
      </td>
      <td className="nowrap">{paper.docNo ?? (paper.status === 'voided' ? '—' : '未取号')}</td>
      <td>
        <strong>{paper.statusZh}</strong>
        <ol className="paper-steps">
          {paper.drafts.map((one) => (
            <li key={one.draft}>
              {paper.withheld ? (
                `${one.on} ${one.author}第${one.draft}稿`
              ) : (
                <a
                  href={address(petition.petitionId, paper.documentId, 'print', one.draft)}
                  target="_blank"
                  rel="noreferrer"
                >
                  {one.on} {one.author}第{one.draft}稿
                </a>
              )}
            </li>
          ))}
          {paper.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {paper.deemedOn && paper.status === 'sent' ? (
          <div className="muted">未交回证的,{paper.deemedOn} 视为签收</div>
        ) : null}
      </td>
      <td>
        {paper.withheld ? (
          <span className="muted">写有举报人身份,不可查阅</span>
        ) : (
          <span className="links">
            <Button size="small" type="link" onClick={() => onPreview(paper)} aria-label={`预览${paper.zh}`}>
              预览
            </Button>
            <a href={at('print')} target="_blank" rel="noreferrer" aria-label={`打印${paper.zh}稿`}>
              打印
            </a>
            <a href={at('docx')} download aria-label={`下载${paper.zh}稿(docx)`}>
              docx
            </a>
            {pdf ? (
              <a href={at('pdf')} download aria-label={`下载${paper.zh}(pdf)`}>
                pdf
              </a>
            ) : null}
          </span>
        )}
        <div className="paper-next">
          {paper.next.map((step) => (
            <Button
              key={step}
              size="small"
              onClick={() =>
                onOpen(step === 'revise' ? { kind: 'draft', paper } : { kind: 'step', step, paper })
              }
              aria-label={`${wordOf(step)}${paper.zh}`}
            >
              {wordOf(step)}
            </Button>
          ))}
        </div>
      </td>
    </tr>
  );
}

type RowProps = {
  petition: CaseView;
  paper: PaperView;
  pdf: boolean;
  onOpen: (open: Open) => void;
  onPreview: (paper: PaperView) => void;
};

function Pieces({ papers }: { papers: PapersView }) {
  return (
    <table className="book">
      <thead>
        <tr>
          <th>序号</th>
          <th>文号</th>
          <th>责任者</th>
          <th>题名</th>
          <th>日期</th>
        </tr>
      </thead>
      <tbody>
        {papers.pieces.map((piece, at) => (
          <tr key={`${piece.title}${piece.on}${String(at)}`}>
            <td>{at + 1}</td>
            <td className="nowrap">{piece.docNo}</td>
            <td>{piece.responsible}</td>
            <td>{piece.title}</td>
            <td className="nowrap">{piece.on}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Scans({ petitionId, papers }: { petitionId: string; papers: PapersView }) {
  if (papers.scans.length === 0) return null;
  return (
    <Section title="扫描件、录音录像" note={`${papers.scans.length} 个`}>
      <table className="book" aria-label="扫描件">
        <thead>
          <tr>
            <th>种类</th>
            <th>名称</th>
            <th>签署</th>
            <th>入卷日</th>
            <th className="num">页</th>
            <th>取用</th>
          </tr>
        </thead>
        <tbody>
          {papers.scans.map((scan) => (
            <tr key={scan.scanId}>
              <td>{scan.ofZh}</td>
              <td>{scan.title}</td>
              <td className="nowrap">{[scan.signer, scan.signedOn].filter(Boolean).join(' ')}</td>
              <td className="nowrap">{scan.on}</td>
              <td className="num">{scan.pages > 0 ? scan.pages : '—'}</td>
              <td>
                {scan.withheld ? (
                  <span className="muted">会显出信访人身份,不可查阅</span>
                ) : (
                  <a
                    href={`/api/petitions/${encodeURIComponent(petitionId)}/papers/scans/${encodeURIComponent(scan.scanId)}`}
                    download
                    aria-label={`下载扫描件${scan.title}`}
                  >
                    下载
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Table({ petition, papers }: { petition: CaseView; papers: PapersView }) {
  const [open, setOpen] = useState<Open | null>(null);
  const [preview, setPreview] = useState<PaperView | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <div className="paper-bar">
        <Button type="primary" onClick={() => setOpen({ kind: 'draft', paper: null })}>
          拟稿
        </Button>
        <Button onClick={() => setOpen({ kind: 'step', step: 'instruction', paper: null })}>
          回录纸质批示
        </Button>
        <Button onClick={() => setOpen({ kind: 'step', step: 'unitFeedback', paper: null })}>
          代录单位来文
        </Button>
        <Button onClick={() => setOpen({ kind: 'scan' })}>扫描件入卷</Button>
      </div>
      {papers.papers.length === 0 ? (
        <Empty>还没有拟稿的文书。</Empty>
      ) : (
        <table className="book" aria-label="文书的经过">
          <thead>
            <tr>
              <th>文书</th>
              <th>文号</th>
              <th>环节</th>
              <th>取用、下一步</th>
            </tr>
          </thead>
          <tbody>
            {papers.papers.map((paper) => (
              <PaperRow
                key={paper.documentId}
                petition={petition}
                paper={paper}
                pdf={papers.pdf}
                onOpen={setOpen}
                onPreview={setPreview}
              />
            ))}
          </tbody>
        </table>
      )}
      <Scans petitionId={petition.petitionId} papers={papers} />
      <Section title="卷内目录" note={papers.room}>
        <p className="paper-bar">
          {papers.pdf ? (
            <a href={`/api/petitions/${encodeURIComponent(petition.petitionId)}/papers/volume`} download>
              下载全卷 PDF(目录、页号、书签)
            </a>
          ) : (
            <span className="muted">本机没有安装 LibreOffice,不能出全卷 PDF;各件可分别打印。</span>
          )}
          <Link to="/duty?tab=borrowings">借阅登记</Link>
        </p>
        <Pieces papers={papers} />
      </Section>
      {open?.kind === 'scan' ? <ScanDrawer petition={petition} papers={papers} onClose={close} /> : null}
      {open?.kind === 'draft' ? (
        <DraftDrawer petition={petition} papers={papers} paper={open.paper} onClose={close} />
      ) : null}
      {open?.kind === 'step' ? (
        <StepDrawer petition={petition} step={open.step} paper={open.paper} onClose={close} />
      ) : null}
      <Modal
        open={preview !== null}
        title={preview?.title}
        width={900}
        footer={null}
        onCancel={() => setPreview(null)}
        destroyOnHidden
      >
        {preview ? (
          <iframe
            className="paper-preview"
            title={`预览${preview.zh}`}
            src={address(petition.petitionId, preview.documentId, 'print')}
          />
        ) : null}
      </Modal>
    </>
  );
}

/** The documents of a case on their road (§5): drafted, checked, signed, stamped, sent, received. */
export function Papers({ petition }: { petition: CaseView }) {
  const query = useQuery(listPapersOptions({ path: { petitionId: petition.petitionId } }));
  return (
    <Answer query={query} rows={4}>
      {(papers) => <Table petition={petition} papers={papers} />}
    </Answer>
  );
}
