import { NOTE_KINDS, zhOf } from '#domain/glossary';
import type { NoteView } from '../../../api';
import { Empty } from '../../../shared/states';

/** What was done and found while handling. */
export function Notes({ notes }: { notes: NoteView[] }) {
  if (notes.length === 0) return <Empty>还没有办理记录。</Empty>;
  return (
    <ol className="notes">
      {notes.map((note) => (
        <li key={note.noteId}>
          <p>
            <span className="at">{note.occurredOn}</span> <strong>{zhOf(NOTE_KINDS, note.kind)}</strong>
            {note.evidenceTitle ? <span className="chip">{note.evidenceTitle}</span> : null}
            <span className="muted"> {note.staffNames.join('、')}</span>
          </p>
          <p className="prewrap">{note.text}</p>
        </li>
      ))}
    </ol>
  );
}
