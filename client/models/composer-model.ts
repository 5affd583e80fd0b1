import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import type { Attachment } from '../../protocol/attachment.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { type Clock, systemClock } from '../connection/clock.ts';

/** What is being written and what will go along. Survives a reload of the panel. */
export interface ComposerModel {
  readonly text: Signal<string>;
  readonly attachments: ReadonlySignal<readonly Attachment[]>;
  /** Grows by one whenever the composer should take the focus (a quote landed, a question was put back). */
  readonly focusRequests: ReadonlySignal<number>;
  /** Words for the screen reader about what just landed here; empty when there are none. */
  readonly announcement: ReadonlySignal<string>;
  /** Adds a quote or page. A page replaces one of the same address, a quote only its equal. */
  attach(attachment: Attachment): void;
  remove(attachment: Attachment): void;
  /** Takes everything that is there, and leaves the composer empty. */
  take(): { message: string; attachments: readonly Attachment[] };
}

export interface ComposerModelOptions {
  /** Memory of the browser's session: a reload of the panel loses nothing, and nothing is written to disk. */
  session: Pick<WxtBrowser['storage']['session'], 'get' | 'set' | 'remove'>;
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
  const { session, windowId, clock = systemClock } = options;
  const key = `composer:${windowId}`;
  const text = signal('');
  const attachments = signal(NOTHING);
  const focusRequests = signal(0);
  const announcement = signal('');

  /** What the session has, so that nothing is written twice. */
  let saved: Draft = { text: '', attachments: NOTHING };
  let cancelSave = () => {};
  let stopSaving = () => {};
  let isDisposed = false;

  const restored = session.get(key).then(
    (items) => restore(items[key] as Draft | undefined),
    () => restore(undefined),
  );

  function restore(draft: Draft | undefined): void {
    if (isDisposed) return;
    if (draft) {
      saved = draft;
      // What was typed or landed here before storage answered is newer, and follows what was here before.
      batch(() => {
        text.value = [draft.text, text.peek()].filter((part) => part !== '').join('\n');
        attachments.value = attachments.peek().reduce(add, draft.attachments);
      });
    }
    stopSaving = effect(() => {
      const latest = { text: text.value, attachments: attachments.value };
      cancelSave();
      cancelSave = clock.after(SAVE_MS, () => save(latest));
    });
  }

  function save(draft: Draft): void {
    cancelSave();
    if (draft.text === saved.text && draft.attachments === saved.attachments) return;
    saved = draft;
    if (draft.text === '' && draft.attachments.length === 0) {
      void session.remove(key);
      return;
    }
    // The session's memory is bounded: rather the words without the pages than neither.
    session
      .set({ [key]: draft })
      .catch(() => session.set({ [key]: { ...draft, attachments: NOTHING } }))
      .catch(() => {});
  }

  function saveNow(): void {
    save({ text: text.peek(), attachments: attachments.peek() });
  }

  return {
    text,
    attachments,
    focusRequests,
    announcement,
    restored,
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
      const taken = { message: text.peek().trim(), attachments: attachments.peek() };
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
      stopSaving();
      saveNow();
    },
  };
}

const NOTHING: readonly Attachment[] = [];

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
