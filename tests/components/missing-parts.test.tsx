import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_SHORTCUTS } from '../../components/shortcuts.ts';
import { createDemoModels, createDemoTurn, done } from './demo-models.ts';

const PARTS = {
  history: '../../components/history/HistoryDrawer.tsx',
  pairing: '../../components/pairing/PairingDrawer.tsx',
  markdown: '../../components/markdown/Markdown.tsx',
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
  const models = createDemoModels();
  render(<Panel state={models} shortcuts={signal(NO_SHORTCUTS)} copyText={async () => {}} />);
  return models;
}

const notice = () => screen.findByText(/Aside was updated|could not be loaded/, { selector: 'h2' });

describe('a part of the panel that is gone', () => {
  it('is missed when the chats are opened, which gives the focus back', async () => {
    remove('history');
    await show();
    const button = screen.getByRole('button', { name: 'Chats' });
    fireEvent.click(button);
    await notice();
    await vi.waitFor(() => expect(button.getAttribute('aria-expanded')).toBe('false'));
    expect(document.activeElement).toBe(button);
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/reopen|Reload/));
  });

  it('is missed when the companion’s screen is opened', async () => {
    remove('pairing');
    const models = await show();
    models.pairing.open();
    await notice();
    await vi.waitFor(() => expect(models.pairing.isOpen.value).toBe(false));
  });

  it('is missed where answers stay plain', async () => {
    remove('markdown');
    const models = await show();
    models.conversation.turns.value = [createDemoTurn({ phase: 'done', content: '**So.**', terminal: done() })];
    await notice();
    screen.getByText('**So.**');
  });

  it('is missed by nobody while all parts are there', async () => {
    const models = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Chats' }));
    await screen.findByRole('dialog', { name: 'Chats' });
    models.pairing.open();
    await screen.findByRole('dialog', { name: 'Companion' });
    expect(screen.queryByText(/Aside was updated|could not be loaded/)).toBeNull();
  });
});
