import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { NO_SHORTCUTS } from '../../components/shortcuts.ts';
import { eventually } from '../helpers/eventually.ts';
import { settle } from '../helpers/settle.ts';

const PARTS = {
  history: '../../components/history/HistoryDrawer.tsx',
  chats: '../../sidebar/state/history/history-state.ts',
  pairing: '../../components/pairing/PairingDrawer.tsx',
  companion: '../../sidebar/state/pairing-state.ts',
  menu: '../../components/header/ModelMenu.tsx',
  edit: '../../components/conversation/EditQuestion.tsx',
  end: '../../components/conversation/TurnEnd.tsx',
  markdown: '../../components/markdown/Markdown.tsx',
  errors: '../../words/describe-error.ts',
  problems: '../../components/describe-problem.ts',
};

/** As when the extension was updated under an open panel. */
function remove(part: keyof typeof PARTS): void {
  vi.doMock(PARTS[part], () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
}

beforeEach(() => vi.resetModules());
afterEach(() => {
  cleanup();
  for (const path of Object.values(PARTS)) vi.doUnmock(path);
});

async function show() {
  const { Panel } = await import('../../components/Panel.tsx');
  // Of the same modules as the panel, which knows by them what is missing.
  const { createTestPanel } = await import('../helpers/test-panel.ts');
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await settle();
  render(<Panel state={panel.state} shortcuts={signal(NO_SHORTCUTS)} copyText={async () => {}} />);
  return panel;
}

const notice = () => screen.findByText(/Aside was updated|couldn’t be loaded/, { selector: 'h2' });

describe('a part of the panel that is gone', () => {
  it.each(['history', 'chats'] as const)(
    'is missed when the chats are opened without %s, which gives the focus back',
    async (part) => {
      remove(part);
      await show();
      const button = screen.getByRole('button', { name: 'Chats' });
      fireEvent.click(button);
      await notice();
      await eventually(() => expect(button.getAttribute('aria-expanded')).toBe('false'));
      expect(document.activeElement).toBe(button);
      await eventually(() => expect(screen.getByRole('status').textContent).toMatch(/reopen|Reload/));
    },
  );

  it('is missed when the companion’s screen is opened', async () => {
    remove('pairing');
    const { state } = await show();
    state.pairing.open();
    await notice();
    await eventually(() => expect(state.pairing.isOpen.value).toBe(false));
  });

  it('is missed when the companion’s screen can’t be opened at all', async () => {
    remove('companion');
    const { state } = await show();
    state.pairing.open();
    await notice();
    expect([state.pairing.isOpen.value, state.pairing.phase.value]).toEqual([false, 'idle']);
  });

  it('is missed when a link’s code can’t be used, and nothing pairs for ever', async () => {
    remove('companion');
    const { state } = await show();
    await state.pairing.pairBy('7K3MQ9TX');
    await notice();
    expect(state.pairing.phase.value).toBe('idle');
  });

  it('is missed when the models are opened, which gives the focus back', async () => {
    remove('menu');
    await show();
    const button = screen.getByRole('button', { name: /^Model:/ });
    fireEvent.click(button);
    await notice();
    await eventually(() => expect(button.getAttribute('aria-expanded')).toBe('false'));
    expect(document.activeElement).toBe(button);
  });

  it('is missed when a question is changed, which stays where it is', async () => {
    remove('edit');
    const { openChat } = await show();
    await openChat([{ message: 'Why?' }]);
    fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    await notice();
    screen.getByText('Why?', { selector: '.question-text' });
  });

  it('is missed where nothing can be done with an answer, which is there all the same', async () => {
    remove('end');
    const { openChat } = await show();
    await openChat([{ answer: [{ type: 'text', text: 'So.' }] }]);
    await notice();
    await screen.findByText('So.');
  });

  it('is missed where answers stay plain', async () => {
    remove('markdown');
    const { openChat } = await show();
    await openChat([{ answer: [{ type: 'text', text: '**So.**' }] }]);
    await notice();
    await screen.findByText('**So.**');
  });

  it('is missed where an answer failed, and that it failed is said all the same', async () => {
    remove('errors');
    const { openChat } = await show();
    const inTurn = { turn: '00000000-0000-4000-8000-000000000000', seq: 9 };
    const terminal = { type: 'error', ...inTurn, code: 'upstream_failed', params: {}, retryable: true } as const;
    await openChat([{ answer: [{ type: 'text', text: 'Bec' }], terminal }]);
    await notice();
    await screen.findByText('Something went wrong.');
    screen.getByRole('button', { name: 'Retry' });
  });

  it('is missed where there is no connection, and a way to try again is there all the same', async () => {
    remove('problems');
    const { goDown } = await show();
    goDown();
    await notice();
    await screen.findByRole('region', { name: 'Something went wrong' });
    screen.getByRole('button', { name: 'Retry' });
  });

  it('leaves the sentences for a connection that nobody can explain', async () => {
    remove('problems');
    const { goDown } = await show();
    goDown({ code: 'connection_unexplained', params: {} });
    await screen.findByRole('region', { name: 'Lost the connection to the companion' });
    screen.getByText(/^The panel keeps trying/);
  });

  it('is missed by nobody while all parts are there', async () => {
    const { state } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Chats' }));
    await screen.findByRole('dialog', { name: 'Chats' });
    state.pairing.open();
    await screen.findByRole('dialog', { name: 'Companion' });
    expect(screen.queryByText(/Aside was updated|couldn’t be loaded/)).toBeNull();
  });
});

it('why an answer failed is heard whole, once its sentences are there', async () => {
  const { ask } = await show();
  const { say } = await ask('Why?');
  const status = () => screen.getByRole('status').textContent;
  await eventually(() => expect(status()).toBe('Question sent'));
  say({ type: 'error', code: 'interrupted', params: {}, retryable: true });
  expect(status()).not.toContain('failed');
  const { loadErrorWords } = await import('../../components/problem-words.ts');
  await loadErrorWords();
  await eventually(() => expect(status()).toMatch(/^The answer failed\. The companion was stopped .* Ask again/));
});
