import { cleanup, configure, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Composer } from '../../../components/composer/Composer.tsx';
import { eventually } from '../../helpers/eventually.ts';
import { PAGE as page } from '../../helpers/fake-page-browser.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel, type TestPanel, type TestPanelOptions } from '../../helpers/test-panel.ts';

// Limits only what hangs, also on a machine that is busy.
configure({ asyncUtilTimeout: 15_000 });

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
    const note = await screen.findByText(/only sent to a companion that this browser is paired with/);
    expect(field.getAttribute('aria-describedby')).toBe(note.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toEqual([]);
    expect(field.value).toBe('Why?');
    fireEvent.click(screen.getByRole('button', { name: 'Pair this browser' }));
    expect(panel.state.pairing.isOpen.value).toBe(true);
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
    await screen.findByRole('button', { name: 'Ask when this answer is done' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await asked(panel)).toMatchObject([{}, { question: [{ type: 'text', text: 'And then?' }] }]);
  });
});

describe('what goes along', () => {
  it('shows each with its size and what was left out, and takes it out again', async () => {
    const panel = await show();
    panel.state.composer.attach(page);
    expect(await screen.findByText('1,200 characters · 300 left out')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove Page: On streams' }));
    expect(panel.state.composer.sources.value).toEqual([]);
    await eventually(() => expect(screen.queryByRole('list', { name: 'Sent along' })).toBe(null));
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
    const list = await screen.findByRole('list', { name: 'Sent along' });
    await eventually(() => expect(list.className).toContain('is-new'));
    expect(document.activeElement).toBe(field);
    vi.mocked(document.hasFocus).mockReturnValue(true);
    fireEvent.focusIn(field);
    await eventually(() => expect(list.className).not.toContain('is-new'));
  });
});
