import { batch, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import { LIMITS } from '../../protocol/limits.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { createDrafts, type Draft, EMPTY_DRAFT } from './drafts.ts';
import { trimQuestion } from './trim-question.ts';

/** What is being written and what will go along, for each conversation of its own. Survives a reload of the panel. */
export interface ComposerState {
  readonly text: Signal<string>;
  readonly sources: ReadonlySignal<readonly SourcePart[]>;
  /** Grows by one whenever the composer should take the focus (a quote landed, another chat was opened). */
  readonly focusRequests: ReadonlySignal<number>;
  /** Words for the screen reader about what just landed here; empty when there are none. */
  readonly announcement: ReadonlySignal<string>;
  focus(): void;
  /** Adds a quote or page. A page replaces one of the same address, a quote only its equal. */
  attach(source: SourcePart): void;
  remove(source: SourcePart): void;
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

/** Typing is kept when it pauses for so long. */
const SAVE_MS = 200;

export function createComposerState(options: ComposerStateOptions): ComposerState & {
  /** Resolves once what was there before the panel was reloaded is back. */
  readonly restored: Promise<void>;
  /** Keeps what is there at once, as when the panel is about to go, and then no more. */
  dispose(): void;
} {
  const { draft, session, windowId, clock = systemClock } = options;
  const drafts = createDrafts(session, windowId);
  const text = signal('');
  const sources = signal(EMPTY_DRAFT.sources);
  const focusRequests = signal(0);
  const announcement = signal('');

  /** Each draft as it was left or kept last, so that nothing is written twice. */
  const known = new Map<string, Draft>();
  /** Drafts that are being read. None of them is written before it is known what stands there. */
  const unread = new Set<string>();
  /** Whose draft is shown. */
  let shown: string | null = null;
  let cancelSave = () => {};
  let isDisposed = false;
  const firstRestored = Promise.withResolvers<void>();

  const stopSaving = effect(() => {
    const latest = { text: text.value, sources: sources.value };
    cancelSave();
    const name = shown;
    if (name !== null) cancelSave = clock.after(SAVE_MS, () => save(name, latest));
  });
  const stopFollowing = effect(() => {
    const next = draft.value;
    if (next !== shown) untracked(() => show(next));
  });

  function show(next: string | null): void {
    const left = shown;
    // What was written before anybody knew whose it is belongs to the first that is known.
    const written = left === null ? current() : EMPTY_DRAFT;
    if (left !== null) save(left, current());
    shown = next;
    const there = next === null ? EMPTY_DRAFT : known.get(next);
    replace(there ? merge(there, written) : written);
    if (next !== null && !there) firstRestored.resolve(restore(next));
  }

  async function restore(name: string): Promise<void> {
    known.set(name, EMPTY_DRAFT);
    unread.add(name);
    const stored = await drafts.read(name);
    unread.delete(name);
    if (!isDisposed) {
      const draft = merge(stored, shown === name ? current() : (known.get(name) ?? EMPTY_DRAFT));
      known.set(name, stored);
      if (shown === name) replace(draft);
      save(name, draft);
    }
  }

  function current(): Draft {
    return { text: text.peek(), sources: sources.peek() };
  }

  function replace(next: Draft): void {
    batch(() => {
      text.value = next.text;
      sources.value = next.sources;
    });
  }

  function save(name: string, latest: Draft): void {
    cancelSave();
    const before = known.get(name) ?? EMPTY_DRAFT;
    const isSame = latest.text === before.text && latest.sources === before.sources;
    known.set(name, latest);
    if (!isSame && !unread.has(name)) drafts.write(name, latest);
  }

  function saveNow(): void {
    if (shown !== null) save(shown, current());
  }

  return {
    text,
    sources,
    focusRequests,
    announcement,
    restored: firstRestored.promise,
    focus() {
      focusRequests.value += 1;
    },
    attach(source) {
      batch(() => {
        const next = add(sources.peek(), source);
        const isFull = next.length > LIMITS.sources;
        if (!isFull) sources.value = next;
        announcement.value = isFull ? FULL : describe(source, next.length);
        focusRequests.value += 1;
      });
    },
    remove(source) {
      batch(() => {
        sources.value = sources.peek().filter((other) => other !== source);
        announcement.value = '';
      });
    },
    take() {
      const taken = { message: trimQuestion(text.peek()), sources: sources.peek() };
      batch(() => {
        text.value = '';
        sources.value = EMPTY_DRAFT.sources;
        announcement.value = '';
      });
      // At once: what was asked must not come back after a reload.
      if (!isDisposed) saveNow();
      return taken;
    },
    dispose() {
      isDisposed = true;
      stopFollowing();
      stopSaving();
      saveNow();
      // What was typed last, where it is not known yet what stands there.
      for (const name of unread) {
        const latest = known.get(name) ?? EMPTY_DRAFT;
        if (!isEmpty(latest)) drafts.write(name, latest);
      }
    },
  };
}

function isEmpty({ text, sources }: Draft): boolean {
  return text === '' && sources.length === 0;
}

/** What was typed or landed before storage answered is newer, and follows what was there before. */
function merge(before: Draft, newer: Draft): Draft {
  return {
    text: [before.text, newer.text].filter((part) => part !== '').join('\n'),
    sources: newer.sources.reduce(add, before.sources),
  };
}

const FULL = `No more than ${LIMITS.sources} pages and quotes can go along with one question.`;

function add(sources: readonly SourcePart[], added: SourcePart): readonly SourcePart[] {
  const isReplaced = (other: SourcePart) =>
    other.type === added.type && other.url === added.url && (added.type === 'page' || other.text === added.text);
  return [...sources.filter((other) => !isReplaced(other)), added];
}

function describe({ type, title, url }: SourcePart, count: number): string {
  const what = `${type === 'page' ? 'The page' : 'A quote from'} “${title || url}” goes along with your question.`;
  return count > 1 ? `${what} ${count} pages and quotes in all.` : what;
}
