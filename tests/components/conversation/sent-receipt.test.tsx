import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { SentReceipt } from '../../../components/conversation/SentReceipt.tsx';
import type { AnswerPart, StepPart } from '../../../protocol/parts.ts';
import type { SourcePart } from '../../../protocol/question-parts.ts';
import type { TerminalEvent } from '../../../protocol/turn-events.ts';
import type { SentSource } from '../../../sidebar/sources/sent-source.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { describeStep } from '../../../words/describe-step.ts';
import { cancelled, done, failed } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const PAGE: SourcePart = {
  type: 'page',
  title: 'Tides',
  url: 'https://example.org/tides',
  language: 'en',
  text: '',
  omittedChars: 1_200,
  chars: 400,
  tokens: 97,
  blob: 'a'.repeat(64),
};

function show(
  receipts: readonly SourcePart[],
  found?: SentSource,
  texts: readonly string[] = [],
  terminal: TerminalEvent = done(),
  parts: readonly AnswerPart[] = [],
) {
  const asked: string[] = [];
  const answer = { parts, model: 'llama3.2:3b', terminal };
  const { state } = createTurnState({ id: 't', task: 'chat', question: 'Why?', receipts, texts, answer });
  const actions = {
    addressOf: () => '127.0.0.1:11434',
    async readSent(hash: string) {
      asked.push(hash);
      return found;
    },
  };
  render(<SentReceipt turn={state} actions={actions} />);
  return asked;
}

it('says what was sent, how much of it, what was left out, and to which model on which server', () => {
  show([PAGE]);
  screen.getByText('Sent to llama3.2:3b at 127.0.0.1:11434.');
  screen.getByText('Page: Tides');
  screen.getByText('https://example.org/tides');
  screen.getByText('about 97 tokens · 1,200 characters left out');
});

it('names the system prompt, and shows its words when they are wanted', () => {
  show([], undefined, [], done({ system: 'Be short.' }));
  expect(screen.queryByText('Only your words and the chat before them.')).toBeNull();
  screen.getByText('System prompt');
  screen.getByText('9 characters');
  expect(screen.queryByText('Be short.')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  screen.getByText('Be short.');
  fireEvent.click(screen.getByRole('button', { name: 'Hide it' }));
  expect(screen.queryByText('Be short.')).toBeNull();
});

it.each<TerminalEvent>([
  { ...cancelled, system: 'Be short.' },
  { ...failed('upstream_failed', 'It broke.', ''), system: 'Be short.' },
])('names the system prompt of an answer that ended in $type too', (terminal) => {
  show([], undefined, [], terminal);
  screen.getByText('System prompt');
  screen.getByText('9 characters');
});

it('says what the answer cost and how much of the context it took, where that is known', () => {
  const usage = { promptTokens: 1_200, answerTokens: 848, tokensPerSecond: 41.3, totalMs: 5_900, contextTokens: 8_192 };
  show([], undefined, [], done({ usage }));
  screen.getByText('Tokens read: 1,200, written: 848.');
  screen.getByText('41.3 tokens/s, 5.9\u00a0s in all.', { normalizer: (text) => text });
  screen.getByText('Context 25% full: 2,048 of 8,192 tokens.');
  cleanup();
  show([], undefined, [], done({ usage: { ...usage, tokensPerSecond: 0, contextTokens: 0 } }));
  expect(screen.queryByText(/Context|tokens\/s/)).toBeNull();
});

it('shows the exact words when they are wanted, and asks for them once', async () => {
  const asked = show([PAGE], { text: '# Tides\n\nExactly so.', image: '' });
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  expect((await screen.findByText(/Exactly so/)).textContent).toBe('# Tides\n\nExactly so.');
  fireEvent.click(screen.getByRole('button', { name: 'Hide it' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Show exactly what was sent' }));
  await screen.findByText(/Exactly so/);
  expect(asked).toEqual([PAGE.blob]);
});

it('shows words that the panel has itself without asking for them', () => {
  const { blob: _, ...receipt } = PAGE;
  const asked = show([receipt], undefined, ['# Tides at hand']);
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  screen.getByText('# Tides at hand');
  expect(asked).toEqual([]);
});

it('shows the paragraph that went along with a selection', async () => {
  show([{ ...PAGE, type: 'selection', around: 'The fifth tram is late.' }], { text: 'fifth', image: '' });
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  await screen.findByText('fifth');
  screen.getByText('The paragraph around it:');
  screen.getByText('The fifth tram is late.');
});

it('shows the image that was sent', async () => {
  show([{ ...PAGE, type: 'image', title: 'photo.png' }], { text: '', image: 'blob:photo' });
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  expect((await screen.findByRole<HTMLImageElement>('img', { name: 'photo.png' })).src).toBe('blob:photo');
});

it('says so when it can’t be had', async () => {
  show([PAGE]);
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  await screen.findByText(/This isn’t kept any more/);
});

it('says that nothing but words was sent', () => {
  show([]);
  screen.getByText('Only your words and the chat before them.');
});

const CHOSEN: StepPart = {
  type: 'step',
  code: 'chose_passages',
  params: { passages: 2, of: 40 },
  index: 2,
  count: 2,
  passages: [
    { number: 1, text: 'The sea rises.', title: 'Tides', url: 'https://example.org/tides' },
    { number: 2, text: 'The moon pulls it.', title: 'Tides', url: 'https://example.org/tides' },
  ],
};

it('shows the passages that were sent, and not the text that they were chosen from', () => {
  const image: SourcePart = { ...PAGE, type: 'image', title: 'Moon', blob: 'b'.repeat(64) };
  show([PAGE, image], undefined, [], done(), [CHOSEN]);
  screen.getByText(describeStep(CHOSEN));
  const [passages, picture, ...others] = screen.getAllByRole('button', { name: 'Show exactly what was sent' });
  expect(others).toEqual([]);
  expect(picture?.closest('li')?.textContent).toContain('Moon');
  fireEvent.click(passages as HTMLElement);
  screen.getByText((_, element) => element?.textContent === '[1]\nThe sea rises.\n\n[2]\nThe moon pulls it.', {
    selector: 'pre',
  });
});

it('shows the passages of what went along with an earlier question', () => {
  show([], undefined, [], done(), [CHOSEN]);
  expect(screen.queryByText('Only your words and the chat before them.')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show exactly what was sent' }));
  screen.getByText(/The moon pulls it/);
});

it('says that nothing was sent to a model for a summary that was known', () => {
  const known: StepPart = { type: 'step', code: 'from_cache', params: {}, index: 1, count: 1 };
  show([PAGE], undefined, [], done(), [known]);
  screen.getByText(describeStep(known));
  expect(screen.queryByText(/^Sent to /)).toBeNull();
});
