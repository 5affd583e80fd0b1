import { Component, type ComponentChild } from 'preact';
import { useContext } from 'preact/hooks';
import { words } from '../../../words/spoken.ts';
import type { Footnote } from '../notes.ts';
import { Nested } from './BlockView.tsx';
import { Jump, noteId, referenceId } from './Jump.tsx';
import { NotesContext } from './notes-context.ts';

/** The footnotes that the answer refers to, at its end. */
export function FootnotesView() {
  const { notes, prefix } = useContext(NotesContext);
  const { footnotes } = notes.value;
  if (footnotes.length === 0) return null;
  return (
    <section class="footnotes" role="doc-endnotes" aria-label={words.footnotes}>
      <ol>
        {footnotes.map((footnote, index) => (
          <FootnoteView key={footnote.token.label} footnote={footnote} number={index + 1} prefix={prefix} />
        ))}
      </ol>
    </section>
  );
}

interface Props {
  footnote: Footnote;
  number: number;
  prefix: string;
}

class FootnoteView extends Component<Props> {
  override shouldComponentUpdate({ footnote, number }: Props): boolean {
    const before = this.props;
    return (
      footnote.token !== before.footnote.token ||
      footnote.references !== before.footnote.references ||
      number !== before.number
    );
  }

  override render({ footnote, number, prefix }: Props): ComponentChild {
    return (
      <li id={noteId(prefix, number)} dir="auto" tabIndex={-1}>
        <Nested tokens={footnote.token.tokens} closed={footnote.closed} />
        {Array.from({ length: footnote.references }, (_, index) => (
          <span key={index} class="footnote-back">
            <Jump
              id={`${referenceId(prefix, number, index + 1)}-back`}
              to={referenceId(prefix, number, index + 1)}
              role="doc-backlink"
              label={footnote.references === 1 ? words.backToText : words.backToPlace(index + 1)}
            >
              ↩
            </Jump>
          </span>
        ))}
      </li>
    );
  }
}
