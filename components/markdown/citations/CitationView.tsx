import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { Passage } from '../../../protocol/passages.ts';
import { passageAddress } from '../../../sidebar/pages/passage-address.ts';
import { citationWords as words } from '../../../words/spoken-later.ts';
import { ShowPassageContext } from '../../show-passage-context.ts';
import type { CitationProps } from './citations-context.ts';
import { citingSentence } from './citing-sentence.ts';
import { judgeCitation } from './judge-citation.ts';

/** The passages that an answer may cite by their numbers. */
export const PassagesContext = createContext<ReadonlySignal<readonly Passage[]>>(signal([]));

/** `[1]`, where the answer was given passages: leads to the passage in its page, and says when it is not found there. */
export function CitationView({ number, around, at, closed }: CitationProps) {
  const passages = useContext(PassagesContext).value;
  if (passages.length === 0) return <>{`[${number}]`}</>;
  const passage = passages.find((each) => each.number === number);
  if (passage === undefined) {
    return (
      <span class="citation is-missing" title={words.noPassage}>
        [{number}]
      </span>
    );
  }
  // Of a sentence that still grows nothing is known.
  const isMissing = closed && judgeCitation(citingSentence(around, at), passage.text) === 'missing';
  return <Citation passage={passage} isMissing={isMissing} />;
}

function Citation({ passage, isMissing }: { passage: Passage; isMissing: boolean }) {
  const show = useContext(ShowPassageContext);
  const id = useId();
  const { number, text, title } = passage;
  const address = passageAddress(passage);
  const name = words.passage(number, title);
  const about = {
    class: isMissing ? 'citation is-missing' : 'citation',
    'aria-label': isMissing ? `${name}. ${words.notFound}` : name,
    'aria-describedby': id,
  };
  return (
    <span class="citation-place">
      {address === null ? (
        <button type="button" {...about}>
          [{number}]
        </button>
      ) : (
        <a
          {...about}
          href={address}
          target="_blank"
          rel="noopener noreferrer"
          onClick={(event) => {
            if (show === null) return;
            event.preventDefault();
            show(passage);
          }}
        >
          [{number}]
        </a>
      )}
      <span class="citation-passage" role="tooltip" id={id} dir="auto">
        {isMissing && <strong class="citation-missing">{words.notFound}</strong>}
        {text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS).trimEnd()}…` : text}
      </span>
    </span>
  );
}

/** Of a passage beside its number; its page has all of it. */
const SHOWN_CHARS = 400;
