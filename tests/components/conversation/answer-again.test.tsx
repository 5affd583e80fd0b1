import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AnswerAgain } from '../../../components/conversation/AnswerAgain.tsx';
import type { Model } from '../../../protocol/models.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createModel, done, uuid } from '../../helpers/test-panel.ts';

afterEach(cleanup);

function show(models: readonly Model[]) {
  const retry = vi.fn();
  const answer = { parts: [], model: models[0]?.name ?? '', terminal: done() };
  const { state: turn } = createTurnState({ id: uuid(1), task: 'chat', question: 'Why?', receipts: [], answer });
  const state = {
    models: signal(models),
    upstreams: signal([]),
    chosen: signal(''),
    current: signal(models[0] ?? null),
  };
  render(<AnswerAgain turn={turn} actions={{ retry, models: state }} label="Answer again" />);
  const open = () => screen.getByTitle('Answer with another model').click();
  return { retry, turn, open };
}

const many = Array.from({ length: 12 }, (_, index) => createModel(`model-${index}:latest`));

describe('answering again', () => {
  it('asks the chosen model with one click', () => {
    const { retry, turn } = show([createModel('small'), createModel('large')]);
    screen.getByTitle('Answer again').click();
    expect(retry).toHaveBeenCalledWith(turn);
  });

  it('asks the model that is picked from the list, where the one that answered is marked', async () => {
    const { retry, turn, open } = show([createModel('small'), createModel('large')]);
    open();
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.ariaSelected ?? option.getAttribute('aria-selected'))).toEqual([
      'true',
      'false',
    ]);
    screen.getByRole('option', { name: /large/ }).click();
    expect(retry).toHaveBeenCalledWith(turn, 'large');
    await eventually(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(document.activeElement).toBe(screen.getByTitle('Answer with another model'));
  });

  it('has a long list narrowed down by typing, and takes the first by Enter', async () => {
    const { retry, turn, open } = show(many);
    open();
    const field = await screen.findByRole('textbox', { name: 'Search models' });
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: 'late 11' } });
    await eventually(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    expect(retry).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(retry).toHaveBeenCalledWith(turn, 'model-11:latest');
  });

  it('looks twice before the question goes to another machine', async () => {
    const { retry, turn, open } = show([createModel('small'), createModel('cloud', { remote: true })]);
    open();
    (await screen.findByRole('option', { name: /cloud/ })).click();
    expect(retry).not.toHaveBeenCalled();
    (await screen.findByText('Use it anyway')).click();
    expect(retry).toHaveBeenCalledWith(turn, 'cloud');
  });

  it('leaves the focus where the answer is shown when its own button goes with the version before', async () => {
    const main = document.createElement('main');
    main.className = 'conversation-scroll';
    main.tabIndex = 0;
    document.body.append(main);
    const { retry } = show([createModel('small')]);
    retry.mockImplementation(cleanup);
    screen.getByTitle('Answer again').focus();
    screen.getByTitle('Answer again').click();
    await eventually(() => expect(document.activeElement).toBe(main));
    main.remove();
  });

  it('offers no other model where there is none', () => {
    show([createModel('small')]);
    expect(screen.queryByTitle('Answer with another model')).toBeNull();
  });
});
