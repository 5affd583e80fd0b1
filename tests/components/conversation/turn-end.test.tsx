import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TurnEnd } from '../../../components/conversation/TurnEnd.tsx';
import type { TurnActions } from '../../../components/conversation/turn-actions.ts';
import type { TerminalEvent } from '../../../protocol/turn-events.ts';
import { createTurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { done, failed, uuid } from '../../helpers/test-panel.ts';

afterEach(cleanup);

const end = (content: string, terminal: Partial<Extract<TerminalEvent, { type: 'done' }>>) =>
  show(content, done(terminal));

function show(content: string, terminal: TerminalEvent, model = 'small') {
  const actions = {
    isOwn: true,
    resume: vi.fn(),
    retry: vi.fn(),
    addressOf: () => '127.0.0.1:11434',
    aloud: { loaded: signal(null) },
    models: { models: signal([]) },
  } as unknown as TurnActions;
  const answer = { parts: [{ type: 'text', text: content }], model, terminal };
  const { state: turn } = createTurnState({ id: uuid(1), task: 'chat', question: 'Why?', receipts: [], answer });
  render(<TurnEnd turn={turn} isLast actions={actions} />);
}

describe('the end of an answer', () => {
  it('that was written before offers to write it anew with one click', () => {
    const retry = vi.fn();
    const given = {
      isOwn: true,
      resume: vi.fn(),
      retry,
      aloud: { loaded: signal(null) },
      models: { models: signal([]) },
    };
    const actions = given as unknown as TurnActions;
    const step = { type: 'step', code: 'from_cache', params: {}, index: 1, count: 1 };
    const answer = { parts: [step, { type: 'text', text: 'A page.' }], model: 'small', terminal: done({}) };
    const { state: turn } = createTurnState({ id: uuid(1), task: 'summarise', question: '', receipts: [], answer });
    render(<TurnEnd turn={turn} isLast actions={actions} />);
    screen.getByRole('button', { name: 'Refresh' }).click();
    expect(retry).toHaveBeenCalledWith(turn);
  });

  it('in which there is nothing to read says so and what to do, and offers nothing to copy or continue', () => {
    end(' \n', { empty: 'thoughts_to_limit', reason: 'length' });
    screen.getByText(/used up its limit thinking.*Ask for less/);
    expect(screen.queryByText('Continue')).toBeNull();
    expect(screen.queryByText(/Cut off/)).toBeNull();
    expect(screen.queryByTitle('Copy')).toBeNull();
    screen.getByTitle('Answer again');
  });

  it('that failed has a receipt too, and one that no model was found for has none', async () => {
    const error = { ...failed('upstream_failed', 'It broke.', ''), system: 'Be short.' };
    show('Because', error);
    fireEvent.click(screen.getByRole('button', { name: 'What was sent' }));
    await screen.findByText('System prompt');
    cleanup();
    show('', failed('model_not_found', 'There is none.', ''), '');
    expect(screen.queryByRole('button', { name: 'What was sent' })).toBeNull();
  });

  it('that a newer companion has a reason for that is not known here says so too', () => {
    end('', { empty: 'daydreams' });
    screen.getByText(/gave no answer/);
  });

  it('of a model that repeated itself says so, and it can go on', () => {
    end('Blue. '.repeat(9), { reason: 'repetition' });
    screen.getByText('Stopped: the model repeated itself');
    screen.getByText('Continue');
  });
});
