import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyContext } from '../../../components/copy-context.ts';
import { ChatMenu } from '../../../components/header/ChatMenu.tsx';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import type { PanelState } from '../../../sidebar/state/panel-state.ts';
import { eventually } from '../../helpers/eventually.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

afterEach(cleanup);

function show(state: 'none' | 'more' = 'none') {
  const answer = { parts: [{ type: 'text', text: '*Yes.*' }], model: 'small', terminal: done() };
  const { state: turn } = createTurnState({ id: uuid(1), task: 'chat', question: 'Is it?', receipts: [], answer });
  const earlier = signal<PanelState['conversation']['earlier']['value']>(state);
  const conversation = {
    id: signal('chat'),
    turns: signal([turn]),
    earlier,
    loadEarlier: vi.fn(() => {
      earlier.value = 'loading';
    }),
  } as unknown as PanelState['conversation'];
  const copyText = vi.fn(async () => {});
  render(
    <CopyContext.Provider value={copyText}>
      <textarea aria-label="Question" />
      <ChatMenu state={{ conversation }} />
      <main class="conversation-scroll" tabIndex={-1}>
        <p data-turn="1">Yes.</p>
      </main>
    </CopyContext.Provider>,
  );
  const press = (key: string, more = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  const field = () => screen.findByRole('textbox', { name: 'Find in this chat' });
  const pick = async (name: RegExp) => {
    screen.getByTitle('Chat menu').click();
    (await screen.findByRole('menuitem', { name })).click();
  };
  return { earlier, copyText, press, field, pick };
}

describe('the menu of a chat', () => {
  it('has a search that Ctrl+F opens too, and that gives the focus back on Escape', async () => {
    const { press, field } = show();
    screen.getByRole('textbox', { name: 'Question' }).focus();
    press('f', { ctrlKey: true });
    expect(document.activeElement).toBe(await field());
    press('Escape');
    await eventually(() => expect(screen.queryByRole('textbox', { name: 'Find in this chat' })).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Question' }));
  });

  it('leads back into the search that is open, and leaves the browser its own when the keys are pressed there', async () => {
    const { press, field, pick } = show();
    await pick(/Find/);
    const shown = await field();
    screen.getByRole('textbox', { name: 'Question' }).focus();
    await pick(/Find/);
    expect(document.activeElement).toBe(shown);
    expect(press('F', { metaKey: true })).toBe(true);
    screen.getByRole('textbox', { name: 'Question' }).focus();
    expect(press('f', { metaKey: true })).toBe(false);
  });

  it('copies the whole chat once all of it is there', async () => {
    const { earlier, copyText, pick } = show('more');
    await pick(/Markdown/);
    await eventually(() => expect(earlier.value).toBe('loading'));
    expect(copyText).not.toHaveBeenCalled();
    earlier.value = 'none';
    await eventually(() =>
      expect(copyText).toHaveBeenCalledWith('## Question\n\nIs it?\n\n## Answer from small\n\n*Yes.*'),
    );
    await screen.findByTitle('Copied');
  });

  it('copies nothing where a part is missing, and says so', async () => {
    const { earlier, copyText, pick } = show('more');
    await pick(/plain text/);
    await eventually(() => expect(earlier.value).toBe('loading'));
    earlier.value = 'failed';
    await screen.findByTitle('Couldn’t copy');
    expect(copyText).not.toHaveBeenCalled();
  });
});
