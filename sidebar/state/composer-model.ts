import { batch, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Attachment } from '../../protocol/attachment.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { trimQuestion } from './trim-question.ts';

/** What is being written and what will go along, for each conversation of its own. Survives a reload of the panel. */
export interface ComposerModel {
  readonly text: Signal<string>;
  readonly attachments: ReadonlySignal<readonly Attachment[]>;
  /** Grows by one whenever the composer should take the focus (a quote landed, another chat was opened). */
  readonly focusRequests: ReadonlySignal<number>;
  /** Words for the screen reader about what just landed here; empty when there are none. */
  readonly announcement: ReadonlySignal<string>;
  focus(): void;
  /** Adds a quote or page. A page replaces one of the same address, a quote only its equal. */
  attach(attachment: Attachment): void;
  remove(attachment: Attachment): void;
  /** Takes everything that is there, and leaves the composer empty. */
  take(): { message: string; attachments: readonly Attachment[] };
}

export interface ComposerModelOptions {
  /** Whose text it is: another conversation has another draft. Null until that is known, and nothing is kept before. */
  draft: ReadonlySignal<string | null>;
  /** What outlives a reload of the panel. */
  session: StorageArea;
  windowId: number;
  clock?: Clock;
}

/** Typing is kept when it pauses for so long. */
const SAVE_MS = 200;

interface Draft {
  text: string;
  attachments: readonly Attachment[];
}

export function createComposerModel(options: ComposerModelOptions): ComposerModel & {
  /** Resolves once what was there before the panel was reloaded is back. */
  readonly restored: Promise<void>;
  /** Keeps what is there at once, as when the panel is about to go, and then no more. */
  dispose(): void;
} {
  const { draft, session, windowId, clock = systemClock } = options;
  const keyOf = (name: string) => `composer:${windowId}:${name}`;
  const text = signal('');
  const attachments = signal(NOTHING);
  const focusRequests = signal(0);
  const announcement = signal('');

  /** What the session has, so that nothing is written twice; also of drafts that are not shown. */
  const saved = new Map<string, Draft>();
  /** Whose draft is shown. */
  let shown: string | null = null;
  let cancelSave = () => {};
  let isDisposed = false;
  const firstRestored = Promise.withResolvers<void>();

  const stopSaving = effect(() => {
    const latest = { text: text.value, attachments: attachments.value };
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
    const written = left === null ? current() : EMPTY;
    if (left !== null) save(left, current());
    shown = next;
    const there = next === null ? EMPTY : saved.get(next);
    replace(there ? merge(there, written) : written);
    if (next !== null && !there) void restore(next);
  }

  async function restore(name: string): Promise<void> {
    const key = keyOf(name);
    const items = await session.get(key).catch((): Record<string, unknown> => ({}));
    const stored = items[key] as Draft | undefined;
    const written = shown === name ? current() : (saved.get(name) ?? EMPTY);
    if (!isDisposed && stored) {
      const draft = merge(stored, written);
      if (shown === name) {
        saved.set(name, stored);
        replace(draft);
      } else save(name, draft);
    }
    firstRestored.resolve();
  }

  function current(): Draft {
    return { text: text.peek(), attachments: attachments.peek() };
  }

  function replace(next: Draft): void {
    batch(() => {
      text.value = next.text;
      attachments.value = next.attachments;
    });
  }

  function save(name: string, latest: Draft): void {
    cancelSave();
    const before = saved.get(name) ?? EMPTY;
    if (latest.text === before.text && latest.attachments === before.attachments) return;
    saved.set(name, latest);
    const key = keyOf(name);
    if (latest.text === '' && latest.attachments.length === 0) {
      void session.remove(key);
      return;
    }
    // The session's memory is bounded: rather the words without the pages than neither.
    session
      .set({ [key]: latest })
      .catch(() => session.set({ [key]: { ...latest, attachments: NOTHING } }))
      .catch(() => {});
  }

  function saveNow(): void {
    if (shown !== null) save(shown, current());
  }

  return {
    text,
    attachments,
    focusRequests,
    announcement,
    restored: firstRestored.promise,
    focus() {
      focusRequests.value += 1;
    },
    attach(attachment) {
      batch(() => {
        const next = add(attachments.peek(), attachment);
        const isFull = next.length > LIMITS.attachments;
        if (!isFull) attachments.value = next;
        announcement.value = isFull ? FULL : describe(attachment, next.length);
        focusRequests.value += 1;
      });
    },
    remove(attachment) {
      batch(() => {
        attachments.value = attachments.peek().filter((other) => other !== attachment);
        announcement.value = '';
      });
    },
    take() {
      const taken = { message: trimQuestion(text.peek()), attachments: attachments.peek() };
      batch(() => {
        text.value = '';
        attachments.value = NOTHING;
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
    },
  };
}

const NOTHING: readonly Attachment[] = [];
const EMPTY: Draft = { text: '', attachments: NOTHING };

/** What was typed or landed before storage answered is newer, and follows what was there before. */
function merge(before: Draft, newer: Draft): Draft {
  return {
    text: [before.text, newer.text].filter((part) => part !== '').join('\n'),
    attachments: newer.attachments.reduce(add, before.attachments),
  };
}

const FULL = `No more than ${LIMITS.attachments} pages and quotes can go along with one question.`;

function add(attachments: readonly Attachment[], added: Attachment): readonly Attachment[] {
  const isReplaced = (other: Attachment) =>
    other.kind === added.kind && other.url === added.url && (added.kind === 'page' || other.text === added.text);
  return [...attachments.filter((other) => !isReplaced(other)), added];
}

function describe({ kind, title, url }: Attachment, count: number): string {
  const what = `${kind === 'page' ? 'The page' : 'A quote from'} “${title || url}” goes along with your question.`;
  return count > 1 ? `${what} ${count} pages and quotes in all.` : what;
}
