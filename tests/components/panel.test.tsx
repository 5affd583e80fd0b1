import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../components/Panel.tsx';
import { createDemoModels, createDemoTurn, demoModel, done, readerModel } from './demo-models.ts';

afterEach(cleanup);

function show(prepare: (models: ReturnType<typeof createDemoModels>) => void = () => {}) {
  const models = createDemoModels();
  prepare(models);
  const copyText = vi.fn(async () => {});
  const shortcuts = signal({ open: 'Alt+A', ask: '', summarise: 'Alt+S' });
  render(<Panel models={models} shortcuts={shortcuts} copyText={copyText} />);
  return { models, copyText };
}

const said = () => screen.getByRole('status').textContent?.trim();

describe('the empty panel', () => {
  it('has the keyboard in the composer', () => {
    show();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your question' }));
  });

  it('starts a summary and takes the page along', () => {
    const { models } = show();
    fireEvent.click(screen.getByRole('button', { name: /Summarise this page/ }));
    fireEvent.click(screen.getByRole('button', { name: /Ask about this page/ }));
    expect(models.calls).toEqual([['page.summarise'], ['page.attachPage']]);
  });

  it('shows the shortcuts that are in force and no others', () => {
    show();
    expect([...document.querySelectorAll('kbd')].map((key) => key.textContent)).toEqual(['Alt+S', 'Alt+A']);
  });

  it('begins no other chat', () => {
    show();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New chat' }).disabled).toBe(true);
  });
});

describe('a conversation', () => {
  it('is named after its first question and can be left', () => {
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [createDemoTurn({ question: 'Why?' }), createDemoTurn({ question: 'And then?' })];
    });
    screen.getByRole('heading', { level: 1, name: 'Why?' });
    fireEvent.click(screen.getByRole('button', { name: 'New chat' }));
    expect(models.calls).toEqual([['conversation.startNew']]);
  });

  it('says what a task asked for where nobody typed', () => {
    const receipt = { kind: 'page', title: 'On streams', url: '', chars: 900, omittedChars: 0, excerpt: '' } as const;
    show(({ conversation }) => {
      conversation.turns.value = [createDemoTurn({ task: 'summarise', question: '', receipts: [receipt] })];
    });
    screen.getByRole('heading', { level: 1, name: 'Summarise this page' });
    screen.getByText('900 characters');
  });

  it.each([
    ['sending', {}, 'Sending…'],
    ['queued', { position: 1 }, 'Waiting in line: next'],
    ['queued', { position: 4 }, 'Waiting in line: position 4'],
    ['loading', { model: 'qwen3:8b' }, 'Loading qwen3:8b…'],
    ['thinking', {}, 'Thinking…'],
    ['answering', { stopping: true }, 'Stopping…'],
  ] as const)('says in words that it is %s', (phase, values, words) => {
    show(({ conversation }) => {
      conversation.turns.value = [createDemoTurn({ phase, ...values })];
    });
    within(screen.getByRole('main')).getByText(words);
  });

  it('says that a question waits for the companion', () => {
    show(({ conversation, connection }) => {
      connection.status.value = 'down';
      conversation.turns.value = [createDemoTurn({ phase: 'sending' })];
    });
    screen.getByText('Will be sent once the companion answers');
  });

  it('says what an answer cost, and copies and asks it again', () => {
    const turn = createDemoTurn({ phase: 'done', content: 'Because.', terminal: done() });
    const { models, copyText } = show(({ conversation }) => {
      conversation.turns.value = [turn];
    });
    screen.getByText('212 tokens · 41.3 tokens/s');
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(copyText).toHaveBeenCalledWith('Because.');
    fireEvent.click(screen.getByRole('button', { name: 'Answer again' }));
    expect(models.calls).toEqual([['conversation.retry', turn]]);
  });

  it('keeps the text of an answer that failed, with cause and cure', () => {
    show(({ conversation }) => {
      const terminal = {
        type: 'error',
        turn: '',
        seq: 1,
        code: 'upstream_failed',
        message: 'Ollama stopped.',
        cure: 'Ask again.',
        retryable: true,
      } as const;
      conversation.turns.value = [createDemoTurn({ phase: 'error', content: 'Bec', terminal })];
    });
    screen.getByText('Bec');
    screen.getByText('Ollama stopped.');
    screen.getByText('Ask again.');
    screen.getByRole('button', { name: 'Retry' });
  });

  it('offers no retry where the attachments are gone', () => {
    show(({ conversation }) => {
      conversation.turns.value = [
        createDemoTurn({ phase: 'cancelled', canRetry: false, terminal: { type: 'cancelled', turn: '', seq: 1 } }),
      ];
    });
    screen.getByText('Stopped before it began');
    expect(screen.queryByRole('button', { name: 'Retry' })).toBe(null);
  });

  it('stops on Escape wherever the focus is, and only while something runs', async () => {
    const { models } = show();
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
    expect(models.calls).toEqual([]);
    models.conversation.turns.value = [createDemoTurn()];
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Stop' }), { key: 'Escape' });
    expect(models.calls).toEqual([['conversation.stop']]);
  });

  it('lets Escape close the model picker before it stops the answer', async () => {
    const { models } = show(({ conversation, models }) => {
      models.models.value = [demoModel('llama3.2:3b'), readerModel];
      conversation.turns.value = [createDemoTurn()];
    });
    fireEvent.click(screen.getByRole('button', { name: /^Model/ }));
    fireEvent.keyDown(await screen.findByRole('listbox'), { key: 'Escape' });
    expect(models.calls).toEqual([]);
  });
});

describe('what a screen reader is told', () => {
  it('follows an answer from its beginning to its end, and never its tokens', async () => {
    const { models } = show();
    const turn = createDemoTurn({ phase: 'sending' });
    models.conversation.turns.value = [turn];
    await vi.waitFor(() => expect(said()).toBe('Question sent'));
    turn.phase.value = 'answering';
    await vi.waitFor(() => expect(said()).toBe('Answering'));
    turn.content.value = 'Because the air';
    turn.phase.value = 'done';
    turn.terminal.value = done();
    await vi.waitFor(() => expect(said()).toBe('Answer finished'));
  });

  it('hears the end of an answer while the next question already waits', async () => {
    const { models } = show();
    const first = createDemoTurn();
    models.conversation.turns.value = [first, createDemoTurn({ phase: 'queued', position: 1 })];
    await vi.waitFor(() => expect(said()).toContain('Waiting in line: next'));
    first.phase.value = 'done';
    first.terminal.value = done();
    await vi.waitFor(() => expect(said()).toBe('Answer finished'));
  });

  it('hears that a quote landed', async () => {
    const { models } = show();
    models.composer.announcement.value = 'A quote goes along.';
    await vi.waitFor(() => expect(said()).toBe('A quote goes along.'));
  });

  it('hears what keeps the panel from working', async () => {
    const { models } = show();
    models.connection.problem.value = {
      title: 'The companion is not running',
      message: '',
      cure: '',
      command: '',
      retryable: true,
    };
    await vi.waitFor(() => expect(said()).toBe('The companion is not running'));
  });
});
