import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Composer } from '../../../components/composer/Composer.tsx';
import type { Attachment } from '../../../protocol/attachment.ts';
import { createDemoModels, createDemoTurn } from '../demo-models.ts';

const page: Attachment = {
  kind: 'page',
  title: 'On streams',
  url: 'https://example.org/',
  language: 'en',
  text: 'x'.repeat(1200),
  omittedChars: 300,
};

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show() {
  const models = createDemoModels();
  render(<Composer state={models} />);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your question' });
  return { models, field };
}

describe('sending', () => {
  it('asks on Enter with the text and everything that goes along, and empties the field', async () => {
    const { models, field } = show();
    models.composer.attach(page);
    fireEvent.input(field, { target: { value: 'Why?' } });
    await screen.findByText('On streams');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls).toEqual([
      ['conversation.ask', { task: 'chat', message: 'Why?', attachments: [page], language: '' }],
    ]);
    await vi.waitFor(() => expect(field.value).toBe(''));
  });

  it('gives the keyboard back to the field when the button sent it', async () => {
    const { field } = show();
    fireEvent.input(field, { target: { value: 'Why?' } });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Send' });
    await vi.waitFor(() => expect(button.disabled).toBe(false));
    button.focus();
    fireEvent.submit(button.closest('form') as HTMLFormElement);
    expect(document.activeElement).toBe(field);
  });

  it('keeps the line break of Shift+Enter', () => {
    const { models, field } = show();
    fireEvent.input(field, { target: { value: 'Why?' } });
    expect(fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })).toBe(true);
    expect(models.calls).toEqual([]);
  });

  it('does not send while an input method composes', () => {
    const { models, field } = show();
    fireEvent.input(field, { target: { value: 'なぜ' } });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(models.calls).toEqual([]);
  });

  it('does not send white space', () => {
    const { models, field } = show();
    fireEvent.input(field, { target: { value: ' \n ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });

  it('keeps pages back on a connection without a key, and says why', async () => {
    const { models, field } = show();
    models.connection.role.value = 'guest';
    models.composer.attach(page);
    fireEvent.input(field, { target: { value: 'Why?' } });
    const note = await screen.findByText(/only sent to a companion that this browser is paired with/);
    expect(field.getAttribute('aria-describedby')).toBe(note.id);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls).toEqual([]);
    expect(field.value).toBe('Why?');
    fireEvent.click(screen.getByRole('button', { name: 'Pair this browser' }));
    expect(models.calls).toEqual([['pairing.open']]);
  });
});

describe('while an answer runs', () => {
  it('offers Stop in the place of Send', async () => {
    const { models } = show();
    models.conversation.turns.value = [createDemoTurn()];
    fireEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(models.calls).toEqual([['conversation.stop']]);
    expect(screen.queryByRole('button', { name: 'Send' })).toBe(null);
  });

  it('lets a follow-up be typed and asked next', async () => {
    const { models, field } = show();
    models.conversation.turns.value = [createDemoTurn()];
    fireEvent.input(field, { target: { value: 'And then?' } });
    await screen.findByRole('button', { name: 'Ask when this answer is done' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls[0]?.[1]).toMatchObject({ message: 'And then?' });
  });
});

describe('what goes along', () => {
  it('shows each with its size and what was left out, and takes it out again', async () => {
    const { models } = show();
    models.composer.attach(page);
    expect(await screen.findByText('1,200 characters · 300 left out')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove Page: On streams' }));
    expect(models.calls).toEqual([['composer.remove', page]]);
    await vi.waitFor(() => expect(screen.queryByRole('list', { name: 'Sent along' })).toBe(null));
  });

  it('shows a selection with its line breaks', async () => {
    const { models } = show();
    models.composer.attach({ ...page, kind: 'selection', text: 'first line\n  second line' });
    const quote = await screen.findByText(/first line/);
    expect(quote.textContent).toBe('first line\n  second line');
  });

  it('highlights what landed while the keyboard was elsewhere, until the composer is used', async () => {
    const { models, field } = show();
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    models.composer.attach(page);
    models.composer.focusRequests.value = 1;
    const list = await screen.findByRole('list', { name: 'Sent along' });
    await vi.waitFor(() => expect(list.className).toContain('is-new'));
    expect(document.activeElement).toBe(field);
    vi.mocked(document.hasFocus).mockReturnValue(true);
    fireEvent.focusIn(field);
    await vi.waitFor(() => expect(list.className).not.toContain('is-new'));
  });
});
