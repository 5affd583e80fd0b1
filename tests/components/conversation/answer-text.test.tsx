import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { AnswerText } from '../../../components/conversation/AnswerText.tsx';
import { eventually } from '../../helpers/eventually.ts';

afterEach(cleanup);

describe('the text of an answer', () => {
  it('can be read before the part that sets Markdown is there, and is set as soon as it is', async () => {
    const { container } = render(<AnswerText text={signal('It is **blue**.')} live={signal(false)} />);
    screen.getByText('It is **blue**.');
    await eventually(() => expect(container.querySelector('strong')?.textContent).toBe('blue'));
    expect(container.textContent).toBe('It is blue.');
  });
});
