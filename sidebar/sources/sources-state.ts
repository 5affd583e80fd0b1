import type { ReadonlySignal } from '@preact/signals';
import type { FitReply } from '../../protocol/fit-messages.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { OpenTab, OpenTabs } from './open-tabs.ts';
import type { PinnedPages } from './pinned-pages.ts';
import type { SourceRefusal } from './source-refusal.ts';

/** A source that is being read, and will stand where it was added. */
export interface ReadingSource {
  readonly name: string;
  /** How much of it is read, of `total`; null where that is not known. */
  readonly progress: ReadonlySignal<{ done: number; total: number } | null>;
  cancel(): void;
}

/** Why a question can't be sent yet with what goes along. */
export type SourceHold =
  /** Something is still being read. */
  | { code: 'reading' }
  /** The model can't see images; `others`: names of models on this machine that can. */
  | { code: 'no_vision'; model: string; others: readonly string[] };

/** Files, images and tabs on their way into the composer, for each draft of its own. */
export interface SourcesState {
  /** Of the draft that is shown, in the order in which they were added. */
  readonly reading: ReadonlySignal<readonly ReadingSource[]>;
  /** What could not be taken into the draft that is shown. */
  readonly refusals: ReadonlySignal<readonly SourceRefusal[]>;
  /** Null when the question may be sent. */
  readonly hold: ReadonlySignal<SourceHold | null>;
  /** What the model will not be given of the question; null while that is nothing, or not known. */
  readonly fit: ReadonlySignal<FitReply | null>;
  /** Addresses of images that go along, by the hash of each, to be shown. */
  readonly previews: ReadonlySignal<ReadonlyMap<string, string>>;
  /** Returns what takes these files out again. */
  addFiles(files: readonly File[]): () => void;
  /** The tabs that may be attached; null where there are none. */
  readonly tabs: OpenTabs | null;
  /** Attaches what a tab shows. */
  addTab(tab: OpenTab): void;
  /** Whose pages the question is about; null where there are no tabs. */
  readonly pinned: PinnedPages | null;
  /** The file that a viewer of the browser's shows in a tab; undefined where there are no tabs. */
  readShownFile(
    tabId: number,
    contentType: string,
    signal: AbortSignal,
  ): Promise<SourcePart | SourceRefusal | undefined>;
  dismiss(refusal: SourceRefusal): void;
  /** Asks another model from now on. */
  chooseModel(name: string): void;
  /** The bytes of what goes along. */
  findBlob(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  dispose(): void;
}

/** Reads one source. Undefined: there is nothing to say of it. */
export type ReadSource = (
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
) => Promise<SourcePart | SourceRefusal | undefined>;
