import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadMarkdown } from '../../../components/conversation/AnswerText.tsx';
import { Contents } from '../../../components/conversation/Contents.tsx';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const long = (headings: readonly string[]) =>
  headings.map((heading) => `${heading}\n\n${'Words. '.repeat(100)}`).join('\n\n');

/** The contents of an answer that is shown with these headings. */
function show(text: string, headings: readonly [string, number][], isEnded = true) {
  const start = { id: uuid(1), task: 'chat', question: 'Why?', receipts: [] };
  const answer = { parts: [{ type: 'text', text }], model: 'small', terminal: done() };
  const { state: turn } = createTurnState(isEnded ? { ...start, answer } : start);
  render(
    <div class="answer">
      <Contents turn={turn} />
      <div class="markdown">
        {headings.map(([words, depth]) => (
          <h3 key={words} class={`heading-${depth}`}>
            {words}
          </h3>
        ))}
      </div>
    </div>,
  );
}

const HEADINGS: readonly [string, number][] = [
  ['One', 2],
  ['Two', 3],
  ['Three', 2],
];
const find = () => screen.findByTitle('Contents of this answer');

describe('the contents of an answer', () => {
  it('are its headings, and lead to each, with the keyboard too', async () => {
    show(long(['## One', '### Two', '## Three']), HEADINGS);
    (await find()).click();
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual(['One', 'Two', 'Three']);
    expect(items.map((item) => item.style.paddingInlineStart !== '')).toEqual([false, true, false]);
    fireEvent.keyDown(document.activeElement as Element, { key: 'Home' });
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    const heading = screen.getByRole('heading', { name: 'Two' });
    heading.scrollIntoView = vi.fn();
    (document.activeElement as HTMLElement).click();
    expect(document.activeElement).toBe(heading);
    expect(heading.scrollIntoView).toHaveBeenCalledWith({ block: 'start' });
  });

  it('mark where the reader is', async () => {
    show(long(['## One', '## Two', '## Three']), HEADINGS);
    const tops = [-500, 20, 900];
    screen.getAllByRole('heading').forEach((heading, index) => {
      heading.getBoundingClientRect = () => new DOMRect(0, tops[index], 100, 20);
    });
    (await find()).click();
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, 'location', null]);
    expect(document.activeElement).toBe(items[1]);
  });

  it.each<[string, string, readonly [string, number][], boolean]>([
    ['is short', '## One', HEADINGS, true],
    ['has few headings', long(['## One', '## Two', 'Three']), HEADINGS.slice(0, 2), true],
    ['is still being given', '', HEADINGS, false],
  ])('are not offered where an answer %s', async (_, text, headings, isEnded) => {
    show(text, headings, isEnded);
    await loadMarkdown();
    // The headings are counted behind this.
    for (const _turn of [1, 2]) await new Promise<void>((resolve) => setTimeout(resolve));
    expect(screen.queryByTitle('Contents of this answer')).toBeNull();
  });
});
