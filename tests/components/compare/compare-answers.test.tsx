import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CompareAnswers } from '../../../components/compare/CompareAnswers.tsx';
import { loadMarkdown } from '../../../components/conversation/AnswerText.tsx';
import { createTurnState, type TurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { eventually } from '../../helpers/eventually.ts';
import { done, uuid } from '../../helpers/test-panel.ts';

beforeAll(() => loadMarkdown());
afterEach(cleanup);

function version(id: number, model: string, question = 'Why?'): TurnState {
  const answer = { parts: [{ type: 'text', text: `From **${model}**.` }], model, terminal: done({ model }) };
  return createTurnState({ id: uuid(id), task: 'chat', question, receipts: [], answer }).state;
}

function show(branches: readonly TurnState[], turn = branches.at(-1) as TurnState) {
  const chosen = vi.fn();
  const close = vi.fn();
  render(<CompareAnswers turn={turn} branches={branches} show={chosen} close={close} />);
  const sides = () => screen.getAllByRole('region', { hidden: true });
  return { chosen, close, sides };
}

describe('two answers to one question', () => {
  it('stand beside each other, each with its model, under the question that both answer', () => {
    const { sides } = show([version(1, 'small'), version(2, 'large')]);
    expect(sides().map((side) => side.querySelector('.markdown')?.textContent)).toEqual(['From small.', 'From large.']);
    expect(sides().map((side) => side.querySelector('h3')?.textContent)).toEqual([
      'Version 1: small',
      'Version 2: large',
    ]);
    expect(screen.getAllByText('Why?')).toHaveLength(1);
  });

  it('show each its own question where those differ', () => {
    const { sides } = show([version(1, 'small'), version(2, 'large', 'Why not?')]);
    expect(sides().map((side) => side.querySelector('.compare-question')?.textContent)).toEqual(['Why?', 'Why not?']);
  });

  it('are switched where there is room for one', async () => {
    const { sides } = show([version(1, 'small'), version(2, 'large')]);
    const first = screen.getByRole('button', { name: 'Version 1: small' });
    expect(first.getAttribute('aria-pressed')).toBe('false');
    first.click();
    await eventually(() => expect(first.getAttribute('aria-pressed')).toBe('true'));
    expect(sides().map((side) => side.classList.contains('is-front'))).toEqual([true, false]);
  });

  it('may be any of several versions', async () => {
    const branches = [version(1, 'small'), version(2, 'large'), version(3, 'huge')];
    const { sides } = show(branches, branches[1]);
    const [first] = sides();
    const select = within(first as HTMLElement).getByRole('combobox', { hidden: true });
    fireEvent.change(select, { target: { value: '2' } });
    await eventually(() => expect(sides()[0]?.querySelector('.markdown')?.textContent).toBe('From huge.'));
  });

  it('are what the conversation can go on from', () => {
    const branches = [version(1, 'small'), version(2, 'large')];
    const { sides, chosen, close } = show(branches);
    within(sides()[0] as HTMLElement)
      .getByText('Continue with this one')
      .click();
    expect(close).toHaveBeenCalledOnce();
    expect(chosen).toHaveBeenCalledWith(branches[0]);
  });
});
