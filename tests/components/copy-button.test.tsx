import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyButton } from '../../components/CopyButton.tsx';
import { CopyContext } from '../../components/copy-context.ts';
import { eventually } from '../helpers/eventually.ts';

afterEach(cleanup);

function show(copyText?: (text: string) => Promise<void>, isWord = false) {
  const button = <CopyButton text={() => 'words'} isWord={isWord} />;
  return render(copyText ? <CopyContext.Provider value={copyText}>{button}</CopyContext.Provider> : button);
}

describe.each([
  ['a picture', false],
  ['a word', true],
])('the copy button as %s', (_how, isWord) => {
  it('says that it has copied, until the pointer or the focus leaves', async () => {
    const copyText = vi.fn(async () => {});
    show(copyText, isWord);
    for (const leave of [fireEvent.blur, fireEvent.pointerLeave]) {
      fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
      leave(await screen.findByRole('button', { name: 'Copied' }));
      await screen.findByRole('button', { name: 'Copy' });
    }
    expect(copyText.mock.calls).toEqual([['words'], ['words']]);
  });

  it('says in words that the browser refused', async () => {
    const { container } = show(() => Promise.reject(new DOMException('No.', 'NotAllowedError')), isWord);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    fireEvent.blur(await screen.findByRole('button', { name: 'Couldn’t copy' }));
    await screen.findByRole('button', { name: 'Copy' });
    expect(container.textContent).not.toContain('Couldn’t');
  });

  it('says so too where nobody told how to copy', async () => {
    const { container } = show(undefined, isWord);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await eventually(() => expect(container.textContent).toContain('Couldn’t copy'));
  });
});
