import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { WaitingQuestions } from '../../../components/composer/WaitingQuestions.tsx';
import type { TurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { composerWords } from '../../../words/english/composer.ts';
import { words } from '../../../words/english/panel.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

async function show({ isOwn = true, isConnected = true } = {}) {
  const panel = createTestPanel();
  const questions = ['head', 'one', 'two', 'three'];
  const turns = [];
  for (const question of questions) {
    const turn = await panel.ask(question);
    turn.say({ type: 'queued', position: 1 });
    turns.push(turn);
  }
  panel.companion.respond('withdraw', ({ answer }) => answer({ type: 'ok' }));
  panel.companion.respond('arrange', ({ answer }) => answer({ type: 'ok' }));
  const { conversation } = panel.state;
  const composer = document.createElement('textarea');
  document.body.append(composer);
  render(
    <WaitingQuestions
      conversation={conversation}
      isOwn={isOwn}
      isConnected={isConnected}
      editing={signal<TurnState | null>(null)}
      focusComposer={() => composer.focus()}
    />,
  );
  const rows = () => screen.queryAllByRole('listitem');
  const shown = () => rows().map((row) => row.querySelector('.waiting-text')?.textContent?.trim());
  const button = (index: number, name: string) => within(rows()[index] as HTMLElement).getByRole('button', { name });
  return { ...panel, turns, rows, shown, button, composer };
}

describe('the questions that are asked next', () => {
  it('stand in their order, and leave when they begin', async () => {
    const { shown, turns } = await show();
    expect(shown()).toEqual(['one', 'two', 'three']);
    turns[0]?.say({ type: 'cancelled' });
    await settle();
    expect(shown()).toEqual(['two', 'three']);
  });

  it('move by button and by key, and the focus stays with what moved', async () => {
    const { shown, button } = await show();
    button(2, composerWords.moveUp).focus();
    fireEvent.click(button(2, composerWords.moveUp));
    await settle();
    expect([shown(), document.activeElement]).toEqual([['one', 'three', 'two'], button(1, composerWords.moveUp)]);
    fireEvent.keyDown(button(1, composerWords.moveUp), { key: 'ArrowUp', altKey: true });
    await settle();
    expect([shown(), document.activeElement]).toEqual([['three', 'one', 'two'], button(0, composerWords.moveUp)]);
    fireEvent.keyDown(button(0, composerWords.moveUp), { key: 'ArrowDown', altKey: true, isComposing: true });
    await settle();
    expect(shown()).toEqual(['three', 'one', 'two']);
    expect(screen.getByText(composerWords.movedTo(1, 3))).toBeTruthy();
  });

  it('are taken back, and the focus goes to the next, or to the composer after the last', async () => {
    const { shown, button, composer } = await show();
    for (const left of [['one', 'three'], ['one'], []]) {
      const index = Math.min(1, shown().length - 1);
      button(index, composerWords.takeBack).focus();
      fireEvent.click(button(index, composerWords.takeBack));
      await settle();
      expect(shown()).toEqual(left);
      expect(document.activeElement).toBe(
        left.length > 0 ? button(Math.min(1, left.length - 1), composerWords.takeBack) : composer,
      );
    }
  });

  it('are changed in their place, and Escape leaves them as they were', async () => {
    const { shown, button, composer } = await show();
    fireEvent.click(button(1, words.edit));
    await settle();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your question' });
    expect(document.activeElement).toBe(field);
    fireEvent.keyDown(field, { key: 'Escape' });
    await settle();
    expect([shown(), document.activeElement]).toEqual([['one', 'two', 'three'], composer]);
    fireEvent.click(button(1, words.edit));
    await settle();
    const again = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your question' });
    fireEvent.input(again, { target: { value: 'better' } });
    fireEvent.keyDown(again, { key: 'Enter' });
    await settle();
    expect([shown(), document.activeElement]).toEqual([['one', 'better', 'three'], composer]);
  });

  it('that begin while they are changed lose nothing of what was written', async () => {
    const { state, button, turns } = await show();
    fireEvent.click(button(0, words.edit));
    await settle();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your question' });
    fireEvent.input(field, { target: { value: 'one, but better' } });
    turns[0]?.say({ type: 'cancelled' });
    await settle();
    expect(screen.getByText(composerWords.beganMeanwhile)).toBeTruthy();
    expect(field.value).toBe('one, but better');
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    expect(state.conversation.turns.value.map(({ question }) => question)).toEqual([
      'head',
      'one',
      'two',
      'three',
      'one, but better',
    ]);
  });

  it('can only be read by those whose conversation it is not', async () => {
    const { shown } = await show({ isOwn: false });
    expect(shown()).toEqual(['one', 'two', 'three']);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
