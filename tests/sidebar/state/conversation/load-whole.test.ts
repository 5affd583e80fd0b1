import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { loadWhole } from '../../../../sidebar/state/conversation/load-whole.ts';
import type { ShownConversation } from '../../../../sidebar/state/conversation/shown-conversation.ts';

/** A conversation of which the earlier turns come in as many pages. */
function conversation(pages: number) {
  const id = signal('one');
  const earlier = signal<ShownConversation['earlier']['value']>(pages > 0 ? 'more' : 'none');
  let left = pages;
  const loadEarlier = vi.fn(() => {
    earlier.value = 'loading';
  });
  const come = () => {
    left -= 1;
    earlier.value = left > 0 ? 'more' : 'none';
  };
  return { id, earlier, loadEarlier, come };
}

describe('a whole conversation', () => {
  it('is loaded page by page, until there is no more', async () => {
    const chat = conversation(3);
    const whole = loadWhole(chat);
    for (let page = 1; page <= 3; page += 1) {
      expect(chat.loadEarlier).toHaveBeenCalledTimes(page);
      chat.come();
    }
    expect(await whole).toBe(true);
    expect(chat.loadEarlier).toHaveBeenCalledTimes(3);
  });

  it('that is there already needs nothing', async () => {
    const chat = conversation(0);
    expect(await loadWhole(chat)).toBe(true);
    expect(chat.loadEarlier).not.toHaveBeenCalled();
  });

  it('is not there when a page can’t be had, and is tried again the next time', async () => {
    const chat = conversation(1);
    const whole = loadWhole(chat);
    chat.earlier.value = 'failed';
    expect(await whole).toBe(false);
    const again = loadWhole(chat);
    chat.come();
    expect(await again).toBe(true);
  });

  it('is loaded no further once another one is shown, or nobody wants it any more', async () => {
    const chat = conversation(3);
    const whole = loadWhole(chat);
    chat.id.value = 'another';
    expect(await whole).toBe(false);
    const abort = new AbortController();
    const unwanted = loadWhole(chat, abort.signal);
    abort.abort();
    expect(await unwanted).toBe(false);
    chat.come();
    expect(chat.loadEarlier).toHaveBeenCalledTimes(1);
  });
});
