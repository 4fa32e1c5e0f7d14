import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';

const MINUTE = 60_000;

type Readiness = { warnings: string[] };

/** Answered also while the database is away (503): then with the reason. */
async function readiness(): Promise<Readiness> {
  const answer = await fetch('/readyz', { headers: { accept: 'application/json' } });
  return (await answer.json()) as Readiness;
}

/** What the administrator should see to: backups that did not run, clocks that differ, background work that stands still. */
export function ReadinessNotices() {
  const { data } = useQuery({ queryKey: ['readiness'], queryFn: readiness, refetchInterval: MINUTE });
  if (!data || data.warnings.length === 0) return null;
  return (
    <>
      {data.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon message={warning} style={{ marginBottom: 12 }} />
      ))}
    </>
  );
}
