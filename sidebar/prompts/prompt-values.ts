import { effect } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { oneLine } from '../pages/one-line.ts';
import { readSelection } from '../pages/selection/read-selection.ts';
import type { ComposerState } from '../state/composer-state.ts';
import type { PageState } from '../state/page-state.ts';
import type { ClipboardReading } from './clipboard.ts';
import type { Filling, PromptPiece } from './placeholders.ts';
import type { PromptSpeech } from './prompt-speech.ts';

/** Why a placeholder stands as it was written. `unknown` is followed by the placeholder. */
export type PromptNote =
  | { code: 'unknown'; name: string }
  | { code: 'clipboard_refused' | 'clipboard_empty' | 'no_tab' | 'no_page' };

export interface FoundValues {
  filling: Filling;
  notes: PromptNote[];
  /** All that it needs is there: what can't be had is noted, and a page may wait for access. */
  isWhole: boolean;
}

export interface PromptValuesOptions {
  composer: Pick<ComposerState, 'sources' | 'attach'>;
  /** The page beside the panel; null where there is none. */
  page(): Pick<PageState, 'attachPage' | 'isAttaching'> | null;
  beside: { browser: WxtBrowser; window: PanelWindow } | undefined;
  addFiles(files: readonly File[]): void;
  /** BCP 47 of the reader's language. */
  language(): string;
  speech: PromptSpeech;
}

/** More of a clipboard than this is no part of a sentence: it goes along as a file. */
const MAX_INLINE_CHARS = 2_000;
const MAX_TITLE_CHARS = 300;
const MAX_ADDRESS_CHARS = 2_000;

/**
 * Finds what stands for the placeholders of a prompt, and attaches what goes along with it as any source is attached. What
 * can't be had is noted.
 */
export function createPromptValues({ composer, page, beside, addFiles, language, speech }: PromptValuesOptions) {
  /** Resolves with whether a page has come. */
  async function attachPage(): Promise<boolean> {
    const shown = page();
    if (!shown) return false;
    const before = composer.sources.peek();
    shown.attachPage();
    await turnsFalse(shown.isAttaching);
    return composer.sources.peek().some((source) => source.type === 'page' && !before.includes(source));
  }

  async function attachSelection(): Promise<boolean> {
    const tab = beside && (await findPageTab(beside.browser, beside.window));
    if (!beside || tab?.id === undefined) return false;
    // A page that goes away meanwhile has none.
    const reading = await readSelection(beside.browser, { ...tab, id: tab.id }, {}).catch(() => undefined);
    if (reading?.kind !== 'selection') return false;
    composer.attach(reading.selection);
    return true;
  }

  async function describeTab(): Promise<{ title: string; url: string } | undefined> {
    const attached = composer.sources.peek().findLast(({ type }) => type === 'page');
    const tab = attached ?? (beside && (await findPageTab(beside.browser, beside.window)));
    return tab?.url ? { title: tab.title ?? '', url: tab.url } : undefined;
  }

  return async function find(
    pieces: readonly PromptPiece[],
    clipboard: Promise<ClipboardReading> | undefined,
  ): Promise<FoundValues> {
    const has = (kind: PromptPiece['kind']) => pieces.some((piece) => piece.kind === kind);
    const notes: PromptNote[] = [];
    const filling: Filling = {};
    let isWhole = true;
    if (has('selection')) {
      // What is attached already is what it is about.
      const isThere = composer.sources.peek().length > 0 || (await attachSelection());
      if (isThere || page()) filling.selection = speech.attached('text');
      else notes.push({ code: 'no_page' });
      if (!isThere && !has('page')) isWhole = await attachPage();
    }
    if (has('page')) {
      if (page()) filling.page = speech.attached('page');
      else notes.push({ code: 'no_page' });
      isWhole = await attachPage();
    }
    if (has('language')) filling.language = speech.languageName(language());
    if (has('title') || has('url')) {
      const tab = await describeTab();
      if (tab) Object.assign(filling, describe(tab));
      else notes.push({ code: 'no_tab' });
    }
    const copied = await clipboard;
    if (copied === 'refused') notes.push({ code: 'clipboard_refused' });
    else if (copied && copied.text.trim() === '') notes.push({ code: 'clipboard_empty' });
    else if (copied) filling.clipboard = fromClipboard(copied.text);
    for (const raw of new Set(pieces.flatMap((piece) => (piece.kind === 'unknown' ? [piece.raw] : [])))) {
      notes.push({ code: 'unknown', name: raw });
    }
    return { filling, notes, isWhole: isWhole && notes.every(({ code }) => code === 'unknown') };
  };

  function fromClipboard(text: string): string {
    if (text.length <= MAX_INLINE_CHARS) return text;
    addFiles([new File([text], `${speech.clipboardFile()}.txt`, { type: 'text/plain' })]);
    return speech.attached('clipboard');
  }
}

/** What a page says of itself, for a sentence: in one line, no more than a sentence bears, and in plain characters. */
export function describe({ title, url }: Pick<SourcePart, 'title' | 'url'>): { title: string; url: string } {
  const plain = title.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');
  return { title: oneLine(plain).slice(0, MAX_TITLE_CHARS).toWellFormed(), url: url.slice(0, MAX_ADDRESS_CHARS) };
}

function turnsFalse(flag: PageState['isAttaching']): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = effect(() => {
    if (!flag.value) resolve();
  });
  return promise.then(stop);
}
