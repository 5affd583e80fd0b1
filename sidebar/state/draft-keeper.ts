import { batch, effect, type ReadonlySignal, type Signal, untracked } from '@preact/signals';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import type { Clock } from '../connection/clock.ts';
import { addSource } from './add-source.ts';
import { createDrafts, type Draft, EMPTY_DRAFT } from './drafts.ts';
import { joinTexts } from './join-texts.ts';

/** Keeps what is being written, for each conversation of its own, and brings it back. */
export interface DraftKeeper {
  /** Resolves once what was there before the panel was reloaded is back. */
  readonly restored: Promise<void>;
  /** Keeps what is there without waiting for a pause. */
  saveNow(): void;
  /** Keeps what is there, as when the panel is about to go, and then no more. */
  dispose(): void;
}

export interface DraftKeeperOptions {
  /** What is being written. */
  text: Signal<string>;
  sources: Signal<readonly SourcePart[]>;
  /** Whose text it is: another conversation has another draft. Null until that is known, and nothing is kept before. */
  draft: ReadonlySignal<string | null>;
  /** What outlives a reload of the panel. */
  session: StorageArea;
  windowId: number;
  clock: Clock;
}

/** Typing is kept when it pauses for so long. */
const SAVE_MS = 200;

export function createDraftKeeper({ text, sources, draft, session, windowId, clock }: DraftKeeperOptions): DraftKeeper {
  const drafts = createDrafts(session, windowId);
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
    // What was written before its conversation was known belongs to the first one that is known.
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

  function saveShown(): void {
    if (shown !== null) save(shown, current());
  }

  return {
    restored: firstRestored.promise,
    saveNow() {
      if (!isDisposed) saveShown();
    },
    dispose() {
      isDisposed = true;
      stopFollowing();
      stopSaving();
      saveShown();
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
    text: joinTexts(before.text, newer.text),
    sources: newer.sources.reduce((all, source) => addSource(all, source), before.sources),
  };
}
