import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Attachment } from '../../protocol/attachment.ts';

/** What is being written and what will go along. Survives a reload of the panel. */
export interface ComposerModel {
  readonly text: Signal<string>;
  readonly attachments: ReadonlySignal<readonly Attachment[]>;
  /** Grows by one whenever the composer should take the focus (a quote landed, a question was put back). */
  readonly focusRequests: ReadonlySignal<number>;
  /** Words for the screen reader about what just landed here; empty when there are none. */
  readonly announcement: ReadonlySignal<string>;
  /** Adds a quote or page, replacing one of the same kind and address. */
  attach(attachment: Attachment): void;
  remove(attachment: Attachment): void;
  /** Takes everything that is there, and leaves the composer empty. */
  take(): { message: string; attachments: readonly Attachment[] };
}
