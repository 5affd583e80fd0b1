import { signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { readAnswer } from '../../../components/aloud/read-answer.ts';
import { findSelectedAnswer, readSelection } from '../../../components/aloud/read-selection.ts';
import { findShown, readShownWords } from '../../../components/aloud/shown-words.ts';
import { Cited } from '../../../components/markdown/citations/Cited.tsx';
import { lazyCiting } from '../../../components/markdown/citations/lazy-citing.ts';
import { noExtras } from '../../../components/markdown/extras/extras.ts';
import { MarkdownText } from '../../../components/markdown/MarkdownText.tsx';
import type { Reading } from '../../../sidebar/aloud/reading.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const ANSWER = [
  '## Two *ways*',
  'There are **two** ways [1], see [the docs](https://example.org) or https://example.org/a. Run `npm test` or `npm run a b c`.',
  '```js\nlet a;\n```',
  '1. Walk. It is slow.\n2. Ride.',
  '| Way | Speed |\n|---|---|\n| Walk | slow |\n| Ride | fast |',
  'Ways end. 天空是蓝色的。为什么？ Let $x$ be. It is slow.',
].join('\n\n');

function show(text = ANSWER): Element {
  const { container } = render(
    <div data-turn={uuid(1)}>
      <p class="question">Why?</p>
      <div class="answer">
        <Cited parts={undefined} live={signal(false)} citing={lazyCiting}>
          <MarkdownText text={signal(text)} live={signal(false)} extras={noExtras} />
        </Cited>
      </div>
    </div>,
  );
  return container.querySelector('.answer') as Element;
}

function all(reading: Reading): { said: string; shown: string }[] {
  const found: { said: string; shown: string }[] = [];
  for (let next = reading.next(); next && next !== 'later'; next = reading.next()) found.push(next);
  return found;
}

function selectAll(node: Node): void {
  getSelection()?.selectAllChildren(node);
}

describe('a sentence that is read', () => {
  it('is found where it is shown, in order, with the signs that close it', () => {
    const words = readShownWords(show(), null);
    const answer = { parts: [{ type: 'text', text: ANSWER }], model: 'small', terminal: done() };
    const { state } = createTurnState({ id: uuid(1), task: 'chat', question: 'Why?', receipts: [], answer });
    let from = 0;
    const marked = all(readAnswer(uuid(1), () => state)).map(({ shown }) => {
      const found = findShown(words, shown, from);
      from = found?.start ?? from;
      return found?.range.toString();
    });
    expect(marked).toEqual([
      'Two ways',
      expect.stringContaining('There are two ways [1], see the docs'),
      expect.stringContaining('Run npm test or'),
      undefined,
      'Walk.',
      'It is slow.',
      'Ride.',
      'Walk',
      'slow',
      'Ride',
      'fast',
      'Ways end.',
      '天空是蓝色的。',
      '为什么？',
      'Let $x$ be.',
      'It is slow.',
    ]);
  });

  it('is looked for from the beginning when it stands before, and is none when it is not there', () => {
    const words = readShownWords(show('One. Two.'), null);
    expect(findShown(words, 'One.', 5)?.range.toString()).toBe('One.');
    expect(findShown(words, 'Three.', 0)).toBeUndefined();
    expect(findShown(words, '42.', 0)).toBeUndefined();
  });
});

describe('a selected part of an answer', () => {
  it('is read by the same rules, one paragraph, item or cell after the other', () => {
    selectAll(show());
    const selected = findSelectedAnswer();
    if (!selected) throw new Error('nothing is selected');
    expect(all(readSelection(selected)).map(({ said }) => said)).toEqual([
      'Two ways',
      'There are two ways, see the docs or.',
      'Run npm test or.',
      'Walk.',
      'It is slow.',
      'Ride.',
      'Way',
      'Speed',
      'Walk',
      'slow',
      'Ride',
      'fast',
      'Ways end.',
      '天空是蓝色的。',
      '为什么？',
      'Let $x$ be.',
      'It is slow.',
    ]);
  });

  it('begins and ends where it was selected, and marks nothing outside', () => {
    const answer = show('One two three. One two three.');
    const text = answer.querySelector('p')?.firstChild as Text;
    getSelection()?.setBaseAndExtent(text, 19, text, 28);
    const selected = findSelectedAnswer();
    if (!selected) throw new Error('nothing is selected');
    expect(all(readSelection(selected)).map(({ said }) => said)).toEqual(['two three']);
  });

  it('is none in a question, in code alone, over several answers, or when nothing is selected', () => {
    const answer = show();
    for (const selector of ['pre', 'code']) {
      selectAll(answer.querySelector(`.code ${selector}`) as Element);
      expect(findSelectedAnswer()).toBeUndefined();
    }
    selectAll(document.querySelector('.question') as Element);
    expect(findSelectedAnswer()).toBeUndefined();
    selectAll(document.body);
    expect(findSelectedAnswer()).toBeUndefined();
    getSelection()?.removeAllRanges();
    expect(findSelectedAnswer()).toBeUndefined();
  });
});
