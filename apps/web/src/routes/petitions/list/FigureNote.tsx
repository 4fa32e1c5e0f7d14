import type { Members } from '../../../api';
import { FigureBack } from '../../statistics/figure-title';

/** What the figure says from which one came, how much of it stands outside the circle of those who may know it, and the way back. */
export function FigureNote({ statRef, figure }: { statRef: string; figure: Members | undefined }) {
  return (
    <p className="muted figure-note" role="note">
      {figure === undefined
        ? null
        : `统计的数是 ${figure.total}${figure.hidden > 0 ? `;其中 ${figure.hidden} 在您的知悉范围以外,只计数,不列出` : ''};${figure.axisZh},截至 ${figure.asOf}。 `}
      <FigureBack statRef={statRef} />
    </p>
  );
}
