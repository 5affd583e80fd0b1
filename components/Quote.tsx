import { useSignal } from '@preact/signals';
import { receiptWords, words } from '../words/spoken.ts';

/** Longer quotes than this, in characters or lines, start folded. */
const FOLDED_CHARS = 220;
const FOLDED_LINES = 4;

/** Text that was selected in a page, with its line breaks. */
export function Quote(props: { text: string; source: string; around: string; omittedChars: number }) {
  const { text, source, around, omittedChars } = props;
  const isOpen = useSignal(false);
  const isLong = text.length > FOLDED_CHARS || text.split('\n', FOLDED_LINES + 1).length > FOLDED_LINES;
  return (
    <figure class="quote">
      <blockquote class={isLong && !isOpen.value ? 'quote-text folded' : 'quote-text'} dir="auto">
        {text}
      </blockquote>
      <figcaption class="quote-source">
        {source !== '' && <cite>{source}</cite>}
        {around !== '' && (
          <span class="quote-omitted" title={around}>
            {receiptWords.withAround}
          </span>
        )}
        {omittedChars > 0 && <span class="quote-omitted">{receiptWords.leftOut(omittedChars)}</span>}
        {isLong && (
          <button
            type="button"
            class="text-button"
            aria-expanded={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {isOpen.value ? words.showLess : words.showAll}
          </button>
        )}
      </figcaption>
    </figure>
  );
}
