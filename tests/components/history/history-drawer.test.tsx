import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HistoryDrawer } from '../../../components/history/HistoryDrawer.tsx';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import { createDemoModels, DEMO_NOW, demoSummary } from '../demo-models.ts';

afterEach(cleanup);

function show(prepare: (models: ReturnType<typeof createDemoModels>) => void = () => {}) {
  const models = createDemoModels();
  models.history.conversations.value = [
    demoSummary('Pinned', 400, { pinned: true }),
    demoSummary('First', 0),
    demoSummary('Second', 0.1, { running: true }),
    demoSummary('Third', 1),
  ];
  prepare(models);
  const close = vi.fn();
  render(<HistoryDrawer state={models} close={close} pair={() => {}} />);
  /** What was asked of the models after the drawer had opened. */
  const calls = () => models.calls.filter(([name]) => name !== 'history.look' && name !== 'history.loadMore');
  return { models, close, calls };
}

/** How browsers mark a key that an input method takes for itself; Safari after the composition has ended. */
const composing = [
  ['while it is chosen', { isComposing: true, keyCode: 229 }],
  ['where the browser tells by the code alone', { keyCode: 229 }],
] as const;

const search = () => screen.getByRole('searchbox', { name: 'Search chats' });
const row = (title: string) => screen.getByTitle(title);
const press = (key: string, options = {}) => fireEvent.keyDown(document.activeElement as Element, { key, ...options });
const focused = () => (document.activeElement as HTMLElement).dataset.row ?? document.activeElement?.tagName;

describe('the drawer', () => {
  it('is a dialog that begins with the search, and looks at the list', () => {
    const { models } = show();
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Chats' }).open).toBe(true);
    expect(document.activeElement).toBe(search());
    expect(models.calls).toContainEqual(['history.look']);
  });

  it('names its groups, and the chats in them', () => {
    show();
    const groups = screen.getAllByRole('region').map((group) => [
      within(group).getByRole('heading').textContent,
      within(group)
        .getAllByRole('listitem')
        .map((item) => item.querySelector('.chat-title')?.textContent),
    ]);
    expect(groups).toEqual([
      ['Pinned', ['Pinned']],
      ['Today', ['First', 'Second']],
      ['Yesterday', ['Third']],
    ]);
  });

  it('says which chat is shown and which is being answered', () => {
    show(({ conversation }) => {
      conversation.id.value = 'First';
    });
    expect(row('First').getAttribute('aria-current')).toBe('true');
    expect(row('Second').textContent).toContain('Answering');
    expect(row('Third').textContent).toBe('Third');
  });

  it('opens a chat and closes', () => {
    const { close, calls } = show();
    fireEvent.click(row('Third'));
    expect(calls()).toEqual([['conversation.open', 'Third', undefined]]);
    expect(close).toHaveBeenCalledWith(true);
  });

  it('closes by Escape, which reaches no answer behind it, by its button and by its backdrop', () => {
    const { close } = show();
    const escaped = vi.fn();
    document.addEventListener('keydown', escaped);
    press('Escape');
    document.removeEventListener('keydown', escaped);
    expect(escaped).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.click(screen.getByRole('dialog'));
    fireEvent.click(search());
    expect(close.mock.calls).toEqual([[false], [false], [false]]);
  });

  it.each(composing)('stays open for the Escape that leaves a candidate %s', (_how, options) => {
    const { close } = show();
    press('Escape', options);
    press('ArrowDown', options);
    expect([close.mock.calls, document.activeElement]).toEqual([[], search()]);
  });

  it('forgets what was looked for when it closes', () => {
    const { models } = show(({ history }) => {
      history.query.value = 'x';
    });
    cleanup();
    expect(models.history.query.value).toBe('');
    expect(models.calls.at(-1)).toEqual(['history.dismissFailure']);
  });
});

describe('the keyboard in the list', () => {
  it('goes down from the search, through all groups, and back up', () => {
    show();
    const seen: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
      press(key);
      seen.push(focused());
    }
    expect(seen).toEqual(['Pinned', 'First', 'Third', 'Third', 'Pinned', 'INPUT']);
  });

  it('has one row in the order of tabs: the one that had the focus last', async () => {
    show();
    const tabbable = () =>
      screen.getAllByRole('button').filter((button) => button.tabIndex === 0 && button.dataset.row);
    expect(tabbable()).toEqual([row('Pinned')]);
    press('ArrowDown');
    press('ArrowDown');
    await waitFor(() => expect(tabbable()).toEqual([row('First')]));
  });

  it('renames by F2: Enter keeps the new title, and the row has the focus again', async () => {
    const { calls } = show();
    press('ArrowDown');
    press('ArrowDown');
    press('F2');
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New title' });
    expect([field.value, document.activeElement]).toEqual(['First', field]);
    fireEvent.input(field, { target: { value: 'Better' } });
    press('Enter');
    expect(calls()).toEqual([['history.rename', 'First', 'Better']]);
    await waitFor(() => expect(focused()).toBe('First'));
  });

  it('leaves a title alone on Escape, and stays open', async () => {
    const { calls, close } = show();
    press('ArrowDown');
    press('F2');
    const field = await screen.findByRole('textbox', { name: 'New title' });
    fireEvent.input(field, { target: { value: 'Better' } });
    press('Escape');
    await waitFor(() => expect(focused()).toBe('Pinned'));
    expect([calls(), close.mock.calls]).toEqual([[], []]);
  });

  it.each(composing)(
    'takes no title by the Enter, and gives none up by the Escape, of a candidate %s',
    async (_how, options) => {
      const { calls, close } = show();
      press('ArrowDown');
      press('F2');
      const field = await screen.findByRole('textbox', { name: 'New title' });
      fireEvent.input(field, { target: { value: '日本' } });
      press('Enter', options);
      press('Escape', options);
      expect([calls(), close.mock.calls, document.activeElement]).toEqual([[], [], field]);
      press('Enter');
      expect(calls()).toEqual([['history.rename', 'Pinned', '日本']]);
    },
  );

  it('keeps a title when the field is left, once', async () => {
    const { calls } = show();
    press('ArrowDown');
    press('F2');
    const field = await screen.findByRole('textbox', { name: 'New title' });
    fireEvent.input(field, { target: { value: 'Better' } });
    fireEvent.blur(field);
    fireEvent.blur(field);
    expect(calls()).toEqual([['history.rename', 'Pinned', 'Better']]);
  });

  it('deletes by Delete, and goes to the next row, at the end to the one before', async () => {
    const { models } = show(({ history }) => {
      history.remove = (id: unknown) => {
        history.conversations.value = history.conversations.value.filter(({ conversation }) => conversation !== id);
      };
    });
    press('ArrowDown');
    press('ArrowDown');
    press('Delete');
    await waitFor(() => expect(focused()).toBe('Second'));
    press('End');
    press('Delete');
    await waitFor(() => expect(focused()).toBe('Second'));
    press('Home');
    press('Delete');
    await waitFor(() => expect(focused()).toBe('Second'));
    press('Delete');
    await waitFor(() => expect(document.activeElement).toBe(search()));
    expect(models.history.conversations.value).toEqual([]);
  });

  it('deletes nothing while words are written', () => {
    const { calls } = show();
    press('Delete');
    press('F2');
    press('z', { ctrlKey: true });
    expect(calls()).toEqual([]);
  });

  it('undoes by Ctrl+Z', () => {
    const { calls } = show(({ history }) => {
      history.deleted.value = { conversation: 'x', title: 'X' };
    });
    press('ArrowDown');
    press('z', { ctrlKey: true });
    expect(calls()).toEqual([['history.undo']]);
  });
});

describe('what can be done with a chat', () => {
  it('unfolds below it', async () => {
    const { calls } = show();
    const more = screen.getByRole('button', { name: 'What to do with “Pinned”' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(more);
    fireEvent.click(await screen.findByRole('button', { name: 'Unpin' }));
    expect(calls()).toEqual([['history.pin', 'Pinned', false]]);
    await waitFor(() => expect(focused()).toBe('Pinned'));
    expect(screen.queryByRole('button', { name: 'Unpin' })).toBe(null);
  });

  it('is to rename and to delete it', async () => {
    const { calls } = show();
    fireEvent.click(screen.getByRole('button', { name: 'What to do with “Third”' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Rename' }));
    await screen.findByRole('textbox', { name: 'New title' });
    press('Escape');
    fireEvent.click(await screen.findByRole('button', { name: 'What to do with “Third”' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(calls()).toEqual([['history.remove', 'Third']]);
  });
});

describe('a list that is not there', () => {
  const clear = ({ history }: ReturnType<typeof createDemoModels>) => {
    history.conversations.value = [];
  };

  it('is on its way', () => {
    show((models) => {
      clear(models);
      models.history.status.value = 'loading';
    });
    screen.getByText('Loading your chats…');
  });

  it('is empty, and says what will be in it', () => {
    show(clear);
    screen.getByText('No chats yet');
    screen.getByText(/kept by your companion/);
  });

  it('failed, with cause and cure', () => {
    const { calls } = show((models) => {
      clear(models);
      models.history.problem.value = {
        title: 'Your chats can’t be listed',
        message: 'The disk is full.',
        cure: 'Make room.',
        command: '',
        retryable: true,
      };
    });
    screen.getByText('The disk is full.');
    screen.getByText('Make room.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(calls()).toEqual([['history.retry']]);
  });
});

describe('searching', () => {
  const hit = (title: string, turn: string | null, text: string): SearchHit => ({
    conversation: title,
    title,
    turn,
    snippet: { text, ranges: [[0, 3]] },
    at: DEMO_NOW,
  });

  it('takes the words as they are typed', () => {
    const { models } = show();
    fireEvent.input(search(), { target: { value: 'sky' } });
    expect(models.history.query.value).toBe('sky');
  });

  it('shows the words around each match, and opens the chat there', async () => {
    const { models, calls } = show();
    models.history.search.value = {
      phase: 'found',
      query: 'sky',
      hits: [hit('Skylarks', null, 'Skylarks'), hit('Weather', 't2', 'Sky over the sea')],
    };
    await waitFor(() => expect(document.querySelectorAll('mark')).toHaveLength(2));
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Sky', 'Sky']);
    press('ArrowDown');
    press('ArrowDown');
    fireEvent.click(document.activeElement as Element);
    expect(calls()).toEqual([['conversation.open', 'Weather', 't2']]);
  });

  it('says that nothing was found, and where was looked', async () => {
    const { models } = show();
    models.history.search.value = { phase: 'found', query: 'xyz', hits: [] };
    await screen.findByText('No chat has “xyz” in it', { selector: 'p' });
    screen.getByText(/Titles, questions and answers/);
  });

  it('says why it failed, and looks again', async () => {
    const { models, calls } = show();
    const problem = { title: 'The search failed', message: 'm', cure: 'c', command: '', retryable: true };
    models.history.search.value = { phase: 'failed', problem };
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(calls()).toEqual([['history.searchAgain']]);
  });
});

describe('what a screen reader is told in the drawer', () => {
  const said = () => screen.getAllByRole('status').at(-1)?.textContent;

  it('is how much was found', async () => {
    const { models } = show();
    models.history.search.value = { phase: 'found', query: 'xyz', hits: [] };
    await waitFor(() => expect(said()).toBe('No chat has “xyz” in it'));
  });

  it('is what was deleted and how it comes back', async () => {
    const { models } = show();
    models.history.deleted.value = { conversation: 'x', title: 'Third' };
    await waitFor(() => expect(said()).toBe('Deleted “Third”. Ctrl+Z brings it back.'));
  });

  it('is what could not be done, which can be dismissed', async () => {
    const { models, calls } = show();
    models.history.failure.value = {
      title: 'The chat keeps its name',
      message: '',
      cure: '',
      command: '',
      retryable: true,
    };
    await waitFor(() => expect(said()).toBe('The chat keeps its name.'));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(calls()).toEqual([['history.dismissFailure']]);
  });
});

describe('the offer to undo', () => {
  it('stays while somebody is at it', async () => {
    const { models, calls } = show();
    models.history.deleted.value = { conversation: 'x', title: 'Third' };
    const undo = await screen.findByRole('button', { name: 'Undo' });
    fireEvent.focusIn(undo);
    fireEvent.click(undo);
    fireEvent.focusOut(undo);
    expect(calls()).toEqual([['history.holdUndo', true], ['history.undo'], ['history.holdUndo', false]]);
  });
});
