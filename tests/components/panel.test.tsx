import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../components/Panel.tsx';
import { NO_SHORTCUTS } from '../../components/shortcuts.ts';
import { FOR_CLIENTS } from '../../sidebar/state/request-problems.ts';
import {
  createDemoModels,
  createDemoTurn,
  type DemoModels,
  type DemoTurn,
  demoModel,
  demoSummary,
  done,
  readerModel,
} from './demo-models.ts';

afterEach(cleanup);

function show(prepare: (models: ReturnType<typeof createDemoModels>) => void = () => {}) {
  const models = createDemoModels();
  prepare(models);
  const copyText = vi.fn(async () => {});
  const shortcuts = signal({ open: 'Alt+A', ask: '', summarise: 'Alt+S' });
  render(<Panel state={models} shortcuts={shortcuts} copyText={copyText} />);
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

describe('a panel beside no page', () => {
  it('offers nothing about one', () => {
    render(<Panel state={{ ...createDemoModels(), page: null }} shortcuts={signal(NO_SHORTCUTS)} copyText={vi.fn()} />);
    screen.getByRole('heading', { name: 'Ask your own models' });
    screen.getByRole('switch', { name: /Temporary chat/ });
    expect(document.body.textContent).not.toMatch(/page|selection/i);
    expect(document.querySelector('kbd')).toBeNull();
  });
});

describe('a panel that pairs by the code of a link', () => {
  it('says so instead of what is the matter without a key, unless its screen does', async () => {
    const { models } = show(({ connection, pairing }) => {
      connection.problem.value = { title: 'Not paired', message: '', cure: '', command: '', retryable: false };
      pairing.phase.value = 'pairing';
    });
    screen.getByRole('region', { name: 'Pairing…' });
    expect(screen.queryByRole('region', { name: 'Not paired' })).toBeNull();
    models.pairing.phase.value = 'idle';
    await screen.findByRole('region', { name: 'Not paired' });
  });
});

describe('a conversation', () => {
  it('is named after its first question and can be left', () => {
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [createDemoTurn({ question: 'Why?' }), createDemoTurn({ question: 'And then?' })];
    });
    screen.getByRole('heading', { level: 1, name: 'Why?' });
    fireEvent.click(screen.getByRole('button', { name: 'New chat' }));
    expect(models.calls).toEqual([['conversation.startNew'], ['composer.focus']]);
  });

  it('is laid out by its own words, paragraph by paragraph', () => {
    show(({ conversation }) => {
      conversation.turns.value = [createDemoTurn({ question: 'ما هذا؟\nWhat is this?' })];
    });
    expect(screen.getByText(/ما هذا/, { selector: 'p' }).dir).toBe('auto');
    expect(screen.getByRole('heading', { level: 1 }).dir).toBe('auto');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').dir).toBe('auto');
  });

  it('says what a task asked for where nobody typed', () => {
    const receipt = { kind: 'page', title: 'On streams', url: '', chars: 900, omittedChars: 0, excerpt: '' } as const;
    show(({ conversation }) => {
      conversation.turns.value = [createDemoTurn({ task: 'summarise', question: '', receipts: [receipt] })];
    });
    screen.getByRole('heading', { level: 1, name: 'Summarise this page' });
    screen.getByText('900 characters');
  });

  it('says where only a newer Aside can show something, and shows the rest', () => {
    const receipt = { kind: 'hologram', title: 'tide.holo', url: '', chars: 0, omittedChars: 0, excerpt: '' };
    show(({ conversation }) => {
      const parts = [
        { type: 'text', text: 'It ' },
        { type: 'tool_call' },
        { type: 'text', text: 'rises.' },
        { type: 'x' },
      ];
      conversation.turns.value = [createDemoTurn({ task: 'rhyme', question: '', receipts: [receipt], parts })];
    });
    screen.getByText('Something that only a newer Aside can show');
    screen.getByText('Part of this answer can only be shown by a newer Aside');
    expect(screen.getAllByText('Asked in a way that only a newer Aside knows').length).toBeGreaterThan(0);
    screen.getByText('rises.');
  });

  it.each([
    ['sending', {}, 'Sending…'],
    ['queued', { position: 1 }, 'Waiting in line: next'],
    ['queued', { position: 4 }, 'Waiting in line: position 4'],
    ['queued', { position: 1, waitMs: 41_200 }, 'Waiting in line: next, about 41 s'],
    ['queued', { position: 2, waitMs: 130_000 }, 'Waiting in line: position 2, about 2 min'],
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

describe('the versions of a question', () => {
  function showVersions() {
    const [first, shown, last] = ['One?', 'Uno?', 'Eins?'].map((question) =>
      createDemoTurn({ question, phase: 'done', content: question, terminal: done() }),
    ) as [DemoTurn, DemoTurn, DemoTurn];
    const stage = show(({ conversation }) => {
      conversation.turns.value = [shown];
      conversation.branches.value = new Map([[shown.id, [first, shown, last]]]);
    });
    return { ...stage, first, shown, last };
  }

  it('are counted, and one step away from each other', () => {
    const { models, first, last } = showVersions();
    const group = within(screen.getByRole('group', { name: 'Version 2 of 3' }));
    group.getByText('2/3');
    fireEvent.click(group.getByRole('button', { name: 'Previous version' }));
    fireEvent.click(group.getByRole('button', { name: 'Next version' }));
    expect(models.calls).toEqual([
      ['conversation.showBranch', first],
      ['conversation.showBranch', last],
    ]);
  });

  it('say that another one is being answered', async () => {
    const { last } = showVersions();
    last.terminal.value = null;
    await screen.findByText('another version is being answered');
  });

  it('have ends that keep the focus and lead nowhere', async () => {
    const { models, first, shown } = showVersions();
    models.conversation.branches.value = new Map([[shown.id, [first, shown]]]);
    const next = screen.getByRole('button', { name: 'Next version' });
    await vi.waitFor(() => expect(next.getAttribute('aria-disabled')).toBe('true'));
    fireEvent.click(next);
    expect(models.calls).toEqual([]);
  });
});

describe('editing a question', () => {
  const asked = () => createDemoTurn({ question: 'Why?', phase: 'done', content: 'So.', terminal: done() });

  it('asks the new words by Enter', async () => {
    const turn = asked();
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [turn];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit your question' });
    expect([field.value, document.activeElement]).toEqual(['Why?', field]);
    fireEvent.input(field, { target: { value: 'Why not? ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls).toEqual([['conversation.edit', turn, 'Why not?', []]]);
    await vi.waitFor(() => expect(screen.queryByRole('textbox', { name: 'Edit your question' })).toBe(null));
  });

  it('shows what went along, and leaves out what is taken out of it', async () => {
    const about = { url: 'https://example.org/', omittedChars: 0 };
    const receipts = [
      { ...about, kind: 'page', title: 'Tides', chars: 1_234, excerpt: '' } as const,
      { ...about, kind: 'selection', title: 'Winds', chars: 4, excerpt: 'Gale' } as const,
    ];
    const turn = createDemoTurn({ question: 'Why?', receipts, phase: 'done', content: 'So.', terminal: done() });
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [turn];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const chips = await screen.findByRole('list', { name: 'Sent along' });
    expect(chips.textContent).toMatch(/Tides1.?234 characters/);
    expect(chips.textContent).toContain('Gale');
    fireEvent.click(screen.getByRole('button', { name: 'Remove Page: Tides' }));
    const field = screen.getByRole('textbox', { name: 'Edit your question' });
    await vi.waitFor(() => expect(screen.queryByText('Tides')).toBe(null));
    expect(document.activeElement).toBe(field);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls).toEqual([['conversation.edit', turn, 'Why?', [1]]]);
  });

  it('changes nothing by Escape, which stops no answer either, and goes back to the button', async () => {
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [asked(), createDemoTurn()];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    fireEvent.keyDown(await screen.findByRole('textbox', { name: 'Edit your question' }), { key: 'Escape' });
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit' })));
    expect(models.calls).toEqual([]);
  });

  it('keeps the indent of its first line', async () => {
    const turn = asked();
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [turn];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const field = await screen.findByRole('textbox', { name: 'Edit your question' });
    fireEvent.input(field, { target: { value: '\n  if (x)\n    y()\n' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(models.calls).toEqual([['conversation.edit', turn, '  if (x)\n    y()', []]]);
  });

  it('stays open while an input method takes its keys', async () => {
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [asked()];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const field = await screen.findByRole('textbox', { name: 'Edit your question' });
    fireEvent.input(field, { target: { value: 'なぜ' } });
    for (const key of ['Enter', 'Escape']) fireEvent.keyDown(field, { key, keyCode: 229 });
    expect([screen.queryByRole('textbox', { name: 'Edit your question' }), models.calls]).toEqual([field, []]);
  });

  it('asks nothing that is empty or the same', async () => {
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [asked()];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const field = await screen.findByRole('textbox', { name: 'Edit your question' });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    const again = await screen.findByRole('textbox', { name: 'Edit your question' });
    fireEvent.input(again, { target: { value: '  ' } });
    fireEvent.keyDown(again, { key: 'Enter' });
    expect(models.calls).toEqual([]);
  });

  it.each([
    ['runs', createDemoTurn({ question: 'Why?' })],
    ['was never typed', createDemoTurn({ question: '', task: 'summarise', phase: 'done', terminal: done() })],
  ])('is not offered for one that %s', (_why, turn) => {
    show(({ conversation }) => {
      conversation.turns.value = [turn];
    });
    expect(screen.queryByRole('button', { name: 'Edit' })).toBe(null);
  });
});

describe('an answer that is not whole', () => {
  const cancelled = { type: 'cancelled', turn: '', seq: 1 } as const;
  const interrupted = {
    type: 'error',
    turn: '',
    seq: 1,
    code: 'interrupted',
    message: 'The companion stopped.',
    cure: 'Ask again.',
    retryable: true,
  } as const;

  it.each([
    ['stopped', createDemoTurn({ phase: 'cancelled', content: 'Half', terminal: cancelled }), 'Stopped before the end'],
    ['interrupted', createDemoTurn({ phase: 'error', content: 'Half', terminal: interrupted }), 'Interrupted'],
    ['cut', createDemoTurn({ phase: 'done', content: 'Half', terminal: done({ reason: 'length' }) }), /^Cut off/],
  ] as const)('says that it was %s, and goes on', (_how, turn, text) => {
    const { models } = show(({ conversation }) => {
      conversation.turns.value = [turn];
    });
    screen.getByText(text);
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(models.calls).toEqual([['conversation.resume', turn]]);
  });

  it('goes on only where nothing follows it, and from something', () => {
    show(({ conversation }) => {
      conversation.turns.value = [
        createDemoTurn({ phase: 'cancelled', content: 'Half', terminal: cancelled }),
        createDemoTurn({ phase: 'cancelled', terminal: cancelled }),
      ];
    });
    screen.getByText('Stopped before the end');
    screen.getByText('Stopped before it began');
    expect(screen.queryByRole('button', { name: 'Continue' })).toBe(null);
  });
});

describe('a chat that is opened', () => {
  it('says that it is on its way, and that there is more above', async () => {
    const { models } = show(({ conversation }) => {
      conversation.isOpening.value = true;
    });
    screen.getByText('Opening this chat…');
    expect(screen.queryByText('Ask beside the page')).toBe(null);
    models.conversation.isOpening.value = false;
    models.conversation.earlier.value = 'failed';
    models.conversation.turns.value = [createDemoTurn({ phase: 'done', terminal: done() })];
    fireEvent.click(await screen.findByRole('button', { name: /^Earlier questions could not be loaded/ }));
    expect(models.calls).toEqual([['conversation.loadEarlier']]);
  });

  it('asks for earlier turns by itself where there is room for them', async () => {
    const { models } = show(({ conversation }) => {
      conversation.earlier.value = 'more';
      conversation.turns.value = [createDemoTurn({ phase: 'done', terminal: done() })];
    });
    await vi.waitFor(() => expect(models.calls).toEqual([['conversation.loadEarlier']]));
  });

  it('says why it can’t be shown', () => {
    const { models } = show(({ conversation }) => {
      const words = { title: 'This chat can’t be shown', message: 'The disk is full.', cure: '', command: '' };
      conversation.problem.value = { ...words, retryable: true };
    });
    screen.getByText('The disk is full.');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(models.calls).toEqual([['conversation.openAgain']]);
  });

  it('bears the title that it has in the list', () => {
    show(({ conversation }) => {
      conversation.title.value = 'The sky';
      conversation.turns.value = [createDemoTurn({ question: 'Why?' })];
    });
    screen.getByRole('heading', { level: 1, name: 'The sky' });
  });
});

describe('a temporary chat', () => {
  it('is chosen before it begins, and says so in the header', async () => {
    const { models } = show();
    const choice = screen.getByRole('switch', { name: /Temporary chat/ });
    expect(choice.getAttribute('aria-checked')).toBe('false');
    fireEvent.click(choice);
    expect(models.calls).toEqual([['conversation.setTemporary', true]]);
    models.conversation.temporary.value = true;
    await screen.findByRole('heading', { level: 1, name: 'Temporary chat' });
    models.conversation.turns.value = [createDemoTurn({ question: 'Why?' })];
    await screen.findByRole('heading', { level: 1, name: 'Why?' });
    within(screen.getByRole('banner')).getByText('Temporary');
  });

  it('is no choice of a guest, of whom nothing is kept', () => {
    show(({ connection }) => {
      connection.role.value = 'guest';
    });
    expect(screen.queryByRole('switch')).toBe(null);
  });
});

describe('the way to the companion', () => {
  it('is at an answer that needs a key, and leads to the composer once this browser is paired', async () => {
    const terminal = {
      type: 'error',
      turn: '',
      seq: 0,
      code: 'forbidden',
      message: 'Pages need a key.',
      cure: 'Pair this browser.',
      retryable: false,
    } as const;
    const { models } = show(({ conversation, connection }) => {
      connection.role.value = 'guest';
      conversation.turns.value = [createDemoTurn({ phase: 'error', terminal })];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Pair this browser' }));
    await screen.findByRole('dialog', { name: 'Companion' });
    models.connection.role.value = 'client';
    models.pairing.phase.value = 'paired';
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(models.calls).toContainEqual(['composer.focus']);
    await vi.waitFor(() => expect(said()).toBe('Paired'));
  });

  it('is where a guest looks for chats', async () => {
    show(({ history, connection }) => {
      connection.role.value = 'guest';
      history.status.value = 'failed';
      history.problem.value = FOR_CLIENTS;
    });
    fireEvent.click(screen.getByRole('button', { name: 'Chats' }));
    const chats = await screen.findByRole('dialog', { name: 'Chats' });
    fireEvent.click(within(chats).getByRole('button', { name: 'Pair this browser' }));
    await screen.findByRole('dialog', { name: 'Companion' });
    expect(screen.queryByRole('dialog', { name: 'Chats' })).toBe(null);
  });
});

describe('the way to the chats', () => {
  it('opens the drawer, and gets the focus back when it closes', async () => {
    const { models } = show();
    const button = screen.getByRole('button', { name: 'Chats' });
    fireEvent.click(button);
    const dialog = await screen.findByRole('dialog', { name: 'Chats' });
    expect(button.getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(within(dialog).getByRole('searchbox'), { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    expect(document.activeElement).toBe(button);
    expect(models.calls).not.toContainEqual(['conversation.stop']);
  });

  it('leads to the composer when a chat was opened', async () => {
    const { models } = show(({ history }) => {
      history.conversations.value = [demoSummary('Tides', 0)];
    });
    fireEvent.click(screen.getByRole('button', { name: 'Chats' }));
    fireEvent.click(await screen.findByTitle('Tides'));
    expect(models.calls.slice(-2)).toContainEqual(['composer.focus']);
  });

  it('says how many of the others are being answered', async () => {
    const { models } = show(({ history, conversation }) => {
      conversation.id.value = 'Shown';
      history.conversations.value = [
        demoSummary('Shown', 0, { running: true }),
        demoSummary('Other', 0, { running: true }),
      ];
    });
    screen.getByRole('button', { name: 'Chats: one is answering' });
    models.history.conversations.value = [];
    await screen.findByRole('button', { name: 'Chats' });
  });

  it('is not needed to undo what was deleted', () => {
    const { models } = show(({ history }) => {
      history.deleted.value = { conversation: 'x', title: 'Tides' };
    });
    screen.getByText('Deleted “Tides”');
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(models.calls).toEqual([['history.undo']]);
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

  it.each([
    [
      'the page can’t be read',
      (models: DemoModels, words: string) => {
        models.page.hint.value = words;
      },
    ],
    [
      'the chat can’t be shown',
      (models: DemoModels, words: string) => {
        models.conversation.problem.value = { title: words, message: '', cure: '', command: '', retryable: true };
      },
    ],
    [
      'no model can be asked',
      (models: DemoModels, words: string) => {
        models.models.problem.value = { title: words, message: '', cure: '', command: '', retryable: true };
      },
    ],
  ])('hears that %s', async (_what, set) => {
    const { models } = show();
    set(models, 'That can’t be done.');
    await vi.waitFor(() => expect(said()).toBe('That can’t be done.'));
  });

  it('hears the same words again when they are said again', async () => {
    const { models } = show();
    const spoken = () => screen.getByRole('status').textContent;
    const say = async (words: string) => {
      const before = spoken();
      models.composer.announcement.value = '';
      await vi.waitFor(() => expect(models.composer.announcement.value).toBe(''));
      models.composer.announcement.value = words;
      await vi.waitFor(() => expect(spoken()).not.toBe(before));
      return spoken();
    };
    const heard = [await say('A quote.'), await say('A quote.'), await say('A quote.')];
    expect(new Set(heard).size).toBe(2);
    expect(heard.map((words) => words?.trim())).toEqual(['A quote.', 'A quote.', 'A quote.']);
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
