import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { getMembersOptions } from '../../../api/@tanstack/react-query.gen';
import { pageOfFigure } from '../../statistics/figure-address';

/** What the figure was from which one came, and how much of it stands outside the circle of those who may know it. */
export function FigureNote({ statRef }: { statRef: string }) {
  const { data } = useQuery({ ...getMembersOptions({ query: { ref: statRef } }), retry: false });
  if (!data) return null;
  const back = pageOfFigure(statRef);
  return (
    <p className="muted figure-note" role="note">
      {data.periodZh},统计的数是 {data.total}
      {data.hidden > 0 ? `;其中 ${data.hidden} 在您的知悉范围以外,只计数,不列出` : ''}。{' '}
      {back === null ? null : <Link to={back}>回到统计</Link>}
    </p>
  );
}
