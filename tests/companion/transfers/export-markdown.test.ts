import { expect, it } from 'vitest';
import type { ExportedTurn, ExportPart } from '../../../companion/store/exported-conversation.ts';
import { exportMarkdown } from '../../../companion/transfers/export-markdown.ts';
import { speechOf } from '../../../words/speech-of.ts';
import { inWords } from '../../helpers/in-words.ts';

const TURN: ExportedTurn = {
  turn: 'a',
  parent: null,
  task: 'chat',
  question: [{ type: 'text', text: 'Why?' }],
  answer: [
    { type: 'thinking', text: 'secret thoughts' },
    { type: 'text', text: 'Because.\n' },
  ],
  model: 'tiny',
  terminal: { type: 'done', reason: 'stop', model: 'tiny', usage: null, saved: 'stored' },
  askedAt: 0,
};

async function write(...conversations: ExportedTurn[][]): Promise<string> {
  return writeIn('', ...conversations);
}

async function writeIn(language: string, ...conversations: ExportedTurn[][]): Promise<string> {
  async function* parts(): AsyncGenerator<ExportPart> {
    for (const [index, turns] of conversations.entries()) {
      const title = `Talk\n# ${index}`;
      const times = { createdAt: 0, usedAt: index * 86_400_000 };
      yield { type: 'conversation', conversation: { title, titleSource: 'person', pinned: false, ...times } };
      for (const turn of turns) yield { type: 'turn', turn };
    }
  }
  const speech = await speechOf(language);
  let text = '';
  for await (const piece of exportMarkdown(parts(), speech)) text += piece;
  return text;
}

it('writes question and answer under each other, and conversations apart', async () => {
  expect(await write([TURN], [TURN])).toBe(`# Talk # 0

1970-01-01

## You

Why?

## tiny

Because.

---

# Talk # 1

1970-01-01 to 1970-01-02

## You

Why?

## tiny

Because.
`);
});

it('names the pages that were sent, and never as a link that breaks out', async () => {
  const page = {
    type: 'page',
    title: 'A\nB',
    url: 'https://x/> [y](z)',
    language: '',
    text: 't',
    omittedChars: 0,
  } as const;
  const text = await write([{ ...TURN, task: 'summarise', question: [page] }]);
  expect(text).toContain('Summarise this.\n\n> A B <https://x/%3E%20[y](z)>\n');
});

it('says where another version begins, and how an answer ended', async () => {
  const error = { type: 'error', code: 'upstream_failed', params: inWords('It broke.'), retryable: true } as const;
  const text = await write([
    TURN,
    { ...TURN, turn: 'b', parent: 'a', terminal: { type: 'cancelled' } },
    { ...TURN, turn: 'c', parent: 'a', terminal: error },
    { ...TURN, turn: 'd', terminal: null },
  ]);
  expect(text).toContain('*(stopped)*\n\n*Another version of what follows “Why?”:*\n');
  expect(text).toContain('*(It broke.)*\n\n*Another start:*\n');
  expect(text).toMatch(/\*\(not finished\)\*\n$/);
});

it('writes what an answer cites as footnotes, and numbers that no passage has as they are', async () => {
  const passages = [
    { number: 1, text: 'The ferry\nleaves at nine.', title: 'Ferries', url: 'https://a.test/' },
    { number: 2, text: 'Birds.', title: '', url: '' },
  ];
  const step = { type: 'step', code: 'chose_passages', params: {}, index: 2, count: 2, passages };
  const answer = [step, { type: 'text', text: 'At nine [1]. So [1], not [7].' }];
  const written = await write([{ ...TURN, turn: 'abcdef0123', answer }]);
  expect(written).toContain(
    'At nine [^abcdef01-1]. So [^abcdef01-1], not [7].\n\n' +
      '[^abcdef01-1]: The ferry leaves at nine. (Ferries <https://a.test/>)\n',
  );
  expect(written).not.toContain('Birds');
});

it('writes in the language of its reader, and in English where Aside does not speak it', async () => {
  const turns = [{ ...TURN, task: 'summarise', question: [], model: '', terminal: { type: 'cancelled' } }] as never;
  const [german, austrian, klingon, english] = await Promise.all(
    ['de', 'de-AT', 'tlh', ''].map((language) => writeIn(language, turns)),
  );
  expect(german).toContain('## Du\n\nFasse das zusammen.\n\n## Antwort\n\nBecause.\n\n*(angehalten)*\n');
  expect(austrian).toBe(german);
  expect(english).toContain('## You\n\nSummarise this.\n\n## Answer\n');
  expect(klingon).toBe(english);
});
