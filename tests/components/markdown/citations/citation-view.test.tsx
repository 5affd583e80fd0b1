import { signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { copiedAnswer } from '../../../../components/copy/copied.ts';
import { lazyCiting } from '../../../../components/markdown/citations/lazy-citing.ts';
import { Markdown } from '../../../../components/markdown/Markdown.tsx';
import { ShowPassageContext } from '../../../../components/show-passage-context.ts';
import type { ShownPart } from '../../../../sidebar/state/conversation/answer-parts.ts';

beforeAll(() => lazyCiting.load());
afterEach(cleanup);

const PASSAGES = [
  { number: 1, text: 'The ferry leaves at nine.', title: 'Ferries', url: 'https://a.test/' },
  { number: 2, text: 'Birds sing.', title: 'notes.txt', url: '' },
];

function show(text: string, { live = false, passages = PASSAGES } = {}) {
  const step = { code: 'chose_passages', params: {}, index: 2, count: 2, passages };
  const parts = signal<readonly ShownPart[]>([{ type: 'steps', steps: signal([step]) }]);
  const [words, isLive, onShow] = [signal(text), signal(live), vi.fn()];
  const { container } = render(
    <ShowPassageContext.Provider value={onShow}>
      <Markdown text={words} live={isLive} parts={parts} />
    </ShowPassageContext.Provider>,
  );
  return { container, words, isLive, onShow };
}

describe('a citation', () => {
  it('has a name, shows its passage, and leads to it', () => {
    const { onShow } = show('The ferry leaves at nine [1].');
    const link = screen.getByRole('link', { name: 'Passage 1 of Ferries' });
    expect(link.getAttribute('href')).toBe('https://a.test/#:~:text=The%20ferry%20leaves%20at%20nine.');
    expect(screen.getByRole('tooltip').textContent).toBe('The ferry leaves at nine.');
    link.click();
    expect(onShow).toHaveBeenCalledWith(PASSAGES[0]);
  });

  it('shows of a long passage what says most of what its sentence says', () => {
    const gulls = Array.from({ length: 12 }, (_, day) => `On day ${day} the keeper counted gulls over the harbour.`);
    const text = [...gulls, 'The ferry leaves at nine.', ...gulls].join('\n\n');
    const passages = [{ number: 1, text, title: 'Ferries', url: 'https://a.test/' }];
    show('The ferry leaves the island at nine [1].', { passages });
    expect(screen.getByRole('tooltip').textContent).toMatch(/^…The ferry leaves at nine\.\s+On day 0 .*…$/s);
    cleanup();
    show('Every day the keeper counted gulls over the harbour.', { passages });
    expect(screen.getByRole('tooltip').textContent).toMatch(/^Closest passage, found by AsideOn day 0 .*…$/s);
  });

  it('of several passages leads to each of them', () => {
    const { container } = show('The ferry leaves at nine, and birds sing [1, 2]. It leaves at nine [2,1].');
    expect(container.querySelectorAll('.citation-place > :first-child')).toHaveLength(4);
    screen.getAllByRole('button', { name: /^Passage 2 of notes.txt/ });
  });

  it('of several passages is judged by what they say together', () => {
    show('The ferry leaves at nine while birds sing [1, 2].');
    screen.getByRole('link', { name: 'Passage 1 of Ferries' });
    screen.getByRole('button', { name: 'Passage 2 of notes.txt' });
  });

  it('of several passages that don’t support it is shown as such, and so is one of them that is not needed', () => {
    const birds = { number: 2, text: 'Birds sing at the shore.', title: 'notes.txt', url: '' };
    show('The museum of the town shows 40 paintings [1, 2]. The ferry leaves at nine [1, 2].', {
      passages: [...PASSAGES.slice(0, 1), birds],
    });
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Passage 2 of notes.txt. Not found in the passage',
      'Passage 2 of notes.txt. Not found in the passage',
    ]);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('aria-label'))).toEqual([
      'Passage 1 of Ferries. Not found in the passage',
      'Passage 1 of Ferries',
    ]);
  });

  it('that its passage does not support is shown as such', () => {
    show('The museum of the town shows 40 paintings [1].');
    screen.getByRole('link', { name: 'Passage 1 of Ferries. Not found in the passage' });
  });

  it('is judged by its own sentence, also when a number is cited twice', () => {
    show('The ferry leaves at nine [1]. The museum of the town shows 40 paintings [1].');
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('aria-label'))).toEqual([
      'Passage 1 of Ferries',
      'Passage 1 of Ferries. Not found in the passage',
    ]);
  });

  it('of a source without an address shows its passage', () => {
    show('Birds sing **[2]**.');
    screen.getByRole('button', { name: 'Passage 2 of notes.txt' });
  });

  it('with a number that no passage has leads nowhere, and says so', () => {
    show('The ferry leaves at nine [7].');
    expect(screen.queryByRole('link')).toBeNull();
    screen.getByTitle('No passage has this number');
  });

  it('is text where there are no passages, and in code', () => {
    const { container } = show('An array `a[1]` and [1].', { passages: [] });
    expect(container.textContent).toBe('An array a[1] and [1].');
    cleanup();
    expect(show('A list [1, 2,3].', { passages: [] }).container.textContent).toBe('A list [1, 2,3].');
    cleanup();
    show('An array `a[1]`.');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is not shown by half while it comes, and not judged before its sentence has ended', () => {
    const { container, words } = show('Paintings of the museum [', { live: true });
    expect(container.textContent?.trim()).toBe('Paintings of the museum');
    words.value = 'Paintings of the museum [1, ';
    expect(container.textContent?.trim()).toBe('Paintings of the museum');
    words.value = 'Paintings of the museum [1] are';
    expect(container.querySelector('.is-missing')).toBeNull();
  });
});

describe('a sentence that cites nothing', () => {
  const FERRIES = [
    {
      number: 1,
      text: 'The ferry to the island leaves the harbour at nine.',
      title: 'Ferries',
      url: 'https://a.test/',
    },
    { number: 2, text: 'Birds sing at the shore every evening.', title: 'notes.txt', url: '' },
  ];
  const SAID = 'The island’s **ferry** leaves the harbour at nine. Nobody knows why.';

  it('is marked with the passage that its words come from, once the answer has ended', async () => {
    const { container, isLive, onShow } = show(SAID, { live: true, passages: FERRIES });
    expect(container.querySelector('.citation')).toBeNull();
    await act(() => {
      isLive.value = false;
    });
    const mark = screen.getByRole('link', { name: 'Passage 1 of Ferries. Closest passage, found by Aside' });
    expect(mark.className).toBe('citation is-closest');
    expect(mark.closest('.citation-place')?.previousSibling?.textContent).toMatch(/at nine\.$/);
    mark.click();
    expect(onShow).toHaveBeenCalledWith(FERRIES[0]);
    expect(container.querySelectorAll('.citation')).toHaveLength(1);
  });

  it('has no more text for that, and is copied as it was', () => {
    const { container } = show(SAID, { passages: FERRIES });
    for (const shown of container.querySelectorAll('.citation-passage')) shown.remove();
    expect(container.textContent).toBe('The island’s ferry leaves the harbour at nine. Nobody knows why.');
    expect(copiedAnswer(SAID, 'text').text).toBe('The island’s ferry leaves the harbour at nine. Nobody knows why.');
  });

  it('is marked behind what is emphasised to its end, and beside one that is cited', () => {
    const { container } = show(
      '*The ferry to the island leaves the harbour at nine.* Birds sing at the shore every evening [2].',
      { passages: FERRIES },
    );
    expect(container.querySelector('em + .citation-place > .is-closest')).not.toBeNull();
    expect(container.querySelectorAll('.is-closest')).toHaveLength(1);
  });
});
