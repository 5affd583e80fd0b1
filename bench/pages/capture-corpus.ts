import type { Capture } from '../../sidebar/pages/capture-page.ts';
import type { CorpusPage } from './read-corpus.ts';
import { scoreWords, type WordScore } from './score-words.ts';
import { servePages } from './serve-pages.ts';
import { threadClock } from './thread-clock.ts';

export type CapturedPage = WordScore & {
  kind: string;
  /** So long the page's thread was at work, without what it waited for the processor. */
  ms: number;
};

/**
 * Captures pages of a corpus in a real browser, their scripts off, and scores the words.
 *
 * @param script see `readCaptureScript`
 */
export async function capturePages(
  folder: string,
  pages: readonly CorpusPage[],
  script: string,
): Promise<CapturedPage[]> {
  const served = await servePages(folder);
  try {
    const captured: CapturedPage[] = [];
    for (const { id, kind, text } of pages) {
      const page = await served.open(id);
      const clock = await threadClock(page);
      const began = await clock();
      const capture = (await page.evaluate(script)) as Capture;
      const ms = (await clock()) - began;
      captured.push({ ...scoreWords(capture.kind === 'page' ? capture.page.text : '', text), kind, ms });
      await page.close();
    }
    return captured;
  } finally {
    await served.close();
  }
}
