import { batch, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Attachment } from '../../protocol/attachment.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import { createDrafts, type Draft, EMPTY_DRAFT } from './drafts.ts';
import { trimQuestion } from './trim-question.ts';

/** What is being written and what will go along, for each conversation of its own. Survives a reload of the panel. */
export interface ComposerState {
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
  const attachments = signal(EMPTY_DRAFT.attachments);
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
    const before = known.get(name) ?? EMPTY_DRAFT;
    const isSame = latest.text === before.text && latest.attachments === before.attachments;
    known.set(name, latest);
    if (!isSame && !unread.has(name)) drafts.write(name, latest);
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
        attachments.value = EMPTY_DRAFT.attachments;
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

function isEmpty({ text, attachments }: Draft): boolean {
  return text === '' && attachments.length === 0;
}

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
