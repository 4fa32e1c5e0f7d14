import { useId, type ReactNode } from 'react';

/** A titled part of a page. */
export function Section({
  title,
  note,
  end,
  children,
  className = '',
}: {
  title: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section className={`section ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note ? <span className="muted small">{note}</span> : null}
        {end ? <span className="end">{end}</span> : null}
      </header>
      {children}
    </section>
  );
}
