import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { HistoryDrawer } from '../../../../components/history/HistoryDrawer.tsx';
import { loadErrorWords } from '../../../../components/problem-words.ts';
import type { ConversationSummary } from '../../../../protocol/conversation-requests.ts';
import type { ImportPreview } from '../../../../protocol/import-preview.ts';
import type { OperationMessage } from '../../../../protocol/operation-messages.ts';
import { inWords } from '../../../helpers/in-words.ts';
import { createTestPanel, summary, type TestPanel, uuid } from '../../../helpers/test-panel.ts';

beforeAll(() => loadErrorWords());
beforeEach(() => {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The drawer over a list of chats, without what moves them as files. */
async function showList(
  chats: readonly ConversationSummary[],
  prepare: (panel: TestPanel) => Promise<unknown> = async () => {},
) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await panel.listChats(chats);
  await prepare(panel);
  const nothing = () => {};
  const history = await panel.loadHistory();
  render(<HistoryDrawer history={history} state={panel.state} close={nothing} pair={nothing} share={nothing} />);
  return panel;
}

/** The same with that loaded. */
async function show(chats = [summary(1, 'First', 0), summary(2, 'Second', 1)]) {
  const panel = await showList(chats, (opened) => opened.loadTransfers());
  const { said, reply, whenSaid } = panel.companion;
  /** What the companion was told, without the ids that tie it together. */
  const told = () => said.filter(({ type }) => type !== 'watch').map((message) => ({ ...message, id: '' }));

  async function beginExport(format: 'Markdown' | 'JSON' = 'JSON') {
    fireEvent.click(button('Export all'));
    const choice = await screen.findByRole('group', { name: 'Export all' });
    fireEvent.click(within(choice).getByRole('button', { name: format }));
    await whenSaid('export');
  }
  async function beginImport(text = '{}') {
    fireEvent.change(picker(), { target: { files: [new File([text], 'chats.json')] } });
    await whenSaid('import');
  }
  /** The file is read, and would come to this. */
  async function preview(values: Partial<ImportPreview> = {}) {
    await beginImport();
    reply({ type: 'import', bytes: 2, chats: 2, preview: { ...PREVIEW, ...values }, conversations: null });
    await screen.findByText(/can be imported/, { selector: '.import-preview p:first-child' });
  }
  async function importChats(count: number) {
    await preview({ chats: count, skipped: 0, incomplete: 0, odd: [] });
    fireEvent.click(button('Import'));
    await whenSaid('confirm');
    reply({ type: 'import', bytes: 2, chats: 2, preview: null, conversations: [] });
  }
  return { ...panel, told, reply, beginExport, beginImport, preview, importChats };
}

const button = (name: string) => screen.getByRole('button', { name });
const picker = () => document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
const PREVIEW: ImportPreview = {
  program: 'Page Assist',
  chats: 1_234,
  turns: 5_000,
  continued: 0,
  known: 0,
  skipped: 2,
  incomplete: 1,
  files: 0,
  odd: [
    { title: 'Void', place: 1, reason: 'no_messages', count: 0 },
    { title: '', place: 2, reason: 'something_new', count: 0 },
    { title: 'Tides', place: 3, reason: 'left_out', count: 2 },
  ],
};

describe('a chat of the list', () => {
  it.each([
    ['Markdown', 'markdown'],
    ['JSON', 'json'],
  ])('leaves as %s, and the focus stays on its row', async (name, format) => {
    const { told } = await show();
    fireEvent.click(button('Actions for “Second”'));
    const choice = await screen.findByRole('group', { name: 'Export “Second”' });
    fireEvent.click(within(choice).getByRole('button', { name }));
    expect(told()).toEqual([{ type: 'export', id: '', language: 'en', format, conversation: uuid(2) }]);
    await waitFor(() => expect((document.activeElement as HTMLElement).title).toBe('Second'));
  });

  it('offers nothing of it before that is loaded', async () => {
    const panel = await showList([summary(2, 'Second', 1)]);
    fireEvent.click(button('Actions for “Second”'));
    expect(panel.state.transfers.loaded.value).toBeNull();
    expect(screen.queryByRole('button', { name: 'Export all' })).toBe(null);
    expect(screen.queryByRole('group')).toBe(null);
  });
});

describe('all chats', () => {
  it('leave in the form that is chosen, and the focus stays where it was chosen', async () => {
    const { told } = await show();
    expect(button('Export all').getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button('Export all'));
    const choice = await screen.findByRole('group', { name: 'Export all' });
    expect(button('Export all').getAttribute('aria-expanded')).toBe('true');
    // The next stops of the keyboard, wherever they are drawn.
    const stops = [...document.querySelectorAll('.transfers button')].map(({ textContent }) => textContent);
    expect(stops).toEqual(['Export all', 'Markdown', 'JSON', 'Import…']);
    fireEvent.click(within(choice).getByRole('button', { name: 'JSON' }));
    expect(told()).toEqual([{ type: 'export', id: '', language: 'en', format: 'json' }]);
    expect(document.activeElement).toBe(button('Export all'));
    await waitFor(() => expect(screen.queryByRole('group')).toBe(null));
  });

  it('can’t leave where there are none, and can still come', async () => {
    const { told, beginImport } = await show([]);
    fireEvent.click(button('Export all'));
    expect([button('Export all').getAttribute('aria-disabled'), screen.queryByRole('group')]).toEqual(['true', null]);
    await beginImport('{"chats": []}');
    expect(told()).toEqual([{ type: 'import', id: '', offset: 0, text: '{"chats": []}', total: 13, isLast: true }]);
  });

  it('come from a file that is picked', async () => {
    await show();
    const picked = vi.spyOn(picker(), 'click').mockImplementation(() => {});
    fireEvent.click(button('Import…'));
    expect(picked).toHaveBeenCalledOnce();
  });

  it('are no business of a list that is not there', async () => {
    const panel = createTestPanel();
    onTestFinished(panel.dispose);
    await panel.loadTransfers();
    render(
      <HistoryDrawer
        history={await panel.loadHistory()}
        state={panel.state}
        close={() => {}}
        pair={() => {}}
        share={() => {}}
      />,
    );
    panel.companion.requestOf('conversations').refuse({ code: 'internal', params: inWords('The disk is full.') });
    await screen.findByText('The disk is full.');
    expect(screen.queryByRole('button', { name: 'Import…' })).toBe(null);
  });
});

describe('what others export and import', () => {
  const told = (values: Partial<OperationMessage>): OperationMessage => ({
    type: 'operation',
    operation: 'o1',
    kind: 'export',
    state: 'running',
    code: 'sending',
    done: 2,
    total: 8,
    exchange: 'r1',
    ...values,
  });

  it.each<[string, Partial<OperationMessage>, string]>([
    ['an export', {}, 'Chats are being exported elsewhere: 25%'],
    ['an export that has just begun', { total: 0 }, 'Chats are being exported elsewhere'],
    ['an import', { kind: 'import', code: 'receiving' }, 'Chats are being imported elsewhere: 25%'],
    [
      'an import whose file is there',
      { kind: 'import', code: 'waiting' },
      'An import elsewhere is waiting to be confirmed',
    ],
    ['chats that are stored', { kind: 'import', code: 'storing' }, 'Imported chats are being saved elsewhere: 25%'],
  ])('is told: %s', async (_, values, words) => {
    const { companion } = await show();
    companion.say(told(values));
    await screen.findByText(words);
    companion.say(told({ ...values, state: 'done' }));
    await waitFor(() => expect(screen.queryByText(words)).toBe(null));
  });

  it('can be ended from here', async () => {
    const { companion } = await show();
    companion.say(told({ kind: 'import', code: 'receiving' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel the import' }));
    expect(companion.requestOf('stop').request).toEqual({ type: 'stop', operation: 'o1' });
  });

  it('is none of what is exported here', async () => {
    const { companion, beginExport } = await show();
    await beginExport();
    const own = companion.said.find(({ type }) => type === 'export') as { id: string };
    companion.say(told({ exchange: own.id }));
    companion.say(told({ operation: 'o2', done: 4 }));
    await screen.findByText('Chats are being exported elsewhere: 50%');
    expect(screen.queryByText(/25%/)).toBe(null);
  });

  it('is told no more while the connection is away', async () => {
    const { companion, goDown } = await show();
    companion.say(told({}));
    await screen.findByText(/elsewhere/);
    goDown();
    await waitFor(() => expect(screen.queryByText(/elsewhere/)).toBe(null));
  });
});

describe('a transfer', () => {
  type Stage = Awaited<ReturnType<typeof show>>;
  const failure = { code: 'bad_message', params: inWords('It is a diary.', 'Choose an export.'), retryable: false };
  it.each<[string, (stage: Stage) => Promise<void>, RegExp]>([
    [
      'is under way',
      async ({ beginExport, reply }) => {
        await beginExport();
        reply({ type: 'export', text: 'x'.repeat(3_400_000), isLast: false });
      },
      /^Exporting… 3 MB$/,
    ],
    [
      'comes in',
      async ({ beginImport, reply }) => {
        await beginImport('x'.repeat(2.5 * 1024 * 1024));
        reply({ type: 'import', bytes: 1024 * 1024, chats: 7, preview: null, conversations: null });
      },
      /^Importing… 40%, 7 chats$/,
    ],
    [
      'is being stored',
      async ({ preview }) => {
        await preview();
        fireEvent.click(button('Import'));
      },
      /^Importing… Saving the chats$/,
    ],
    [
      'is saved',
      async ({ beginExport, reply }) => {
        await beginExport('Markdown');
        reply({ type: 'export', text: '# A chat', isLast: true });
      },
      /^Exported as “Aside chats [-\d]+\.md”$/,
    ],
    ['was one chat', ({ importChats }) => importChats(1), /^1 chat imported$/],
    ['was three chats', ({ importChats }) => importChats(3), /^3 chats imported$/],
    [
      'failed',
      async ({ beginImport, reply }) => {
        await beginImport();
        reply({ type: 'error', ...failure });
      },
      /It is a diary. Choose an/,
    ],
  ])('says that it %s, also to a screen reader', async (_, bring, text) => {
    await bring(await show());
    await screen.findByText(text, { selector: '.transfer-note p' });
    expect(screen.getAllByRole('status')[0]?.textContent).not.toBe('');
  });

  it('that is under way can be cancelled, and no other can begin', async () => {
    const { told, beginExport } = await show();
    await beginExport();
    fireEvent.click(button('Export all'));
    const picked = vi.spyOn(picker(), 'click').mockImplementation(() => {});
    fireEvent.click(button('Import…'));
    fireEvent.click(button('Actions for “Second”'));
    await waitFor(() => expect(button('Actions for “Second”').getAttribute('aria-expanded')).toBe('true'));
    expect([screen.queryByRole('group'), picked.mock.calls]).toEqual([null, []]);
    fireEvent.click(button('Cancel'));
    expect(told().map(({ type }) => type)).toEqual(['export', 'abort']);
    expect(document.activeElement).toBe(button('Import…'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBe(null));
  });

  it('is decided upon before it is stored, with what can’t come named', async () => {
    const { told, preview } = await show();
    await preview();
    for (const text of [
      '1,234 chats from Page Assist can be imported.',
      '2 chats can’t be imported.',
      '1 chat will be missing a part.',
    ]) {
      screen.getByText(text);
      await waitFor(() => expect(screen.getAllByRole('status')[0]?.textContent).toContain(text));
    }
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        'Void: has no messages',
        'Chat 2 in the file: can’t be read',
        'Tides: 2 messages or sources can’t be read',
      ]),
    );
    await waitFor(() => expect(document.activeElement).toBe(button('Import')));
    fireEvent.click(button('Import'));
    expect(document.activeElement).toBe(button('Import…'));
    await waitFor(() => expect(told().map(({ type }) => type)).toEqual(['import', 'confirm']));
  });

  it('of which nothing can come is cancelled before anything is stored', async () => {
    const { told, preview } = await show();
    await preview({ chats: 0, skipped: 400 });
    screen.getByText('This file has no chats that can be imported.');
    screen.getByText('and 398 more');
    expect(screen.queryByRole('button', { name: 'Import' })).toBe(null);
    fireEvent.click(button('Dismiss'));
    expect(told().map(({ type }) => type)).toEqual(['import', 'abort']);
  });

  it('of what is here already says so, and has nothing to confirm', async () => {
    const { beginImport, reply } = await show();
    await beginImport();
    const preview = { ...PREVIEW, chats: 0, turns: 0, known: 1_200, skipped: 0, incomplete: 0, odd: [] };
    reply({ type: 'import', bytes: 2, chats: 1_200, preview, conversations: null });
    await screen.findByText('There is nothing new in this file.');
    screen.getByText('1,200 chats are already here.');
    expect(screen.queryByRole('button', { name: 'Import' })).toBe(null);
  });

  it('says what came of it, and on demand which chats did not come', async () => {
    const { preview, reply, companion } = await show();
    await preview({ continued: 3, known: 7, files: 2 });
    fireEvent.click(button('Import'));
    await companion.whenSaid('confirm');
    reply({ type: 'import', bytes: 2, chats: 9, preview: null, conversations: [] });
    await screen.findByText('1,234 chats imported');
    for (const text of [
      '3 chats have new messages.',
      '7 chats are already here.',
      '2 chats can’t be imported.',
      '2 images and files can’t be imported.',
    ]) {
      screen.getByText(text);
    }
    const details = screen.getByText('Which chats?').closest('details');
    expect(details?.open).toBe(false);
    expect(details?.textContent).toContain('Void: has no messages');
  });

  it('that is over is dismissed', async () => {
    const { importChats, state } = await show();
    await importChats(3);
    fireEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(state.transfers.loaded.value?.state.value).toEqual({ phase: 'none' });
    expect(document.activeElement).toBe(button('Import…'));
  });
});
