import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { waitingPart } from '../../components/composer/waiting-part.ts';
import { Panel } from '../../components/Panel.tsx';
import { NO_SHORTCUTS } from '../../components/shortcuts.ts';
import type { SourcePart } from '../../protocol/question-parts.ts';
import { eventually } from '../helpers/eventually.ts';
import { settle } from '../helpers/settle.ts';
import { createTestPanel, summary, type TestPanel } from '../helpers/test-panel.ts';

afterEach(cleanup);

const PAGE: SourcePart = {
  type: 'page',
  title: 'Tides',
  url: 'https://a.test/',
  language: '',
  text: 'x',
  omittedChars: 0,
};
const text = (words: string) => [{ type: 'text', text: words }];

/** Each leaves the panel without what has the focus. */
const WAYS: Record<string, (panel: TestPanel) => Promise<void> | void> = {
  'begins a new chat': async ({ openChat }) => {
    await openChat([{ answer: text('So.') }]);
    await press('New chat');
  },
  'takes a page out that was to go along': async ({ state }) => {
    state.composer.attach(PAGE);
    await settle();
    await press('Remove Page: Tides');
  },
  'takes out one of two': async ({ state }) => {
    state.composer.attach(PAGE);
    state.composer.attach({ ...PAGE, title: 'Winds', url: 'https://b.test/' });
    await settle();
    await press('Remove Page: Tides');
  },
  'stops the answer': async ({ ask }) => {
    const turn = await ask();
    turn.say({ type: 'token', content: 'It' });
    await settle();
    await press('Stop');
    turn.say({ type: 'cancelled' });
  },
  'takes back a question that waits': async ({ ask, companion }) => {
    companion.respond('withdraw', ({ answer }) => answer({ type: 'ok' }));
    (await ask()).say({ type: 'token', content: 'It' });
    (await ask('And?')).say({ type: 'queued', position: 1 });
    await waitingPart.load();
    await settle();
    await press('Don’t ask this');
  },
  'sees the question that it changes begin': async ({ ask }) => {
    const first = await ask();
    first.say({ type: 'token', content: 'It' });
    (await ask('And?')).say({ type: 'queued', position: 1 });
    await waitingPart.load();
    await settle();
    (await screen.findByRole('button', { name: 'Edit' })).focus();
    first.say({ type: 'cancelled' });
  },
  'cancels an edit': async ({ openChat }) => {
    await openChat([{ message: 'Why?', answer: text('So.') }]);
    await press('Edit');
    await screen.findByRole('textbox', { name: 'Edit your question' });
    await press('Cancel');
  },
  'asks what it edited': async ({ openChat }) => {
    await openChat([{ message: 'Why?', answer: text('So.') }]);
    await press('Edit');
    const field = await screen.findByRole('textbox', { name: 'Edit your question' });
    fireEvent.input(field, { target: { value: 'Why not?' } });
    await press('Ask');
  },
  'asks again': async ({ openChat }) => {
    await openChat([{ message: 'Why?', answer: text('So.') }]);
    await press(/Ask again|Answer again|Try again|Regenerate/);
  },
  'closes the list of keys': async () => {
    fireEvent.keyDown(screen.getByRole('main'), { key: '?' });
    await press('Close');
  },
  'leaves the notice of a page': async ({ page, state }) => {
    page.becomePdf();
    state.page?.summarise();
    await settle();
    await press(/Dismiss|Close/);
  },
  'opens a chat of the list': async ({ companion }) => {
    companion.respond('conversations', ({ answer }) =>
      answer({ type: 'conversations', items: [summary(1, 'Tides', 0)], next: null }),
    );
    await press(/^Chats|Your chats|History/);
    await press('Close');
  },
};

async function press(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name });
  button.focus();
  fireEvent.click(button);
  await settle();
}

describe('the keyboard', () => {
  it.each(Object.entries(WAYS))('is still in the panel after one %s', async (_, act) => {
    const panel = createTestPanel();
    onTestFinished(panel.dispose);
    await settle();
    render(<Panel state={panel.state} shortcuts={signal(NO_SHORTCUTS)} copyText={vi.fn()} />);
    await settle();
    await act(panel);
    await eventually(() => {
      const focused = document.activeElement;
      expect(focused).not.toBe(document.body);
      expect([focused?.isConnected, focused?.matches(':disabled')]).toEqual([true, false]);
    });
  });
});
