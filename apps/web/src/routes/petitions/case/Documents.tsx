import type { DocumentView } from '../../../api';
import { Empty } from '../../../shared/states';

/** The papers of the case: as docx, and as a page to print. What lacks something says what. */
export function Documents({ petitionId, documents }: { petitionId: string; documents: DocumentView[] }) {
  if (documents.length === 0) return <Empty>还没有文书。</Empty>;
  const address = (form: 'documents' | 'print', kind: string) =>
    `/api/petitions/${encodeURIComponent(petitionId)}/${form}/${encodeURIComponent(kind)}`;
  return (
    <table className="book">
      <thead>
        <tr>
          <th>文书</th>
          <th>文号</th>
          <th>日期</th>
          <th>
            <span className="visually-hidden">取用</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((one) => (
          <tr key={one.kind}>
            <td>{one.zh}</td>
            <td className="nowrap">{one.docNo ?? '—'}</td>
            <td className="nowrap">{one.on ?? '—'}</td>
            <td>
              {one.missing.length > 0 ? (
                <span className="muted">还缺 {one.missing.join('、')}</span>
              ) : (
                <span className="links">
                  <a href={address('documents', one.kind)} download aria-label={`下载${one.zh}(docx)`}>
                    下载 docx
                  </a>
                  <a
                    href={address('print', one.kind)}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={`打印${one.zh}`}
                  >
                    打印
                  </a>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
