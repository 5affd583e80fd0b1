import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { HistoryDrawer } from '../../../components/history/HistoryDrawer.tsx';
import { loadErrorWords } from '../../../components/problem-words.ts';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import { sayIn } from '../../../words/speaking.ts';
import { speechOf } from '../../../words/speech-of.ts';
import { inWords } from '../../helpers/in-words.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel, summary, type TestPanel, TODAY, uuid } from '../../helpers/test-panel.ts';

beforeAll(() => loadErrorWords());
afterEach(cleanup);

/** The chats of the list, whose numbers are in the order of their titles here. */
const CHATS = [
  summary(1, 'Pinned', 400, { pinned: true }),
  summary(2, 'First', 0),
  summary(3, 'Second', 0.1, { running: true }),
  summary(4, 'Third', 1),
];
const [PINNED, FIRST, , THIRD] = CHATS.map(({ conversation }) => conversation);

async function show(chats: typeof CHATS | null = CHATS, prepare: (panel: TestPanel) => unknown = () => {}) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await settle();
  if (chats) await panel.listChats(chats);
  await prepare(panel);
  const close = vi.fn();
  const history = await panel.loadHistory();
  render(<HistoryDrawer history={history} state={panel.state} close={close} pair={() => {}} share={() => {}} />);
  /** What the companion was asked besides its lists. */
  const asked = () =>
    panel.companion.requests.map(({ request }) => request).filter(({ type }) => type !== 'conversations');
  return { ...panel, history, close, asked };
}

/** How browsers mark a key that an input method takes for itself; Safari after the composition has ended. */
const composing = [
  ['while it is chosen', { isComposing: true, keyCode: 229 }],
  ['where the browser tells by the code alone', { keyCode: 229 }],
] as const;

const search = () => screen.getByRole('searchbox', { name: 'Search chats' });
const row = (title: string) => screen.getByTitle(title);
const press = (key: string, options = {}) => fireEvent.keyDown(document.activeElement as Element, { key, ...options });
/** The title of the row that has the focus, or what else has it. */
const focused = () => {
  const element = document.activeElement as HTMLElement;
  return element.dataset.row === undefined ? element.tagName : element.title;
};

describe('the drawer', () => {
  it('offers the chats about the page beside the panel, and shows them alone', async () => {
    const { history } = await show(CHATS, ({ companion }) => {
      companion.respond('matching', ({ answer }) => answer({ type: 'matching', conversations: [uuid(1), uuid(2)] }));
    });
    fireEvent.click(await screen.findByRole('button', { name: '2 chats about this page' }));
    expect(history.filter.value).toEqual({ page: 'https://example.org/articles/streaming' });
    expect(document.activeElement).toBe(search());
    expect(screen.queryByRole('button', { name: '2 chats about this page' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filter “About this page”' }));
    await screen.findByRole('button', { name: '2 chats about this page' });
  });

  it('is a dialog that begins with the search, and looks at the list', async () => {
    const { companion } = await show(null);
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Chats' }).open).toBe(true);
    expect(document.activeElement).toBe(search());
    expect(companion.requests.map(({ request }) => request.type)).toEqual(['conversations']);
  });

  it('names its groups, and the chats below them, as rows of one grid', async () => {
    await show();
    const grid = screen.getByRole('grid', { name: 'Chats' });
    const rows = within(grid)
      .getAllByRole('row')
      .map((row) => row.querySelector('[role=rowheader], .chat-title')?.textContent);
    expect(rows).toEqual(['Pinned', 'Pinned', 'Today', 'First', 'Second', 'Yesterday', 'Third']);
    expect(
      within(grid)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Pinned', 'Today', 'Yesterday']);
    expect(grid.getAttribute('aria-multiselectable')).toBe('true');
  });

  it('draws a few of ten thousand chats, and can go to the last one', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => summary(index + 1, `Chat ${index + 1}`, index / 1_000));
    await show(many);
    expect(screen.getAllByRole('row').length).toBeLessThan(100);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10004');
    press('ArrowDown');
    press('End');
    await waitFor(() => expect(focused()).toBe('Chat 10000'));
    press('PageUp');
    await waitFor(() => expect(focused()).toBe('Chat 9990'));
  });

  it('says which chat is shown and which is being answered', async () => {
    await show(CHATS, ({ openChat }) => openChat([{}], { conversation: FIRST ?? '' }));
    expect(row('First').getAttribute('aria-current')).toBe('true');
    expect(row('Second').textContent).toContain('Answering');
    expect(row('Third').textContent).toBe('Third');
  });

  it('opens a chat and closes', async () => {
    const { close, state, asked } = await show();
    fireEvent.click(row('Third'));
    expect(state.conversation.id.value).toBe(THIRD);
    expect(asked()).toMatchObject([{ type: 'conversation', conversation: THIRD }]);
    expect(close).toHaveBeenCalledWith(true);
  });

  it('closes by Escape, which reaches no answer behind it, by its button and by its backdrop', async () => {
    const { close } = await show();
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

  it.each(composing)('stays open for the Escape that leaves a candidate %s', async (_how, options) => {
    const { close } = await show();
    press('Escape', options);
    press('ArrowDown', options);
    expect([close.mock.calls, document.activeElement]).toEqual([[], search()]);
  });

  it('forgets what was looked for, and what went wrong, when it closes', async () => {
    const { history, companion } = await show();
    history.query.value = 'x';
    history.rename(uuid(2), 'Better');
    companion.requestOf('rename').refuse({ code: 'internal', params: inWords('The disk is full.') });
    await settle();
    expect(history.failure.value).not.toBeNull();
    cleanup();
    expect([history.query.value, history.failure.value]).toEqual(['', null]);
  });
});

describe('the keyboard in the list', () => {
  it('goes down from the search, through all groups, and back up', async () => {
    await show();
    const seen: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
      press(key);
      seen.push(focused());
    }
    expect(seen).toEqual(['Pinned', 'First', 'Third', 'Third', 'Pinned', 'INPUT']);
  });

  it('has one row in the order of tabs: the one that had the focus last', async () => {
    await show();
    const tabbable = () =>
      screen.getAllByRole('button').filter((button) => button.tabIndex === 0 && button.dataset.row);
    expect(tabbable()).toEqual([row('Pinned')]);
    press('ArrowDown');
    press('ArrowDown');
    await waitFor(() => expect(tabbable()).toEqual([row('First')]));
  });

  it('renames by F2: Enter keeps the new title, and the row has the focus again', async () => {
    const { asked } = await show();
    press('ArrowDown');
    press('ArrowDown');
    press('F2');
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New title' });
    expect([field.value, document.activeElement]).toEqual(['First', field]);
    fireEvent.input(field, { target: { value: 'Better' } });
    press('Enter');
    expect(asked()).toMatchObject([{ type: 'rename', conversation: FIRST, title: 'Better' }]);
    await waitFor(() => expect(focused()).toBe('Better'));
  });

  it('leaves a title alone on Escape, and stays open', async () => {
    const { asked, close } = await show();
    press('ArrowDown');
    press('F2');
    const field = await screen.findByRole('textbox', { name: 'New title' });
    fireEvent.input(field, { target: { value: 'Better' } });
    press('Escape');
    await waitFor(() => expect(focused()).toBe('Pinned'));
    expect([asked(), close.mock.calls]).toEqual([[], []]);
  });

  it.each(composing)(
    'takes no title by the Enter, and gives none up by the Escape, of a candidate %s',
    async (_how, options) => {
      const { asked, close } = await show();
      press('ArrowDown');
      press('F2');
      const field = await screen.findByRole('textbox', { name: 'New title' });
      fireEvent.input(field, { target: { value: '日本' } });
      press('Enter', options);
      press('Escape', options);
      expect([asked(), close.mock.calls, document.activeElement]).toEqual([[], [], field]);
      press('Enter');
      expect(asked()).toMatchObject([{ type: 'rename', conversation: PINNED, title: '日本' }]);
    },
  );

  it('keeps a title when the field is left, once', async () => {
    const { asked } = await show();
    press('ArrowDown');
    press('F2');
    const field = await screen.findByRole('textbox', { name: 'New title' });
    fireEvent.input(field, { target: { value: 'Better' } });
    fireEvent.blur(field);
    fireEvent.blur(field);
    expect(asked()).toMatchObject([{ type: 'rename', conversation: PINNED, title: 'Better' }]);
  });

  it('deletes by Delete, and goes to the next row, at the end to the one before', async () => {
    const { history } = await show();
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
    expect(history.groups.value).toEqual([]);
  });

  it('deletes nothing while words are written', async () => {
    const { asked } = await show();
    press('Delete');
    press('F2');
    press('z', { ctrlKey: true });
    expect(asked()).toEqual([]);
  });

  it('undoes by Ctrl+Z', async () => {
    const { asked } = await show();
    press('ArrowDown');
    press('Delete');
    await waitFor(() => expect(focused()).toBe('First'));
    press('z', { ctrlKey: true });
    expect(asked()).toMatchObject([
      { type: 'delete', conversation: PINNED },
      { type: 'restore', conversation: PINNED },
    ]);
  });
});

describe('what can be done with a chat', () => {
  it('unfolds below it', async () => {
    const { asked } = await show();
    const more = screen.getByRole('button', { name: 'Actions for “Pinned”' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(more);
    fireEvent.click(await screen.findByRole('button', { name: 'Unpin' }));
    expect(asked()).toMatchObject([{ type: 'pin', conversation: PINNED, pinned: false }]);
    await waitFor(() => expect(focused()).toBe('Pinned'));
    expect(screen.queryByRole('button', { name: 'Unpin' })).toBe(null);
  });

  it('is to rename and to delete it', async () => {
    const { asked } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Actions for “Third”' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Rename' }));
    await screen.findByRole('textbox', { name: 'New title' });
    press('Escape');
    fireEvent.click(await screen.findByRole('button', { name: 'Actions for “Third”' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(asked()).toMatchObject([{ type: 'delete', conversation: THIRD }]);
  });
});

describe('a list that is not there', () => {
  it('is on its way', async () => {
    await show(null);
    screen.getByText('Loading your chats…');
  });

  it('is empty, and says what will be in it', async () => {
    await show([]);
    screen.getByText('No chats yet');
    screen.getByText(/companion keeps your chats/);
  });

  it('failed, with cause and cure', async () => {
    const { companion } = await show(null);
    companion
      .requestOf('conversations')
      .refuse({ code: 'internal', params: inWords('The disk is full.', 'Make room.') });
    await screen.findByText('The disk is full.');
    screen.getByText('Make room.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(companion.requests).toHaveLength(2);
  });
});

describe('searching', () => {
  const hit = (id: number, title: string, turn: string | null, text: string): SearchHit => ({
    conversation: uuid(id),
    title,
    turn,
    snippet: { text, ranges: [[0, 3]] },
    at: TODAY,
  });

  /** Types the words, and waits until the companion is asked for them. */
  async function look(words: string) {
    const panel = await show();
    fireEvent.input(search(), { target: { value: words } });
    panel.clock.advance(1_000);
    return {
      ...panel,
      find: (...hits: SearchHit[]) =>
        panel.companion.requestOf('search').answer({ type: 'search', query: words, hits }),
    };
  }

  it('takes the words as they are typed', async () => {
    const { asked } = await look('sky');
    expect(asked()).toMatchObject([{ type: 'search', query: 'sky' }]);
  });

  it('shows the words around each match, and opens the chat there', async () => {
    const { find, asked, state } = await look('sky');
    find(hit(5, 'Skylarks', null, 'Skylarks'), hit(6, 'Weather', uuid(62), 'Sky over the sea'));
    await waitFor(() => expect(document.querySelectorAll('mark')).toHaveLength(2));
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Sky', 'Sky']);
    press('ArrowDown');
    press('ArrowDown');
    fireEvent.click(document.activeElement as Element);
    expect(asked().at(-1)).toMatchObject({ type: 'conversation', conversation: uuid(6) });
    expect(state.conversation.id.value).toBe(uuid(6));
  });

  it('says that nothing was found, and where was looked', async () => {
    const { find } = await look('xyz');
    find();
    await screen.findByText('No chats match “xyz”', { selector: 'p' });
    screen.getByText(/Titles, questions and answers/);
  });

  it('says why it failed, and looks again', async () => {
    const { companion, clock, asked } = await look('xyz');
    companion.requestOf('search').refuse({ code: 'internal', params: inWords('The disk is full.') });
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    clock.advance(1_000);
    expect(asked()).toMatchObject([{ type: 'search' }, { type: 'search', query: 'xyz' }]);
  });

  it('tells a screen reader how much was found', async () => {
    const { find } = await look('xyz');
    find();
    await waitFor(() => expect(said()).toBe('No chats match “xyz”'));
  });
});

const said = () => screen.getAllByRole('status').at(-1)?.textContent;

describe('what a screen reader is told in the drawer', () => {
  it('is what was deleted and how it comes back', async () => {
    const { history } = await show();
    history.remove(uuid(4));
    await waitFor(() => expect(said()).toBe('Deleted “Third”. Press Ctrl+Z to undo.'));
  });

  it('is what could not be done, which can be dismissed', async () => {
    const { history, companion } = await show();
    history.rename(uuid(4), 'Better');
    companion.requestOf('rename').refuse({ code: 'internal', params: inWords('The disk is full.') });
    await waitFor(() => expect(said()).toContain('The disk is full.'));
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(history.failure.value).toBeNull();
  });
});

describe('the offer to undo', () => {
  it('stays while somebody is at it', async () => {
    const { history, clock, asked } = await show();
    history.remove(uuid(4));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    fireEvent.focusIn(undo);
    clock.advance(60_000);
    expect(history.done.value).toMatchObject({ title: 'Third' });
    fireEvent.click(undo);
    expect(asked()).toMatchObject([{ type: 'delete' }, { type: 'restore', conversation: THIRD }]);
  });

  it('goes after a while when it is left', async () => {
    const { history, clock } = await show();
    history.remove(uuid(4));
    const undo = await screen.findByRole('button', { name: 'Undo' });
    fireEvent.focusIn(undo);
    fireEvent.focusOut(undo);
    clock.advance(60_000);
    expect(history.done.value).toBeNull();
  });
});

describe('several chats', () => {
  const count = () => screen.queryByText(/^[\d,]+ selected$/, { selector: 'p' })?.textContent;
  const selectedRows = () =>
    screen.getAllByRole('row', { selected: true }).map((row) => row.querySelector('.chat-title')?.textContent);

  it('are selected by Space, and by Shift with the arrows', async () => {
    await show();
    press('ArrowDown');
    press(' ');
    await waitFor(() => expect(selectedRows()).toEqual(['Pinned']));
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(selectedRows()).toEqual(['Pinned', 'First', 'Second']));
    expect(count()).toBe('3 selected');
    press(' ');
    await waitFor(() => expect(count()).toBe('2 selected'));
  });

  it('are not clicked by the Space that selects them when it goes up, as in Firefox', async () => {
    await show();
    press('ArrowDown');
    press(' ');
    // False: what the browser would do is prevented.
    expect(fireEvent.keyUp(document.activeElement as Element, { key: ' ' })).toBe(false);
    expect(fireEvent.keyUp(document.activeElement as Element, { key: 'Enter' })).toBe(true);
  });

  it('are selected by Ctrl and Shift with a click, and by a click alone while there are any', async () => {
    const { close } = await show();
    fireEvent.click(row('First'), { ctrlKey: true });
    fireEvent.click(row('Third'), { shiftKey: true });
    await waitFor(() => expect(selectedRows()).toEqual(['First', 'Second', 'Third']));
    fireEvent.click(row('Second'));
    await waitFor(() => expect(selectedRows()).toEqual(['First', 'Third']));
    expect(close).not.toHaveBeenCalled();
  });

  it('are let go by Escape, which leaves the drawer open', async () => {
    const { close } = await show();
    press('ArrowDown');
    press(' ');
    await waitFor(() => expect(count()).toBe('1 selected'));
    press('Escape');
    await waitFor(() => expect(count()).toBe(undefined));
    expect([close.mock.calls, focused()]).toEqual([[], 'Pinned']);
    press('Escape');
    expect(close).toHaveBeenCalledWith(false);
  });

  it('are all that match, also those that are not loaded', async () => {
    const { companion, asked } = await show();
    press('ArrowDown');
    press('a', { ctrlKey: true });
    expect(asked()).toMatchObject([{ type: 'matching', query: '', filter: { archived: false } }]);
    const conversations = Array.from({ length: 1_200 }, (_, index) => uuid(index + 1));
    companion.requestOf('matching').answer({ type: 'matching', conversations });
    await waitFor(() => expect(count()).toBe('1,200 selected'));
  });

  it('are those that were chosen, when all that match are known too late', async () => {
    const { companion } = await show();
    fireEvent.click(row('First'), { ctrlKey: true });
    press('a', { ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Select all' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    companion.requestOf('matching').answer({ type: 'matching', conversations: [FIRST ?? '', THIRD ?? ''] });
    await settle();
    expect(count()).toBe(undefined);
  });

  it('are deleted together, which Ctrl+Z undoes for those that were', async () => {
    const { asked, companion, history } = await show();
    fireEvent.click(row('First'), { ctrlKey: true });
    fireEvent.click(row('Third'), { ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(asked()).toMatchObject([{ type: 'change_chats', change: 'delete', conversations: [FIRST, THIRD] }]);
    companion
      .requestOf('change_chats')
      .answer({ type: 'chats_changed', change: 'delete', conversations: [FIRST ?? '', THIRD ?? ''] });
    await screen.findByText('Deleted 2 chats', { selector: '.toast-text' });
    expect(screen.getByText('Deleted 2 chats. Press Ctrl+Z to undo.', { selector: '[role=status]' })).toBeTruthy();
    await waitFor(() => expect(focused()).toBe('Pinned'));
    press('z', { ctrlKey: true });
    expect(asked().at(-1)).toMatchObject({ type: 'change_chats', change: 'restore', conversations: [FIRST, THIRD] });
    companion.requests.at(-1)?.answer({ type: 'chats_changed', change: 'restore', conversations: [] });
    await settle();
    expect(history.groups.value.flatMap(({ conversations }) => conversations)).toHaveLength(4);
  });

  it('stay selected when Escape closes their tags', async () => {
    await show([summary(1, 'Tagged', 0, { tags: ['sea'] }), summary(2, 'Other', 1)]);
    fireEvent.click(row('Tagged'), { ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Tags' }));
    await screen.findByLabelText('New tag');
    press('Escape');
    const tags = await screen.findByRole('button', { name: 'Tags', expanded: false });
    expect(document.activeElement).toBe(tags);
    expect(screen.queryByLabelText('New tag')).toBeNull();
  });

  it('are tagged, and lose a tag', async () => {
    const { asked } = await show([summary(1, 'Tagged', 0, { tags: ['sea'] }), summary(2, 'Other', 1)]);
    fireEvent.click(row('Tagged'), { ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Tags' }));
    const field = await screen.findByLabelText('New tag');
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: ' work ' } });
    press('Enter', { isComposing: true, keyCode: 229 });
    press('Enter');
    fireEvent.click(await screen.findByRole('button', { name: 'Remove the tag “sea”' }));
    expect(asked().filter(({ type }) => type === 'change_chats')).toMatchObject([
      { change: 'tag', tag: 'work', conversations: [uuid(1)] },
      { change: 'untag', tag: 'sea' },
    ]);
  });

  it('go to the archive, and are out of the list', async () => {
    const { asked } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Actions for “Third”' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Archive' }));
    expect(asked()).toMatchObject([{ type: 'change_chats', change: 'archive', conversations: [THIRD] }]);
    await screen.findByText('Archived 1 chat', { selector: '.toast-text' });
    expect(screen.queryByTitle('Third')).toBe(null);
  });
});

describe('filters', () => {
  it('that are typed become chips, which can be taken away', async () => {
    const panel = await show();
    const { history, companion, clock } = panel;
    fireEvent.input(search(), { target: { value: 'site:example.org model:qwen tides' } });
    const chip = await screen.findByRole('button', { name: 'Remove the filter “Site: example.org”' });
    screen.getByRole('button', { name: 'Remove the filter “Model: qwen”' });
    expect(search()).toMatchObject({ value: 'tides' });
    clock.advance(1_000);
    expect(companion.requestOf('search').request).toMatchObject({
      query: 'tides',
      filter: { site: 'example.org', model: 'qwen' },
    });
    fireEvent.click(chip);
    expect(history.filter.value).toEqual({ model: 'qwen' });
    expect(document.activeElement).toBe(search());
    fireEvent.input(search(), { target: { value: '' } });
    press('Backspace');
    expect(history.filter.value).toEqual({});
  });

  it('stay words while an input method composes them', async () => {
    const { history } = await show();
    fireEvent.input(search(), { target: { value: 'tag:海 ' }, isComposing: true });
    expect(history.filter.value).toEqual({});
    press('Enter', { isComposing: true, keyCode: 229 });
    expect(history.filter.value).toEqual({});
    press('Enter');
    expect(history.filter.value).toEqual({ tags: ['海'] });
  });

  it('are typed in the language that is spoken, too', async () => {
    const { history } = await show();
    const german = await speechOf('de');
    sayIn(german, () => fireEvent.input(search(), { target: { value: 'schlagwort:meer ' } }));
    expect(history.filter.value).toEqual({ tags: ['meer'] });
  });

  it('are chosen from what there is, and list what they are true of', async () => {
    const { companion, history, clock } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const tag = await screen.findByLabelText('Tag');
    expect(document.activeElement).toBe(tag);
    companion
      .requestOf('filters')
      .answer({ type: 'filters', tags: [{ name: 'sea', chats: 3 }], models: [], sites: [] });
    await screen.findByRole('option', { name: 'sea (3)' });
    fireEvent.change(tag, { target: { value: 'sea' } });
    fireEvent.click(screen.getByLabelText('Archived chats only'));
    expect(history.filter.value).toEqual({ tags: ['sea'], archived: true });
    await settle();
    clock.advance(1_000);
    const items = [summary(9, 'By the sea', 0, { archived: true, tags: ['sea'] })];
    companion.requests.at(-1)?.answer({ type: 'conversations', items, next: null });
    await waitFor(() => expect(row('By the sea').textContent).toContain('Archived'));
    expect(screen.queryByTitle('First')).toBe(null);
  });

  it('that nothing matches say so', async () => {
    const { companion, clock } = await show();
    fireEvent.input(search(), { target: { value: 'is:archived ' } });
    await settle();
    clock.advance(1_000);
    companion.requests.at(-1)?.answer({ type: 'conversations', items: [], next: null });
    await screen.findByText('No chats match these filters');
  });
});
