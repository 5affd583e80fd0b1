import type { WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { readPage } from '../pages/read-page.ts';
import type { OpenTab } from './open-tabs.ts';
import type { FileReaders } from './read-file.ts';
import { readShownFile } from './read-shown-file.ts';
import { refuse, type SourceRefusal } from './source-refusal.ts';

/** What goes along of a tab: its page, or the file that it shows. */
export async function readTab(
  browser: WxtBrowser,
  { id, title: name }: Pick<OpenTab, 'id' | 'title'>,
  readers: FileReaders,
): Promise<SourcePart | SourceRefusal> {
  const reading = await readPage(browser, id);
  if (reading.kind === 'page') return reading.page;
  if (reading.kind === 'file') {
    return readShownFile(browser, { id, title: name, contentType: reading.contentType }, readers);
  }
  if (reading.kind === 'gone') return refuse('tab_gone', { name });
  if (reading.kind === 'no-access') return refuse('tab_closed', { name });
  return refuse('tab_unreadable', { name, hint: reading.hint });
}
