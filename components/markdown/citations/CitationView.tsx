import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { Passage } from '../../../protocol/passages.ts';
import { citationWords as words } from '../../../words/spoken-later.ts';
import { ShowPassageContext } from '../../show-passage-context.ts';
import type { CitationProps, ClosestProps } from './citations-context.ts';
import type { CitedPassage } from './cite-passages.ts';
import type { Citing } from './lazy-citing.ts';

/** The passages that an answer may cite by their numbers, and what becomes of citations once that is loaded. */
export const CitedContext = createContext<{ passages: ReadonlySignal<readonly Passage[]>; citing: Citing['loaded'] }>({
  passages: signal([]),
  citing: signal(null),
});

/** `[1]`, where the answer was given passages: leads to the passage in its page, and says when it is not found there. */
export function CitationView(props: CitationProps) {
  const cited = useContext(CitedContext);
  const passages = cited.passages.value;
  const citing = cited.citing.value;
  if (passages.length === 0 || !citing) return <>{`[${props.numbers}]`}</>;
  return citing.citePassages(props, passages).map(({ number, passage, ...found }) =>
    passage === undefined ? (
      <span key={number} class="citation is-missing" title={words.noPassage}>
        [{number}]
      </span>
    ) : (
      <Mark key={number} passage={passage} {...found} />
    ),
  );
}

/** Behind a sentence that cites nothing: the passage that its words come from, as Aside found it. */
export function ClosestView({ passage, sentence }: ClosestProps) {
  const citing = useContext(CitedContext).citing.value;
  return citing && <Mark passage={passage} {...citing.describePassage(passage, sentence)} isClosest />;
}

interface MarkProps extends Pick<CitedPassage, 'address' | 'shown'> {
  passage: Passage;
  isMissing?: boolean;
  /** The model has not cited it. Its number is no text, so that no copy and no search of the answer has it. */
  isClosest?: boolean;
}

function Mark({ passage, address, shown, isMissing, isClosest }: MarkProps) {
  const show = useContext(ShowPassageContext);
  const id = useId();
  const { number, title } = passage;
  const name = words.passage(number, title);
  const note = isMissing ? words.notFound : isClosest && words.closest;
  const leads =
    address === null
      ? ({ type: 'button' } as const)
      : {
          href: address,
          target: '_blank',
          rel: 'noopener noreferrer',
          onClick(event: Event) {
            if (show === null) return;
            event.preventDefault();
            show(passage);
          },
        };
  // One that leads nowhere can be reached all the same, for what it shows.
  const Tag = address === null ? 'button' : 'a';
  return (
    <span class="citation-place">
      <Tag
        class={`citation${isMissing ? ' is-missing' : isClosest ? ' is-closest' : ''}`}
        aria-label={note ? `${name}. ${note}` : name}
        aria-describedby={id}
        data-number={isClosest && number}
        {...(leads as object)}
      >
        {!isClosest && `[${number}]`}
      </Tag>
      <span class="citation-passage" role="tooltip" id={id} dir="auto">
        {note && <strong class="citation-note">{note}</strong>}
        {shown}
      </span>
    </span>
  );
}
