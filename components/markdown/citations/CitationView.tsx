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
export function CitationView({ numbers, around, at, closed }: CitationProps) {
  const passages = useContext(PassagesContext).value;
  if (passages.length === 0) return <>{`[${numbers}]`}</>;
  const cited = numbers.split(',').map((number) => {
    const passage = passages.find((each) => each.number === Number(number));
    return { number: Number(number), passage };
  });
  const texts = cited.flatMap(({ passage }) => passage?.text ?? []);
  // Of a sentence that still grows nothing is known.
  const sentence = closed ? citingSentence(around, at) : '';
  return cited.map(({ number, passage }) =>
    passage === undefined ? (
      <span key={number} class="citation is-missing" title={words.noPassage}>
        [{number}]
      </span>
    ) : (
      <Citation key={number} passage={passage} isMissing={closed && !isSupported(sentence, passage.text, texts)} />
    ),
  );
}

/** By the passage alone, or by all that the sentence cites together, where the others don't say it without this one. */
function isSupported(sentence: string, text: string, cited: readonly string[]): boolean {
  if (judgeCitation(sentence, text) === 'found') return true;
  const others = cited.filter((other) => other !== text).join('\n');
  return judgeCitation(sentence, `${text}\n${others}`) === 'found' && judgeCitation(sentence, others) === 'missing';
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
