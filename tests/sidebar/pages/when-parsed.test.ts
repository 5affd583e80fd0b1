import { describe, expect, it } from 'vitest';
import { whenParsed } from '../../../sidebar/pages/when-parsed.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

function loadingDocument() {
  const page = document.implementation.createHTMLDocument();
  Object.defineProperty(page, 'readyState', { value: 'loading' });
  return page;
}

describe('waiting for a page’s markup', () => {
  it('waits for nothing when it is all there', async () => {
    const clock = createManualClock();
    await whenParsed(document, clock);
    expect(clock.pending).toBe(0);
  });

  it('ends when the markup is there, and leaves no timer', async () => {
    const clock = createManualClock();
    const page = loadingDocument();
    const parsed = whenParsed(page, clock);
    page.dispatchEvent(new Event('DOMContentLoaded'));
    await parsed;
    expect(clock.pending).toBe(0);
  });

  it('ends after a while when the page never does', async () => {
    const clock = createManualClock();
    const parsed = whenParsed(loadingDocument(), clock);
    clock.advance(3_000);
    await expect(parsed).resolves.toBeUndefined();
  });
});
