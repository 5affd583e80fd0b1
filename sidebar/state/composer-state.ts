import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { LIMITS } from '../../protocol/limits.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { addSource, replaceSource } from './add-source.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { EMPTY_DRAFT } from './drafts.ts';
import { joinTexts } from './join-texts.ts';
import { trimQuestion } from './trim-question.ts';

/** What became of a source that was to go along. `count`: how many go along now; `full`: it was one too many. */
export type Landing = { code: 'full' } | { code: SourcePart['type']; name: string; count: number };

/** What is being written and what will go along, for each conversation of its own. Survives a reload of the panel. */
export interface ComposerState {
  readonly text: Signal<string>;
  readonly sources: ReadonlySignal<readonly SourcePart[]>;
  /** Grows by one whenever the composer should take the focus (a quote landed, another chat was opened). */
  readonly focusRequests: ReadonlySignal<number>;
  /** What just landed here, or didn't, for the screen reader; null when nothing did. */
  readonly announcement: ReadonlySignal<Landing | null>;
  focus(): void;
  /** Adds words behind those that are there. */
  add(words: string): void;
  /** Adds a source, last or before another. A page replaces one of the same address, all else only its equal. */
  attach(source: SourcePart, before?: SourcePart): void;
  remove(source: SourcePart): void;
  /** Puts a source where another one is. Nothing happens when that was taken out or sent meanwhile. */
  replace(old: SourcePart, source: SourcePart): void;
  /** Takes everything that is there, and leaves the composer empty. */
  take(): { message: string; sources: readonly SourcePart[] };
}

export interface ComposerStateOptions {
  /** Whose text it is: another conversation has another draft. Null until that is known, and nothing is kept before. */
  draft: ReadonlySignal<string | null>;
  /** What outlives a reload of the panel. */
  session: StorageArea;
  windowId: number;
  clock?: Clock;
}

export function createComposerState(options: ComposerStateOptions): ComposerState & {
  /** Resolves once what was there before the panel was reloaded is back. */
  readonly restored: Promise<void>;
  /** Keeps what is there at once, as when the panel is about to go, and then no more. */
  dispose(): void;
} {
  const { session, windowId, clock = systemClock } = options;
  const text = signal('');
  const sources = signal(EMPTY_DRAFT.sources);
  const focusRequests = signal(0);
  const announcement = signal<Landing | null>(null);

  const keeper = createDraftKeeper({ text, sources, draft: options.draft, session, windowId, clock });

  return {
    text,
    sources,
    focusRequests,
    announcement,
    restored: keeper.restored,
    focus() {
      focusRequests.value += 1;
    },
    add(words) {
      text.value = joinTexts(text.peek(), words);
      focusRequests.value += 1;
    },
    attach(source, before) {
      batch(() => {
        const next = addSource(sources.peek(), source, before);
        const isFull = next.length > LIMITS.sources;
        if (!isFull) sources.value = next;
        announcement.value = isFull ? { code: 'full' } : landingOf(source, next.length);
        focusRequests.value += 1;
      });
    },
    remove(source) {
      batch(() => {
        sources.value = sources.peek().filter((other) => other !== source);
        announcement.value = null;
      });
    },
    replace(old, source) {
      const there = sources.peek();
      if (!there.includes(old)) return;
      batch(() => {
        sources.value = replaceSource(there, old, source);
        announcement.value = landingOf(source, sources.peek().length);
        focusRequests.value += 1;
      });
    },
    take() {
      const taken = { message: trimQuestion(text.peek()), sources: sources.peek() };
      batch(() => {
        text.value = '';
        sources.value = EMPTY_DRAFT.sources;
        announcement.value = null;
      });
      // At once: what was asked must not come back after a reload.
      keeper.saveNow();
      return taken;
    },
    dispose: keeper.dispose,
  };
}

function landingOf({ type, title, url }: SourcePart, count: number): Landing {
  return { code: type, name: title || url, count };
}
