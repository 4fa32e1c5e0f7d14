import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { figureAddress } from './figure-address';
import { useHere } from './figure-title';

/** A number that opens the cases behind it; nothing to open behind a nought or a dash. */
export function CaseLink({
  to,
  label,
  children,
  empty,
}: {
  to: string;
  label: string;
  children: ReactNode;
  empty: boolean;
}) {
  const here = useHere();
  if (empty || !to) return <>{children}</>;
  return (
    <Link className="figure" to={figureAddress(to)} state={here} aria-label={`${label},看这些件`}>
      {children}
    </Link>
  );
}
