import { useQuery } from '@tanstack/react-query';
import { listAccessOptions } from '../../../api/@tanstack/react-query.gen';
import { instantWords } from '../../../shared/dates';
import { Answer, Empty } from '../../../shared/states';
import { useViewer } from '../../../shared/viewer';

/** So many does the server give, youngest first. */
const SHOWN = 200;

/** Who has looked at this case, and why. */
export function Readers({ petitionId }: { petitionId: string }) {
  const { today } = useViewer();
  const query = useQuery(listAccessOptions({ path: { petitionId } }));
  return (
    <Answer query={query} rows={3}>
      {(entries) =>
        entries.length === 0 ? (
          <Empty>没有查看记录。</Empty>
        ) : (
          <>
            {entries.length < SHOWN ? null : <p className="muted small">只列最近 {SHOWN} 次。</p>}
            <table className="book">
              <thead>
                <tr>
                  <th>时间</th>
                  <th>姓名</th>
                  <th>动作</th>
                  <th>事由</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry, at) => (
                  <tr key={at}>
                    <td className="nowrap">{instantWords(entry.at, today)}</td>
                    <td className="nowrap">{entry.name}</td>
                    <td className="nowrap">{entry.action}</td>
                    <td>{entry.reason ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )
      }
    </Answer>
  );
}
