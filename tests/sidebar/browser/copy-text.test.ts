import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyText } from '../../../sidebar/browser/copy-text.ts';

function pageWith(writeText: ((text: string) => Promise<void>) | undefined, execCommand: () => boolean) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: writeText && { writeText } });
  Object.defineProperty(document, 'execCommand', { configurable: true, value: execCommand });
}

/** What the browser does on the `copy` command: it asks the page, from the window down, what to copy. */
function copyEvent(setData: (type: string, text: string) => void) {
  const event = new Event('copy', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: { setData } });
  return event;
}

describe('copying from the card', () => {
  afterEach(() => vi.restoreAllMocks());

  it('uses the clipboard where the page has one', async () => {
    const writeText = vi.fn(async () => {});
    const execCommand = vi.fn(() => true);
    pageWith(writeText, execCommand);
    await copyText(document, 'words');
    expect(writeText).toHaveBeenCalledWith('words');
    expect(execCommand).not.toHaveBeenCalled();
  });

  it.each([
    ['has none', undefined],
    ['forbids it', () => Promise.reject(new Error('NotAllowedError'))],
  ])('falls back where the page %s, and the page learns nothing of it', async (_, writeText) => {
    const copied: string[] = [];
    const overheard = vi.fn();
    document.addEventListener('copy', overheard, { once: true });
    pageWith(writeText, () => {
      const event = copyEvent((_type, text) => copied.push(text));
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    });
    await copyText(document, 'words');
    document.removeEventListener('copy', overheard);
    expect(copied).toEqual(['words']);
    expect(overheard).not.toHaveBeenCalled();
  });

  it('copies text and the same as HTML together, with the clipboard and without', async () => {
    const html = '<b>words</b>';
    const written: Record<string, string>[] = [];
    vi.stubGlobal(
      'ClipboardItem',
      class {
        parts: Record<string, Blob>;
        constructor(parts: Record<string, Blob>) {
          this.parts = parts;
        }
      },
    );
    const write = async ([item]: { parts: Record<string, Blob> }[]) => {
      const texts = Object.entries(item?.parts ?? {}).map(async ([type, blob]) => [type, await blob.text()]);
      written.push(Object.fromEntries(await Promise.all(texts)));
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } });
    await copyText(document, 'words', html);
    const byCommand: Record<string, string> = {};
    pageWith(undefined, () => {
      const event = copyEvent((type, text) => {
        byCommand[type] = text;
      });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    });
    await copyText(document, 'words', html);
    vi.unstubAllGlobals();
    expect([...written, byCommand]).toEqual(Array(2).fill({ 'text/plain': 'words', 'text/html': html }));
  });

  it('says so when the page keeps the command from us and copies what it likes', async () => {
    pageWith(undefined, () => true);
    await expect(copyText(document, 'words')).rejects.toThrow('does not let anything be copied');
  });

  it('leaves the page’s own copying alone afterwards', async () => {
    pageWith(undefined, () => document.body.dispatchEvent(copyEvent(() => {})) || true);
    await copyText(document, 'words');
    const event = copyEvent(() => {});
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('says when nothing could be copied', async () => {
    pageWith(undefined, () => false);
    await expect(copyText(document, 'words')).rejects.toThrow('does not let anything be copied');
  });
});
