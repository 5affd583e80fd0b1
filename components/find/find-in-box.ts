import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { paintMatches } from './paint-matches.ts';
import { findMatches, type Match, readSearchedText, type SearchedText } from './searched-text.ts';
import { firstBelow, showMatch } from './show-match.ts';

/** An answer that streams is not read anew for each of its words. */
const AGAIN_MS = 250;

/** Words that are looked for in what a box shows, also as that grows. */
export interface FindInBox {
  readonly count: ReadonlySignal<number>;
  /** Of the match that is gone to, from 0 on; -1 while there is none. */
  readonly index: ReadonlySignal<number>;
  /** Looks for other words, from what the reader sees on. */
  search(query: string): void;
  /** Goes to the next match, or with -1 to the one before; behind the last comes the first. */
  step(by: 1 | -1): void;
  dispose(): void;
}

export function findInBox(box: HTMLElement): FindInBox {
  const count = signal(0);
  const index = signal(-1);
  let query = '';
  let text: SearchedText | undefined;
  let matches: readonly Match[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    clearTimeout(timer);
    timer = undefined;
    text ??= readSearchedText(box);
    matches = findMatches(text, query);
  }

  function goTo(next: number): void {
    batch(() => {
      count.value = matches.length;
      index.value = next;
    });
    paintMatches(matches, next);
  }

  function show(next: number): void {
    goTo(next);
    const match = matches[next];
    if (match) showMatch(box, match);
  }

  /** What was gone to stays so, where it is still there. */
  function lookAgain(): void {
    const before = matches[index.peek()];
    look();
    const same = matches.findIndex(
      ({ start }) => start.node === before?.start.node && start.offset === before.start.offset,
    );
    if (same < 0 && matches.length > 0 && !before) show(firstBelow(box, matches));
    else goTo(same < 0 ? firstBelow(box, matches) : same);
  }

  const changes = new MutationObserver(() => {
    text = undefined;
    if (query !== '') timer ??= setTimeout(lookAgain, AGAIN_MS);
  });
  changes.observe(box, { childList: true, characterData: true, subtree: true });

  return {
    count,
    index,
    search(words) {
      query = words;
      look();
      show(firstBelow(box, matches));
    },
    step(by) {
      if (text === undefined) lookAgain();
      if (matches.length > 0) show((index.peek() + by + matches.length) % matches.length);
    },
    dispose() {
      changes.disconnect();
      clearTimeout(timer);
      paintMatches([], -1);
    },
  };
}
