import { cutWords } from './cut-words';

/** Above a list that shows only its first lines: that it does, and what to do to see the others. */
export function CutNote({
  shown,
  total,
  unit,
  hint = '',
}: {
  shown: number;
  total: number;
  unit: string;
  hint?: string;
}) {
  const words = cutWords(shown, total, unit);
  return words === '' ? null : (
    <p className="form-note" role="note">
      {words}
      {hint}
    </p>
  );
}
