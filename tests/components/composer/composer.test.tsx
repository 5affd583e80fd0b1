import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Composer } from '../../../components/composer/Composer.tsx';
import { eventually } from '../../helpers/eventually.ts';
import { PAGE as page } from '../../helpers/fake-page-browser.ts';
import { settle } from '../../helpers/settle.ts';
import {
  createModel,
  createTestPanel,
  LLAMA,
  type TestPanel,
  type TestPanelOptions,
  UPSTREAMS,
} from '../../helpers/test-panel.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show(options: TestPanelOptions = {}) {
  const panel = createTestPanel(options);
  onTestFinished(panel.dispose);
  await settle();
  render(<Composer state={panel.state} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
  return { ...panel, field };
}

/** What the companion was asked, in order. */
async function asked({ companion }: Pick<TestPanel, 'companion'>) {
  await settle();
  return companion.turns.map(({ request }) => request);
}

describe('sending', () => {
  it('asks on Enter with the text and everything that goes along, and empties the field', async () => {
    const panel = await show();
    const { field } = panel;
    panel.state.composer.attach(page);
    fireEvent.input(field, { target: { value: 'Why?' } });
    await screen.findByText('On streams');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toMatchObject([{ task: 'chat', question: [page, { type: 'text', text: 'Why?' }] }]);
    await eventually(() => expect(field.value).toBe(''));
  });

  it('gives the keyboard back to the field when the button sent it', async () => {
    const { field } = await show();
    fireEvent.input(field, { target: { value: 'Why?' } });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Send' });
    await eventually(() => expect(button.disabled).toBe(false));
    button.focus();
    fireEvent.submit(button.closest('form') as HTMLFormElement);
    expect(document.activeElement).toBe(field);
  });

  it('keeps the line break of Shift+Enter', async () => {
    const panel = await show();
    const { field } = panel;
    fireEvent.input(field, { target: { value: 'Why?' } });
    expect(fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })).toBe(true);
    expect(await asked(panel)).toEqual([]);
  });

  it('does not send while an input method composes', async () => {
    const panel = await show();
    const { field } = panel;
    fireEvent.input(field, { target: { value: 'なぜ' } });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(await asked(panel)).toEqual([]);
  });

  it('does not send white space', async () => {
    const panel = await show();
    const { field } = panel;
    fireEvent.input(field, { target: { value: ' \n ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });

  it('keeps pages back on a connection without a key, and says why', async () => {
    const panel = await show({ role: 'guest' });
    const { field } = panel;
    panel.state.composer.attach(page);
    fireEvent.input(field, { target: { value: 'Why?' } });
    const note = await screen.findByText(/pair this browser with the companion first/);
    expect(field.getAttribute('aria-describedby')).toBe(note.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toEqual([]);
    expect(field.value).toBe('Why?');
    fireEvent.click(screen.getByRole('button', { name: 'Pair this browser' }));
    await eventually(() => expect(panel.state.pairing.isOpen.value).toBe(true));
  });
});

describe('while an answer runs', () => {
  it('offers Stop in the place of Send', async () => {
    const panel = await show();
    const opened = await panel.ask();
    fireEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(opened.isCancelled).toBe(true);
    expect(screen.queryByRole('button', { name: 'Send' })).toBe(null);
  });

  it('lets a follow-up be typed and asked next', async () => {
    const panel = await show();
    const { field } = panel;
    (await panel.ask()).say({ type: 'token', content: 'It' });
    fireEvent.input(field, { target: { value: 'And then?' } });
    await screen.findByRole('button', { name: 'Send after this answer' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toMatchObject([{}, { question: [{ type: 'text', text: 'And then?' }] }]);
  });
});

describe('what goes along', () => {
  it('shows each with its size and what was left out, and takes it out again', async () => {
    const panel = await show();
    panel.state.composer.attach(page);
    expect(await screen.findByText('about 300 tokens · 300 characters left out')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove Page: On streams' }));
    expect(panel.state.composer.sources.value).toEqual([]);
    await eventually(() => expect(screen.queryByRole('list', { name: 'Attachments' })).toBe(null));
  });

  it('shows a selection with its line breaks', async () => {
    const panel = await show();
    panel.state.composer.attach({ ...page, type: 'selection', text: 'first line\n  second line' });
    const quote = await screen.findByText(/first line/);
    expect(quote.textContent).toBe('first line\n  second line');
  });

  it('highlights what landed while the keyboard was elsewhere, until the composer is used', async () => {
    const panel = await show();
    const { field } = panel;
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    panel.state.composer.attach(page);
    const list = await screen.findByRole('list', { name: 'Attachments' });
    await eventually(() => expect(list.className).toContain('is-new'));
    expect(document.activeElement).toBe(field);
    vi.mocked(document.hasFocus).mockReturnValue(true);
    fireEvent.focusIn(field);
    await eventually(() => expect(list.className).not.toContain('is-new'));
  });
});

describe('files', () => {
  /** The part that takes files has been loaded. */
  async function showTools(options: TestPanelOptions = {}) {
    const panel = await show(options);
    await screen.findByRole('button', { name: 'Attach files' });
    return panel;
  }

  /** An event with what is dragged or on the clipboard. */
  function transfer(type: string, name: 'dataTransfer' | 'clipboardData', given: { files?: File[]; data?: object }) {
    const event = new Event(type, { bubbles: true, cancelable: true });
    const { files = [], data = {} } = given;
    const value = { files, types: files.length > 0 ? ['Files'] : [], getData: (of: string) => Object(data)[of] ?? '' };
    Object.defineProperty(event, name, { value });
    return event;
  }

  const paste = (field: HTMLElement, given: { files?: File[]; data?: object }) =>
    field.dispatchEvent(transfer('paste', 'clipboardData', given));

  it('that are dropped go along, and where they may be dropped is seen', async () => {
    const panel = await showTools();
    const files = [new File(['# Tides'], 'notes.md')];
    document.body.dispatchEvent(transfer('dragenter', 'dataTransfer', { files }));
    await screen.findByText('Drop files to attach them');
    document.body.dispatchEvent(transfer('drop', 'dataTransfer', { files }));
    await screen.findByText('notes.md');
    expect(screen.queryByText('Drop files to attach them')).toBe(null);
    expect(panel.state.composer.sources.value).toMatchObject([{ type: 'file', text: '# Tides' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove File: notes.md' }));
    expect(panel.state.composer.sources.value).toEqual([]);
  });

  it('a large text that is pasted goes along as a file, a short one is typed', async () => {
    const { field, state } = await showTools();
    expect(paste(field, { data: { 'text/plain': 'short' } })).toBe(true);
    expect(paste(field, { data: { 'text/plain': 'x'.repeat(20_000) } })).toBe(true);
    expect(paste(field, { data: { 'text/plain': 'long '.repeat(4_001) } })).toBe(false);
    await screen.findByText('Pasted text');
    expect(state.composer.sources.value).toMatchObject([{ type: 'file', text: 'long '.repeat(4_001) }]);
    expect(field.value).toBe('');
  });

  it('that a large text was made of is taken out by undoing the paste, unless something was typed since', async () => {
    const { field, state } = await showTools();
    const undo = { key: 'z', ctrlKey: true };
    paste(field, { data: { 'text/plain': 'x'.repeat(2_000_000) } });
    await screen.findByText('Pasted text');
    fireEvent.keyDown(field, undo);
    await eventually(() => expect(state.composer.sources.value).toEqual([]));
    paste(field, { data: { 'text/plain': 'x'.repeat(30_000) } });
    await screen.findByText('Pasted text');
    fireEvent.input(field, { target: { value: 'Why?' } });
    fireEvent.keyDown(field, undo);
    expect(state.composer.sources.value).toHaveLength(1);
  });

  it('the files that were pasted last are taken out by undoing the paste, whatever landed since', async () => {
    const { field, state } = await showTools();
    paste(field, { data: { 'text/plain': 'x'.repeat(30_000) } });
    await screen.findByText('Pasted text');
    const other = { type: 'file', title: 'notes.md', url: '', language: '', text: '# Tides', omittedChars: 0 } as const;
    state.composer.attach(other);
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    await eventually(() => expect(state.composer.sources.value).toEqual([other]));
    paste(field, { files: [new File(['a'], 'a.md'), new File(['b'], 'b.md')] });
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    await settle();
    expect([state.composer.sources.value, state.sources.loaded.value?.reading.value]).toEqual([[other], []]);
  });

  it('rich text is pasted as it is read by Ctrl+Shift+V', async () => {
    const { field } = await showTools();
    const data = { 'text/plain': 'Tides high', 'text/html': '<h2>Tides</h2>' };
    fireEvent.keyDown(field, { key: 'V', ctrlKey: true, shiftKey: true });
    expect(paste(field, { data })).toBe(true);
    expect(paste(field, { data })).toBe(false);
  });

  it('rich text that is pasted is written as Markdown', async () => {
    const { field, state } = await showTools();
    paste(field, { data: { 'text/plain': 'Tides high', 'text/html': '<h2>Tides</h2><p><b>high</b></p>' } });
    await eventually(() => expect(state.composer.text.value).toBe('## Tides\n\n**high**'));
  });

  it('that can’t be read say why, and the words can be put away', async () => {
    const { field } = await showTools();
    paste(field, { files: [new File([Uint8Array.from([0x50, 0x4b, 0, 0])], 'a.zip')] });
    await screen.findByText(/“a.zip” can’t be attached: it is neither text, an image nor a PDF/);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await eventually(() => expect(screen.queryByText(/a.zip/)).toBe(null));
  });

  it('hold the question back while they are read', async () => {
    const panel = await showTools();
    const { field } = panel;
    const file = new File(['x'], 'slow.txt');
    const read = Promise.withResolvers<ArrayBuffer>();
    file.slice = () => ({ arrayBuffer: () => read.promise }) as Blob;
    paste(field, { files: [file] });
    await screen.findByText('Reading “slow.txt”…');
    fireEvent.input(field, { target: { value: 'Why?' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Stop reading “slow.txt”' }));
    await eventually(() =>
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(false),
    );
  });

  it('an image is kept from a model that can’t see, and one that can is offered', async () => {
    const panel = await showTools();
    const { field, companion, state, chosenModel } = panel;
    const seeing = createModel('gemma3:4b', { capabilities: ['completion', 'vision'] });
    companion.tellModels({ models: [LLAMA, seeing], upstreams: UPSTREAMS, defaultModel: LLAMA.name });
    state.composer.attach({ ...page, type: 'image', title: 'photo.png', text: '', blob: 'a'.repeat(64) });
    fireEvent.input(field, { target: { value: 'What is this?' } });
    await screen.findByText('llama3.2:3b can’t see images. Choose a model that can, or remove the image.');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Use gemma3:4b' }));
    expect(chosenModel.value).toBe('gemma3:4b');
    await eventually(() => expect(screen.queryByText(/can’t see images/)).toBe(null));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toMatchObject([{ question: [{ type: 'image' }, { type: 'text' }] }]);
  });
});

describe('other tabs', () => {
  const TABS = [
    { id: 1, title: 'Tide tables', url: 'https://tides.test/' },
    { id: 2, title: 'The moon', url: 'https://moon.test/' },
    { id: 3, title: 'Sleepy tides', url: 'https://sleepy.test/', discarded: true },
  ];

  async function type(panel: Awaited<ReturnType<typeof show>>, value: string) {
    panel.field.value = value;
    panel.field.setSelectionRange(value.length, value.length);
    fireEvent.input(panel.field);
    await settle();
  }

  async function showPicker(allowed = true) {
    const panel = await show();
    panel.page.openTabs(allowed ? TABS : [], allowed);
    await screen.findByRole('button', { name: 'Attach files' });
    await type(panel, 'Compare @');
    await screen.findByRole('listbox', { name: 'Open tabs' });
    return panel;
  }

  it('are offered behind an @, found by typing, and picked with the keys alone', async () => {
    const panel = await showPicker();
    const { field, state } = panel;
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Tide tablestides.test',
      'The moonmoon.test',
      'Sleepy tidesAsleep: go to this tab first',
    ]);
    await type(panel, 'Compare @moon');
    await eventually(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    const [option] = screen.getAllByRole('option');
    expect(field.getAttribute('aria-activedescendant')).toBe(option?.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    await eventually(() => expect(state.composer.sources.value).toEqual([page]));
    expect(state.composer.text.value).toBe('Compare ');
    expect(screen.queryByRole('listbox')).toBe(null);
    expect(field.hasAttribute('aria-activedescendant')).toBe(false);
    expect(await asked(panel)).toEqual([]);
  });

  it('are put away by Escape, which stops nothing, and while an input method composes keys are its own', async () => {
    const panel = await showPicker();
    const { field } = panel;
    const opened = await panel.ask();
    await type(panel, 'Compare @');
    await screen.findByRole('listbox');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(panel.state.composer.sources.value).toEqual([]);
    fireEvent.keyDown(field, { key: 'Escape' });
    await eventually(() => expect(screen.queryByRole('listbox')).toBe(null));
    expect(opened.isCancelled).toBe(false);
    expect(field.value).toBe('Compare @');
  });

  it('that are asleep can’t be picked', async () => {
    const panel = await showPicker();
    await type(panel, 'Compare @sleepy');
    await eventually(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    fireEvent.keyDown(panel.field, { key: 'Enter' });
    await settle();
    expect(panel.state.composer.sources.value).toEqual([]);
    expect(screen.getByRole('option').getAttribute('aria-disabled')).toBe('true');
  });

  it('need a permission that is asked for at once, and are listed then', async () => {
    const panel = await showPicker(false);
    fireEvent.keyDown(panel.field, { key: 'Enter' });
    expect(panel.page.wanted).toEqual([['http://*/*', 'https://*/*']]);
    panel.page.openTabs(TABS);
    await screen.findByText('Tide tables');
    expect(screen.queryByText('Let Aside see your tabs…')).toBe(null);
  });

  it('stay while the browser asks, which takes the keyboard, and say that it was told no', async () => {
    const panel = await showPicker(false);
    const answer = Promise.withResolvers<boolean>();
    panel.page.answer(answer.promise);
    fireEvent.keyDown(panel.field, { key: 'Enter' });
    fireEvent.blur(panel.field);
    answer.resolve(false);
    await screen.findByText('The browser didn’t allow it, so nothing has changed.');
    expect(panel.field.value).toBe('Compare @');
    await settle();
    fireEvent.blur(panel.field);
    await eventually(() => expect(screen.queryByRole('listbox')).toBe(null));
  });
});

describe('what does not fit the model', () => {
  const REPLY = {
    type: 'fit',
    model: 'llama3.2:3b',
    promptTokens: 41_234,
    contextTokens: 8_192,
    reads: 'whole',
    leftOut: 0,
    withoutEarlierSources: false,
  } as const;

  it.each([
    [{ reads: 'passages' }, ['Too long for llama3.2:3b: only the passages that matter to your question will be sent.']],
    [
      { reads: 'passages', withoutEarlierSources: true },
      ['Too long for llama3.2:3b: only the passages that matter to your question will be sent.'],
    ],
    [{ reads: 'parts' }, ['Too long for llama3.2:3b: it will be read in parts.']],
    [
      { reads: 'too_long' },
      ['This may be too long for llama3.2:3b: it takes about 41,000 tokens, and the model reads 8,192.'],
    ],
    [
      { leftOut: 5, withoutEarlierSources: true },
      [
        'To fit the model, pages, selections and images from earlier questions won’t be sent again.',
        'To fit the model, the oldest 5 questions and answers won’t be sent.',
      ],
    ],
    [{ leftOut: 1 }, ['To fit the model, the oldest question and its answer won’t be sent.']],
  ])('is said before the question is sent (%j)', async (more, sentences) => {
    const panel = await show();
    panel.companion.respond('fit', ({ answer }) => answer({ ...REPLY, ...more }));
    await screen.findByTitle('Attach files');
    panel.state.composer.attach(page);
    await settle();
    panel.clock.advance(400);
    for (const sentence of sentences) await screen.findByText(sentence);
    expect(screen.getAllByText(/too long for|to fit the model/i)).toHaveLength(sentences.length);
  });
});
