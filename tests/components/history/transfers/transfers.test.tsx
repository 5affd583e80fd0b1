import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HistoryDrawer } from '../../../../components/history/HistoryDrawer.tsx';
import type { TransferState } from '../../../../sidebar/transfers/transfers.ts';
import { createDemoModels, demoSummary } from '../../demo-models.ts';

afterEach(cleanup);

function show(prepare: (models: ReturnType<typeof createDemoModels>) => void = () => {}) {
  const models = createDemoModels();
  models.history.conversations.value = [demoSummary('First', 0), demoSummary('Second', 1)];
  prepare(models);
  render(<HistoryDrawer state={models} close={() => {}} pair={() => {}} />);
  const calls = () => models.calls.filter(([name]) => name.startsWith('transfers.'));
  return { models, calls };
}

const button = (name: string) => screen.getByRole('button', { name });
const picker = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
const PREVIEW = {
  program: 'Page Assist',
  chats: 1_234,
  turns: 5_000,
  skipped: 2,
  incomplete: 1,
  odd: [
    { title: 'Void', reason: 'no_messages', count: 0 },
    { title: '', reason: 'something_new', count: 0 },
    { title: 'Tides', reason: 'left_out', count: 2 },
  ],
};
const PROBLEM = { title: 'Nothing was imported', message: 'It is a diary.', cure: 'Choose an export.' };

describe('a chat of the list', () => {
  it.each([
    ['Markdown', 'markdown'],
    ['JSON', 'json'],
  ])('leaves as %s, and the focus stays on its row', async (name, format) => {
    const { calls } = show();
    fireEvent.click(button('What to do with “Second”'));
    const choice = await screen.findByRole('group', { name: 'Export “Second”' });
    fireEvent.click(within(choice).getByRole('button', { name }));
    expect(calls()).toEqual([['transfers.exportChats', format, { conversation: 'Second', title: 'Second' }]]);
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset.row).toBe('Second'));
  });

  it('offers nothing of it before that is loaded', () => {
    show(({ transfers }) => {
      Object.assign(transfers, { loaded: { value: null } });
    });
    fireEvent.click(button('What to do with “Second”'));
    expect(screen.queryByRole('button', { name: 'Export all' })).toBe(null);
    expect(screen.queryByRole('group')).toBe(null);
  });
});

describe('all chats', () => {
  it('leave in the form that is chosen, and the focus stays where it was chosen', async () => {
    const { calls } = show();
    expect(button('Export all').getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button('Export all'));
    const choice = await screen.findByRole('group', { name: 'Export all' });
    expect(button('Export all').getAttribute('aria-expanded')).toBe('true');
    // The next stops of the keyboard, wherever they are drawn.
    const stops = [...document.querySelectorAll('.transfers button')].map(({ textContent }) => textContent);
    expect(stops).toEqual(['Export all', 'Markdown', 'JSON', 'Import…']);
    fireEvent.click(within(choice).getByRole('button', { name: 'JSON' }));
    expect(calls()).toEqual([['transfers.exportChats', 'json']]);
    expect(document.activeElement).toBe(button('Export all'));
    await waitFor(() => expect(screen.queryByRole('group')).toBe(null));
  });

  it('can’t leave where there are none, and can still come', () => {
    const { calls } = show(({ history }) => {
      history.conversations.value = [];
    });
    fireEvent.click(button('Export all'));
    expect([button('Export all').getAttribute('aria-disabled'), screen.queryByRole('group')]).toEqual(['true', null]);
    const file = new File(['{}'], 'chats.json');
    fireEvent.change(picker(), { target: { files: [file] } });
    expect(calls()).toEqual([['transfers.importFile', file]]);
  });

  it('come from a file that is picked', () => {
    show();
    const picked = vi.spyOn(picker(), 'click').mockImplementation(() => {});
    fireEvent.click(button('Import…'));
    expect(picked).toHaveBeenCalledOnce();
  });

  it('are no business of a list that is not there', () => {
    show(({ history }) => {
      history.status.value = 'failed';
    });
    expect(screen.queryByRole('button', { name: 'Import…' })).toBe(null);
  });
});

describe('a transfer', () => {
  const states: [string, TransferState, RegExp][] = [
    ['is under way', { phase: 'exporting', bytes: 3_400_000 }, /^Exporting… 3 MB$/],
    ['comes in', { phase: 'importing', share: 0.42 }, /^Importing… 42/],
    ['is being stored', { phase: 'storing' }, /^Importing… The chats are being stored$/],
    ['is saved', { phase: 'exported', name: 'a.md' }, /^Exported as “a.md”$/],
    ['was one chat', { phase: 'imported', chats: 1 }, /^1 chat imported$/],
    ['was three chats', { phase: 'imported', chats: 3 }, /^3 chats imported$/],
    ['was none', { phase: 'imported', chats: 0 }, /^There is no chat in this file$/],
    ['failed', { phase: 'failed', problem: { ...PROBLEM, command: '', retryable: false } }, /It is a diary. Choose an/],
  ];
  it.each(states)('says that it %s, also to a screen reader', (_, state, text) => {
    show(({ transfers }) => {
      transfers.state.value = state;
    });
    screen.getByText(text, { selector: '.transfer-note p' });
    expect(screen.getAllByRole('status')[0]?.textContent).not.toBe('');
  });

  it('that is under way can be cancelled, and no other can begin', async () => {
    const { models, calls } = show(({ transfers }) => {
      transfers.state.value = { phase: 'exporting', bytes: 0 };
    });
    fireEvent.click(button('Export all'));
    const picked = vi.spyOn(picker(), 'click').mockImplementation(() => {});
    fireEvent.click(button('Import…'));
    fireEvent.click(button('What to do with “Second”'));
    await waitFor(() => expect(button('What to do with “Second”').getAttribute('aria-expanded')).toBe('true'));
    expect([screen.queryByRole('group'), picked.mock.calls]).toEqual([null, []]);
    fireEvent.click(button('Cancel'));
    expect(calls()).toEqual([['transfers.cancel']]);
    expect(document.activeElement).toBe(button('Import…'));
    models.transfers.state.value = { phase: 'imported', chats: 1 };
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBe(null));
  });

  it('is decided upon before it is stored, with what can’t come named', async () => {
    const { models, calls } = show(({ transfers }) => {
      transfers.state.value = { phase: 'preview', preview: PREVIEW };
    });
    for (const text of [
      '1,234 chats from Page Assist can be imported.',
      '2 chats can’t be imported.',
      '1 chat comes without a part of it.',
    ]) {
      screen.getByText(text);
      expect(screen.getAllByRole('status')[0]?.textContent).toContain(text);
    }
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        'Void: has no messages',
        'Untitled: can’t be read',
        'Tides: 2 messages or sources can’t be read',
      ]),
    );
    await waitFor(() => expect(document.activeElement).toBe(button('Import')));
    fireEvent.click(button('Import'));
    expect(document.activeElement).toBe(button('Import…'));
    fireEvent.click(button('Cancel'));
    expect(calls()).toEqual([['transfers.confirm'], ['transfers.cancel']]);
    const none = { ...PREVIEW, chats: 0, skipped: 400 };
    models.transfers.state.value = { phase: 'preview', preview: none };
    await screen.findByText('There is no chat in this file that can be imported.');
    screen.getByText('and 398 more');
    expect(screen.queryByRole('button', { name: 'Import' })).toBe(null);
  });

  it('that is over is dismissed', () => {
    const { calls } = show(({ transfers }) => {
      transfers.state.value = { phase: 'imported', chats: 3 };
    });
    fireEvent.click(button('Dismiss'));
    expect(calls()).toEqual([['transfers.dismiss']]);
    expect(document.activeElement).toBe(button('Import…'));
  });
});
