import { Link, useLocation } from 'react-router-dom';
import type { Members } from '../../api';
import { pageOfFigure } from './figure-address';

/** What a list is called by the figure that it stands behind: which number, of which period, of whom. */
export const figureTitle = ({
  figureZh,
  periodZh,
  scopeZh,
}: Pick<Members, 'figureZh' | 'periodZh' | 'scopeZh'>): string => `${figureZh} — ${periodZh} ${scopeZh}`;

/** Where one came from, as a link to a figure keeps it. */
export type CameFrom = { from?: string } | null;

/** Where one is now, for the way back from a list. */
export function useHere(): { from: string } {
  const { pathname, search } = useLocation();
  return { from: `${pathname}${search}` };
}

/** The page that the reader came from, where the list was opened by a click; otherwise the one that the figure stands on. */
export function FigureBack({ statRef }: { statRef: string }) {
  const came = useLocation().state as CameFrom;
  const to = came?.from ?? pageOfFigure(statRef);
  return <Link to={to}>{to.startsWith('/targets') ? '← 回到考核得分' : '← 回到统计'}</Link>;
}
