import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import { type AnySource, isImage, type SourcePart } from '../../protocol/question-parts.ts';
import type { PanelWindow } from '../browser/panel-window.ts';
import type { StorageArea } from '../browser/storage-area.ts';
import type { Clock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { createFewAtOnce } from '../connection/few-at-once.ts';
import type { ComposerState } from '../state/composer-state.ts';
import type { Outbox } from '../state/conversation/outbox.ts';
import type { ModelsState } from '../state/models-state.ts';
import { createSourceQueue } from './create-source-queue.ts';
import { type KeptBlobs, openKeptBlobs } from './kept-blobs.ts';
import { namedBlobs } from './named-blobs.ts';
import { createOpenTabs, type OpenTab } from './open-tabs.ts';
import { createPinnedPages } from './pinned-pages.ts';
import { createQuestionFit, type QuestionFitOptions } from './question-fit.ts';
import { type FileReaders, readFile } from './read-file.ts';
import { type PdfReading, readPdfFile } from './read-pdf-file.ts';
import { readShownFile } from './read-shown-file.ts';
import { readTab } from './read-tab.ts';
import { type ImageTools, scaleImage } from './scale-image.ts';
import type { SourceHold, SourcesState } from './sources-state.ts';
import { canSee, findModelsThatSee } from './vision.ts';

export interface SourcesOptions {
  composer: Pick<ComposerState, 'text' | 'sources' | 'attach' | 'replace' | 'remove'>;
  /** What is asked belongs to it. */
  conversation: QuestionFitOptions['conversation'];
  /** Whose draft is shown; see `ComposerStateOptions`. */
  draft: ReadonlySignal<string | null>;
  /** To the companion, which reads PDFs. */
  connection: Pick<CompanionConnection, 'state' | 'openChannel' | 'request'>;
  models: Pick<ModelsState, 'models' | 'current' | 'choose'>;
  /** Where drafts and waiting questions are, which name what goes along. */
  session: StorageArea;
  outbox: Pick<Outbox, 'list'>;
  /** What goes along is kept in memory alone. */
  isPrivate: boolean;
  /** Where the tabs are that may go along; without it there are none. */
  beside?: { browser: WxtBrowser; window: PanelWindow };
  /** What went along in the chat that is shown. */
  asked: ReadonlySignal<readonly AnySource[]>;
  /** Attaches the page beside the panel, in the place of another. */
  attachPage(instead: SourcePart): void;
  databases?: IDBFactory;
  images?: ImageTools;
  clock: Clock;
}

export function createSources(options: SourcesOptions): SourcesState {
  const { composer, draft, connection, models, session, outbox, isPrivate, images, beside } = options;
  const { databases = globalThis.indexedDB ?? null } = options;
  const blobs = openKeptBlobs({ databases: isPrivate ? null : databases });
  const queue = createSourceQueue(composer, draft);
  const previews = signal<ReadonlyMap<string, string>>(new Map());
  const lookedAt = new Set<string>();
  const lifetime = new AbortController();

  const stopShowing = effect(() => {
    const shown = composer.sources.value.flatMap((source) => (isImage(source) && source.blob ? [source.blob] : []));
    for (const hash of shown) if (!lookedAt.has(hash)) void show(hash);
  });

  async function show(hash: string): Promise<void> {
    lookedAt.add(hash);
    const bytes = await blobs.find(hash);
    if (!bytes || !lookedAt.has(hash)) return;
    previews.value = new Map(previews.peek()).set(hash, URL.createObjectURL(new Blob([bytes])));
  }

  void forgetOld(blobs, session, outbox);
  const questionFit = createQuestionFit(options);

  const hold = computed<SourceHold | null>(() => {
    if (queue.reading.value.length > 0) return { code: 'reading' };
    const model = models.current.value;
    if (!model || canSee(model) || !composer.sources.value.some(isImage)) return null;
    return { code: 'no_vision', model: model.name, others: findModelsThatSee(models.models.value) };
  });

  /** The companion refuses more than `fileReads` at once, and may still be ending one that was given up. */
  const takePdf = createFewAtOnce(1);
  /** Decoded, a photograph takes hundreds of megabytes. */
  const takeImage = createFewAtOnce(1);

  const readersFor = (signal: AbortSignal, onProgress: PdfReading['onProgress'] = () => {}): FileReaders => ({
    blobs,
    readPdf: (file, name) => takePdf(signal, () => readPdfFile(file, name, { connection, signal, onProgress })),
    scaleImage: (file, name) => takeImage(signal, () => scaleImage(file, name, images)),
    signal,
  });

  function addTab(tab: Pick<OpenTab, 'id' | 'title' | 'url'>, instead?: SourcePart): void {
    if (!beside) return;
    queue.add(tab.title, (signal, onProgress) => readTab(beside.browser, tab, readersFor(signal, onProgress)), instead);
  }

  const pinned = beside
    ? createPinnedPages({
        ...beside,
        sources: composer.sources,
        asked: options.asked,
        readBeside: options.attachPage,
        readTab: addTab,
        clock: options.clock,
      })
    : null;

  return {
    reading: queue.reading,
    refusals: queue.refusals,
    dismiss: queue.dismiss,
    hold,
    previews,
    fit: questionFit.fit,
    addFiles(files) {
      const undos = files.map((file) =>
        queue.add(file.name, (signal, onProgress) => readFile(file, readersFor(signal, onProgress))),
      );
      return () => {
        for (const undo of undos) undo();
      };
    },
    tabs: beside ? createOpenTabs(beside.browser, beside.window) : null,
    addTab: (tab) => addTab(tab),
    pinned,
    async readShownFile(id, contentType, signal) {
      if (!beside) return undefined;
      const { title = '' } = await beside.browser.tabs.get(id);
      return readShownFile(
        beside.browser,
        { id, title, contentType },
        readersFor(AbortSignal.any([signal, lifetime.signal])),
      );
    },
    chooseModel: models.choose,
    findBlob: blobs.find,
    dispose() {
      lifetime.abort();
      stopShowing();
      pinned?.dispose();
      questionFit.dispose();
      queue.dispose();
      lookedAt.clear();
      for (const address of previews.peek().values()) URL.revokeObjectURL(address);
    },
  };
}

/** Of earlier panels: what was taken out again, or is with the companion. */
async function forgetOld(blobs: KeptBlobs, session: StorageArea, outbox: Pick<Outbox, 'list'>): Promise<void> {
  const [kept, waiting] = await Promise.all([session.get(null), outbox.list()]);
  const drafted = Object.values(kept);
  const asked = waiting.flatMap(({ question }) => question.parts);
  await blobs.sweep(namedBlobs([...drafted, ...asked]));
}
