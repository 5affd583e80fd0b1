import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Composer } from '../../../components/composer/Composer.tsx';
import { LazyPromptsDrawer } from '../../../components/prompts/LazyPromptsDrawer.tsx';
import type { KeptPrompt } from '../../../protocol/prompts.ts';
import { eventually } from '../../helpers/eventually.ts';
import { PAGE } from '../../helpers/fake-page-browser.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const own = (prompt: string, name: string, text: string): KeptPrompt => ({ prompt, revision: 1, name, text });

async function show(...kept: KeptPrompt[]) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await settle();
  render(
    <>
      <Composer state={panel.state} />
      <LazyPromptsDrawer prompts={panel.state.prompts} />
    </>,
  );
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
  await panel.state.prompts.load();
  await import('../../../components/prompts/PromptTools.tsx');
  panel.companion.say({ type: 'prompts', prompts: kept });
  await settle();
  const type = async (text: string) => {
    fireEvent.input(field, { target: { value: text } });
    field.setSelectionRange(text.length, text.length);
    fireEvent.input(field);
    await settle();
  };
  return { ...panel, field, type };
}

const names = () => screen.queryAllByRole('option').map((option) => option.querySelector('.tab-title')?.textContent);
const enter = (target: Element) => fireEvent.keyDown(target, { key: 'Enter' });

describe('a slash', () => {
  it('opens the library at the beginning and after a blank, and not in a word', async () => {
    const { type } = await show(own('haiku', 'Haiku', 'Write a haiku.'));
    await type('and/or');
    expect(names()).toEqual([]);
    await type('Please /ha');
    expect(names()).toEqual(['Haiku']);
    await type('/');
    expect(names()).toHaveLength(12);
  });

  it('that was typed before the library was loaded opens it then', async () => {
    const panel = createTestPanel();
    onTestFinished(panel.dispose);
    await settle();
    render(<Composer state={panel.state} />);
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
    fireEvent.input(field, { target: { value: '/' } });
    field.setSelectionRange(1, 1);
    expect(names()).toEqual([]);
    await panel.state.prompts.load();
    await eventually(() => expect(names().at(-1)).toBe('Edit prompts…'));
  });

  it('that matches nothing leaves Enter to the question', async () => {
    const { type, field, companion } = await show();
    await type('/etc');
    expect(screen.getByRole('status').textContent).toBe('No prompts match');
    enter(field);
    await settle();
    expect(companion.turns).toHaveLength(1);
  });

  it('puts the prompt in its place, attaches what it is about, and sends it as any question', async () => {
    const { type, field, state, companion } = await show(own('haiku', 'Haiku', 'Write a haiku about {{page}}'));
    await type('Please /haiku');
    enter(field);
    await eventually(() => expect(field.value).toBe('Please Write a haiku about [attached page]'));
    expect(state.composer.sources.value).toMatchObject([{ type: 'page', title: PAGE.title }]);
    expect(JSON.stringify(field.value)).not.toContain(PAGE.text);
    enter(field);
    await eventually(() => expect(companion.turns).toHaveLength(1));
    expect(companion.turns[0]?.request).toMatchObject({ task: 'chat', question: [{ type: 'page' }, { type: 'text' }] });
  });

  it('with a prompt of Aside’s own that stays as it is asks for the task that it stands for', async () => {
    const { type, field, companion } = await show();
    await type('/summ');
    enter(field);
    await eventually(() => expect(field.value).toContain('Summarise this'));
    enter(field);
    await eventually(() => expect(companion.turns).toHaveLength(1));
    expect(companion.turns[0]?.request).toMatchObject({ task: 'summarise', style: 'bullets' });
  });

  it('asks what the prompt asks, and sends it all on Enter', async () => {
    const { type, field, companion } = await show(own('note', 'Note', 'A note {{ask:For whom?}} about {{ask:}}'));
    await type('/note');
    enter(field);
    const whom = await screen.findByRole('textbox', { name: 'For whom?' });
    expect(document.activeElement).toBe(whom);
    fireEvent.input(whom, { target: { value: 'Ada {{page}}' } });
    const about = screen.getByRole('textbox', { name: 'Your words' });
    fireEvent.input(about, { target: { value: 'tides' } });
    fireEvent.keyDown(about, { key: 'Enter', isComposing: true, keyCode: 229 });
    expect(companion.turns).toHaveLength(0);
    enter(about);
    await eventually(() => expect(companion.turns).toHaveLength(1));
    expect(companion.turns[0]?.request).toMatchObject({ question: [{ text: 'A note Ada {{page}} about tides' }] });
  });

  it('says what it does not know, and leaves it as it is', async () => {
    const { type, field } = await show(own('odd', 'Odd', 'In a {{tone}} tone'));
    await type('/odd');
    enter(field);
    await eventually(() => expect(field.value).toBe('In a {{tone}} tone'));
    expect(await screen.findByText('Aside doesn’t know {{tone}}. It is sent as it stands.')).toBeTruthy();
  });

  it('says in words that the clipboard may not be read', async () => {
    vi.spyOn(navigator.clipboard, 'readText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
    const { type, field } = await show(own('clip', 'Clip', 'Fix {{clipboard}}'));
    await type('/clip');
    enter(field);
    await eventually(() => expect(field.value).toBe('Fix {{clipboard}}'));
    expect(await screen.findByText(/may not read the clipboard/)).toBeTruthy();
  });

  it('leads to the library', async () => {
    const { type } = await show();
    await type('/');
    fireEvent.click(screen.getByRole('option', { name: /Edit prompts/ }));
    expect(await screen.findByRole('dialog', { name: 'Prompts' })).toBeTruthy();
  });
});

describe('what a gesture asks', () => {
  it('is asked in the words that the person gave the task', async () => {
    const { state, companion } = await show({
      prompt: 'explain',
      revision: 1,
      text: 'Explain {{title}} like a pirate',
    });
    state.prompts.ask({ task: 'explain', message: '', sources: [PAGE], language: 'en' });
    await eventually(() => expect(companion.turns).toHaveLength(1));
    expect(companion.turns[0]?.request).toMatchObject({
      task: 'chat',
      question: [{ type: 'page' }, { text: `Explain ${PAGE.title} like a pirate` }],
    });
  });

  it('waits in the composer for what the prompt asks of the person', async () => {
    const { state, companion } = await show(own('mail', 'Mail', 'A mail {{ask:To whom?}}\n\n{{selection}}'));
    state.prompts.ask({ task: 'chat', message: '', sources: [PAGE], language: 'en' }, 'mail');
    const whom = await screen.findByRole('textbox', { name: 'To whom?' });
    expect(companion.turns).toHaveLength(0);
    fireEvent.input(whom, { target: { value: 'to Ada' } });
    enter(whom);
    await eventually(() => expect(companion.turns).toHaveLength(1));
    expect(companion.turns[0]?.request).toMatchObject({ question: [{ type: 'page' }, { text: 'A mail to Ada' }] });
  });
});

describe('the library', () => {
  async function open(...kept: KeptPrompt[]) {
    const panel = await show(...kept);
    const { library, isOpen } = panel.state.prompts.loaded.value ?? {};
    if (isOpen) isOpen.value = true;
    await screen.findByRole('dialog', { name: 'Prompts' });
    await screen.findByRole('searchbox', { name: 'Search prompts' });
    return { ...panel, library };
  }

  it('changes the words of a prompt, from what was seen', async () => {
    const { companion } = await open();
    fireEvent.click(screen.getByRole('button', { name: /^Explain/, description: 'Edit “Explain”' }));
    const text = await screen.findByRole('textbox', { name: 'Prompt' });
    fireEvent.input(text, { target: { value: 'Like a pirate' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(companion.requestOf('change_prompts').request).toMatchObject({
      changes: [{ prompt: 'explain', revision: 0, set: { text: 'Like a pirate' } }],
    });
  });

  it('keeps what was written while it can’t be saved, and says why', async () => {
    const { companion } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'New prompt' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Give it a name.')).toBeTruthy();
    fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Haiku' } });
    fireEvent.input(screen.getByRole('textbox', { name: 'Prompt' }), { target: { value: 'Write {{mood}}' } });
    expect(await screen.findByText(/doesn’t know {{mood}}/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    companion.requestOf('change_prompts').fail(new Error('lost'));
    expect(await screen.findByText(/nothing was changed/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Haiku');
  });

  it('has what was written again after Escape, until it is saved or given up', async () => {
    await open(own('haiku', 'Haiku', 'Write a haiku.'));
    const edit = async (name: string) => {
      fireEvent.click(screen.getByRole('button', { name: /^Haiku/, description: 'Edit “Haiku”' }));
      return screen.findByRole<HTMLTextAreaElement>('textbox', { name });
    };
    const text = await edit('Prompt');
    fireEvent.input(text, { target: { value: 'Write a haiku about the sea.' } });
    fireEvent.keyDown(text, { key: 'Escape' });
    await screen.findByRole('searchbox', { name: 'Search prompts' });
    expect((await edit('Prompt')).value).toBe('Write a haiku about the sea.');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByRole('searchbox', { name: 'Search prompts' });
    expect((await edit('Prompt')).value).toBe('Write a haiku.');
  });

  it('moves a prompt by the keyboard and keeps the focus on it', async () => {
    const { companion } = await open();
    companion.respond('change_prompts', ({ answer }) => answer({ type: 'ok' }));
    const handle = screen.getByRole('button', { name: /^Move “Summarise”/ });
    handle.focus();
    fireEvent.keyDown(handle, { key: 'ArrowUp' });
    await settle();
    expect(companion.requestOf('change_prompts').request).toMatchObject({ changes: [{ prompt: 'summarise' }] });
    expect(document.activeElement?.getAttribute('data-prompt')).toBe('summarise');
  });

  it('deletes a prompt, and brings it back', async () => {
    const { companion } = await open(own('haiku', 'Haiku', 'Write a haiku.'));
    companion.respond('change_prompts', ({ answer }) => answer({ type: 'ok' }));
    fireEvent.click(screen.getByRole('button', { name: /^Haiku/, description: 'Edit “Haiku”' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await settle();
    expect(companion.requests.map(({ request }) => (request as { changes?: unknown }).changes).filter(Boolean)).toEqual(
      [
        [{ prompt: 'haiku', set: null }],
        [{ prompt: 'haiku', set: expect.objectContaining({ name: 'Haiku', text: 'Write a haiku.' }) }],
      ],
    );
  });

  it('takes a file of prompts, and says what came of it', async () => {
    const { companion } = await open();
    companion.respond('change_prompts', ({ answer }) => answer({ type: 'ok' }));
    const picker = document.querySelector<HTMLInputElement>('.prompts-foot input') as HTMLInputElement;
    const content = JSON.stringify([
      { title: 'Tone', content: 'Rewrite politely', is_system: false },
      { title: 'Empty', content: '' },
    ]);
    Object.defineProperty(picker, 'files', { configurable: true, value: [new File([content], 'prompts.json')] });
    fireEvent.change(picker);
    expect(await screen.findByText('1 prompt added. 1 was empty or too long.')).toBeTruthy();
  });
});
