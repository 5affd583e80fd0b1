import { batch, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Block } from './lexing/block.ts';
import { type BlockSplitter, createBlockSplitter } from './lexing/block-splitter.ts';
import { cleanSource, undecidedLength } from './lexing/source-text.ts';
import { collectNotes, type Notes, noNotes } from './notes.ts';
import { type Clock, createPace } from './pace.ts';

/** Follows a text that grows, and gives its blocks at a pace that a screen can show. */
export interface MarkdownBlocks {
  readonly blocks: ReadonlySignal<readonly Block[]>;
  readonly notes: ReadonlySignal<Notes>;
  dispose(): void;
}

/** `[1` becomes a link once it is whole, and is not shown as words before. */
const HALF_CITATION = /\[[\d, ]*$/;

/** `live`: more text may come. When it turns false, the last blocks are closed at once. */
export function createMarkdownBlocks(
  text: ReadonlySignal<string>,
  live: ReadonlySignal<boolean>,
  clock: Clock,
): MarkdownBlocks {
  const blocks = signal<readonly Block[]>([]);
  const notes = signal(noNotes);
  let splitter: BlockSplitter = createBlockSplitter();
  let taken = '';
  let isWhole = false;

  function update(): number {
    const next = text.peek();
    const whole = !live.peek();
    if (next === taken && whole === isWhole) return 0;
    // A snapshot replaces the text, and a text that was whole has closed what was open.
    if (isWhole || !next.startsWith(taken)) {
      splitter = createBlockSplitter();
      taken = '';
    }
    const decided = whole
      ? next
      : next.slice(0, next.length - (HALF_CITATION.exec(next)?.[0].length ?? undecidedLength(next)));
    const piece = cleanSource(decided.slice(taken.length));
    splitter.push(piece);
    taken = decided;
    isWhole = whole;
    batch(() => {
      blocks.value = splitter.split(whole);
      // Nothing is a note before something is defined, and most answers define nothing.
      if (next.includes(']:') || notes.value !== noNotes) notes.value = collectNotes(blocks.value, notes.value);
    });
    return piece.length;
  }

  const pace = createPace(update, clock);
  const stop = effect(() => {
    const isLive = live.value;
    // An empty answer that waits is no update, or the first token would have to wait for the next.
    if (text.value === taken && isLive) return;
    untracked(isLive ? pace.request : pace.flush);
  });

  return {
    blocks,
    notes,
    dispose() {
      stop();
      pace.dispose();
    },
  };
}
