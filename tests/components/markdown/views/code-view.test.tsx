import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodeToolsContext } from '../../../../components/code-tools-context.ts';
import { CodeButtons } from '../../../../components/markdown/views/CodeButtons.tsx';
import { CodeView } from '../../../../components/markdown/views/CodeView.tsx';
import { CodeButtonsContext } from '../../../../components/markdown/views/code-buttons-context.ts';

afterEach(cleanup);

describe('a block of code', () => {
  it('has its long lines wrapped and those of all others, as long as that is wanted', async () => {
    const wrapsCode = signal(false);
    const tools = {
      wrapsCode,
      setWrapsCode(wraps: boolean) {
        wrapsCode.value = wraps;
      },
      saveText: vi.fn(),
    };
    render(
      <CodeToolsContext.Provider value={tools}>
        <CodeButtonsContext.Provider value={CodeButtons}>
          <CodeView info="js" code="one" closed />
          <CodeView info="js" code="two" closed />
        </CodeButtonsContext.Provider>
      </CodeToolsContext.Provider>,
    );
    const [first] = screen.getAllByRole('button', { name: 'Wrap long lines' });
    first?.click();
    await vi.waitFor(() => expect(first?.getAttribute('aria-pressed')).toBe('true'));
    expect(document.querySelectorAll('pre.wraps')).toHaveLength(2);
    first?.click();
    await vi.waitFor(() => expect(document.querySelectorAll('pre.wraps')).toHaveLength(0));
  });

  it('is saved as a file that is named after it', () => {
    const tools = { wrapsCode: signal(false), setWrapsCode: vi.fn(), saveText: vi.fn() };
    render(
      <CodeToolsContext.Provider value={tools}>
        <CodeButtonsContext.Provider value={CodeButtons}>
          <CodeView info="python" code={'print()\n'} closed />
        </CodeButtonsContext.Provider>
      </CodeToolsContext.Provider>,
    );
    screen.getByRole('button', { name: 'Download' }).click();
    expect(tools.saveText).toHaveBeenCalledWith('print()\n', 'code.py');
  });

  it('is only copied where nothing can be remembered or saved', () => {
    render(<CodeView info="js" code="one" closed />);
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Copy']);
  });
});
