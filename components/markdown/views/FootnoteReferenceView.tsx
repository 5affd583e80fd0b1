import { useContext } from 'preact/hooks';
import { words } from '../../../words/spoken.ts';
import type { FootnoteReferenceToken } from '../lexing/footnotes.ts';
import { Jump, noteId, referenceId } from './Jump.tsx';
import { NotesContext } from './notes-context.ts';

/** The number of a footnote, which leads to it; as it is written while nothing defines it. */
export function FootnoteReferenceView({ token }: { token: FootnoteReferenceToken }) {
  const { notes, prefix } = useContext(NotesContext);
  const reference = notes.value.references.get(token);
  if (reference === undefined) return <>{token.raw}</>;
  const { number, occurrence } = reference;
  const id = referenceId(prefix, number, occurrence);
  return (
    <sup class="footnote-reference">
      <Jump id={id} to={noteId(prefix, number)} role="doc-noteref" label={words.footnote(number)}>
        {number}
      </Jump>
    </sup>
  );
}
