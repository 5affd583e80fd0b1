import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FindBar } from '../../../components/find/FindBar.tsx';
import { isFinding } from '../../../components/find/is-finding.ts';
import type { ShownConversation } from '../../../sidebar/state/conversation/shown-conversation.ts';
import { eventually } from '../../helpers/eventually.ts';

afterEach(cleanup);

function show(html: string, state: ShownConversation['earlier']['value'] = 'none') {
  const box = document.createElement('main');
  box.innerHTML = `<div data-turn="1">${html}</div>`;
  document.body.append(box);
  const earlier = signal(state);
  const conversation = { id: signal('chat'), earlier, loadEarlier: vi.fn() };
  const close = vi.fn();
  render(<FindBar conversation={conversation} box={box} close={close} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Find in this chat' });
  const type = (value: string) => fireEvent.input(field, { target: { value } });
  const press = (key: string, more = {}) => fireEvent.keyDown(field, { key, ...more });
  const said = () => screen.getByRole('status').textContent;
  return { ...conversation, box, close, field, type, press, said };
}

describe('the bar that finds words', () => {
  it('has the focus, counts what it finds and goes round', () => {
    const { field, type, press, said } = show('<p>one two</p><p>one</p>');
    expect(document.activeElement).toBe(field);
    expect(said()).toBe('');
    type('one');
    expect(said()).toBe('1 of 2');
    press('Enter');
    expect(said()).toBe('2 of 2');
    press('F3');
    expect(said()).toBe('1 of 2');
    press('g', { ctrlKey: true, shiftKey: true });
    expect(said()).toBe('2 of 2');
    type('three');
    expect(said()).toBe('No matches');
  });

  it('goes nowhere by the Enter that ends what an input method composes', () => {
    const { type, press, said } = show('<p>one one</p>');
    type('one');
    press('Enter', { keyCode: 229 });
    expect(said()).toBe('1 of 2');
  });

  it('asks for earlier turns only once there is something to look for, and says when they can’t be had', async () => {
    const { type, said, loadEarlier, earlier } = show('<p>one</p>', 'more');
    expect(loadEarlier).not.toHaveBeenCalled();
    type('heron');
    await eventually(() => expect(loadEarlier).toHaveBeenCalled());
    expect(said()).toBe('Searching…');
    earlier.value = 'failed';
    await eventually(() => expect(said()).toBe('No matches; earlier questions couldn’t be loaded'));
  });

  it('finds what comes while it is open', async () => {
    const { type, said, box } = show('<p>one</p>');
    type('one');
    box.querySelector('[data-turn]')?.append(' and one');
    await eventually(() => expect(said()).toBe('1 of 2'));
  });

  it('has thoughts unfolded that hold a match', () => {
    const { type, box } = show('<details><summary>Thought</summary><p>one</p></details>');
    expect(isFinding.value).toBe(true);
    type('one');
    expect(box.querySelector('details')?.open).toBe(true);
    cleanup();
    expect(isFinding.value).toBe(false);
  });

  it('is closed by Escape, which stops no answer and goes back, and by its button, which stays', () => {
    const onKeyDown = vi.fn();
    document.addEventListener('keydown', onKeyDown, { once: true });
    const { press, close } = show('<p>one</p>');
    press('Escape');
    expect(onKeyDown).not.toHaveBeenCalled();
    document.removeEventListener('keydown', onKeyDown);
    screen.getByTitle('Close').click();
    expect(close.mock.calls).toEqual([[true], [false]]);
  });
});
