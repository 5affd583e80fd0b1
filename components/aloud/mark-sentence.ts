import { effect } from '@preact/signals';
import type { Aloud } from '../../sidebar/aloud/aloud.ts';
import { findShown, readShownWords, type ShownWords } from './shown-words.ts';

const NAME = 'aloud';
/** An answer that streams is drawn anew under the mark; it is not looked through for each of its words. */
const AGAIN_MS = 250;

/** Marks the sentence that is read where it stands in the answer, without a change to the document. Returns what ends it. */
export function markSentence(aloud: Pick<Aloud, 'reading' | 'sentence'>): () => void {
  const highlights: HighlightRegistry | undefined = globalThis.CSS?.highlights;
  if (!highlights) return () => {};
  let answer: Element | null = null;
  let words: ShownWords | undefined;
  /** Where in it the sentence before ended. */
  let from = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    words = undefined;
    timer ??= setTimeout(() => mark(), AGAIN_MS);
  });

  function mark(sentence = aloud.sentence.peek(), isNext = false): void {
    clearTimeout(timer);
    timer = undefined;
    const within = aloud.reading.peek()?.within ?? null;
    const shown = sentence?.shown ?? '';
    if (answer && shown !== '') words ??= readShownWords(answer, within);
    const found = words && shown !== '' ? findShown(words, shown, from) : undefined;
    if (!found) return void highlights?.delete(NAME);
    highlights?.set(NAME, new Highlight(found.range));
    if (isNext) from = found.start;
  }

  const stopFollowing = effect(() => {
    const turn = aloud.reading.value?.turn;
    observer.disconnect();
    words = undefined;
    from = 0;
    answer = turn === undefined ? null : document.querySelector(`[data-turn="${turn}"] .answer`);
    if (answer) observer.observe(answer, { childList: true, characterData: true, subtree: true });
  });
  const stopMarking = effect(() => mark(aloud.sentence.value, true));
  return () => {
    stopFollowing();
    stopMarking();
    observer.disconnect();
    clearTimeout(timer);
    highlights.delete(NAME);
  };
}
