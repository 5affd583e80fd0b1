import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CodeToolsContext } from '../../../../components/code-tools-context.ts';
import { CodeButtons } from '../../../../components/markdown/views/CodeButtons.tsx';
import { CodeView } from '../../../../components/markdown/views/CodeView.tsx';
import { CodePartsContext } from '../../../../components/markdown/views/code-parts-context.ts';
import { DiagramView } from '../../../../components/markdown/views/DiagramView.tsx';
import type { DiagramReply } from '../../../../sidebar/diagrams/diagram-messages.ts';
import { eventually } from '../../../helpers/eventually.ts';

const PARTS = { Buttons: CodeButtons, Diagram: DiagramView };

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
      loadDiagrams: vi.fn(),
    };
    render(
      <CodeToolsContext.Provider value={tools}>
        <CodePartsContext.Provider value={PARTS}>
          <CodeView info="js" code="one" closed />
          <CodeView info="js" code="two" closed />
        </CodePartsContext.Provider>
      </CodeToolsContext.Provider>,
    );
    const [first] = screen.getAllByRole('button', { name: 'Wrap long lines' });
    first?.click();
    await eventually(() => expect(first?.getAttribute('aria-pressed')).toBe('true'));
    expect(document.querySelectorAll('pre.wraps')).toHaveLength(2);
    first?.click();
    await eventually(() => expect(document.querySelectorAll('pre.wraps')).toHaveLength(0));
  });

  it('is saved as a file that is named after it', () => {
    const tools = { wrapsCode: signal(false), setWrapsCode: vi.fn(), saveText: vi.fn(), loadDiagrams: vi.fn() };
    render(
      <CodeToolsContext.Provider value={tools}>
        <CodePartsContext.Provider value={PARTS}>
          <CodeView info="python" code={'print()\n'} closed />
        </CodePartsContext.Provider>
      </CodeToolsContext.Provider>,
    );
    screen.getByRole('button', { name: 'Download' }).click();
    expect(tools.saveText).toHaveBeenCalledWith('print()\n', 'code.py');
  });

  describe('that is a diagram', () => {
    const DRAWN = { kind: 'drawn', svg: '<svg/>', width: 10, height: 20, title: 'How storks fly' } as const;

    function open(code = 'pie', closed = true, info = 'mermaid') {
      const isDark = signal(false);
      const replies: ((reply: DiagramReply) => void)[] = [];
      const draw = vi.fn(
        (_code: string, _isDark: boolean, _signal: AbortSignal) =>
          new Promise<DiagramReply>((resolve) => void replies.push(resolve)),
      );
      const tools = {
        wrapsCode: signal(false),
        setWrapsCode: vi.fn(),
        saveText: vi.fn(),
        loadDiagrams: async () => ({ isDark, draw }),
      };
      render(
        <CodeToolsContext.Provider value={tools}>
          <CodePartsContext.Provider value={PARTS}>
            <CodeView info={info} code={code} closed={closed} />
          </CodePartsContext.Provider>
        </CodeToolsContext.Provider>,
      );
      return {
        tools,
        draw,
        isDark,
        isCodeShown: () => document.querySelector('pre')?.closest('[hidden]') === null,
        async show(reply: DiagramReply) {
          screen.getByRole('button', { name: 'Show as a diagram' }).click();
          await eventually(() => expect(draw).toHaveBeenCalled());
          replies.at(-1)?.(reply);
        },
        reply: (reply: DiagramReply) => replies.at(-1)?.(reply),
      };
    }

    it('is offered as one once it is closed, and other code never is', () => {
      open('pie', false);
      open('pie', true, 'js');
      expect(screen.queryByRole('button', { name: 'Show as a diagram' })).toBeNull();
    });

    it('is shown in place of its code, saved as a drawing, and gives the code back', async () => {
      const { show, tools, isCodeShown } = open();
      await show(DRAWN);
      const image = await screen.findByRole('img', { name: 'How storks fly' });
      expect(image.getAttribute('src')).toBe('data:image/svg+xml,%3Csvg%2F%3E');
      await eventually(() => expect(isCodeShown()).toBe(false));
      (await screen.findByRole('button', { name: 'Download as SVG' })).click();
      expect(tools.saveText).toHaveBeenCalledWith('<svg/>', 'code.svg');
      screen.getByRole('button', { name: 'Show the code' }).click();
      await eventually(() => expect(isCodeShown()).toBe(true));
      expect(screen.queryByRole('img')).toBeNull();
    });

    it('says beside its code why it is not drawn', async () => {
      const { show, isCodeShown } = open();
      await show({ kind: 'failed', failure: 'mistake', line: 3 });
      await screen.findByText('This diagram has a mistake in line 3, so it can’t be drawn.');
      expect(screen.getByRole('status').textContent).toContain('line 3');
      expect(isCodeShown()).toBe(true);
    });

    it('is drawn again when the panel becomes dark, and what was begun before is given up', async () => {
      const { show, draw, isDark, reply } = open();
      await show(DRAWN);
      await screen.findByRole('img', { name: 'How storks fly' });
      isDark.value = true;
      expect(draw.mock.calls.map(([, isDark]) => isDark)).toEqual([false, true]);
      expect(draw.mock.calls.map(([, , signal]) => signal.aborted)).toEqual([true, false]);
      reply({ ...DRAWN, title: '' });
      await screen.findByRole('img', { name: 'Diagram' });
    });
  });

  it('is only copied where nothing can be remembered or saved', () => {
    render(<CodeView info="js" code="one" closed />);
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Copy']);
  });
});
