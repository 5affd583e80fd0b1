import { describe, expect, test } from 'vitest';
import type { Prompt } from '../../../../companion/prompts/prompt.ts';
import { createReaderUpstream } from '../../../../companion/upstreams/reader/reader-upstream.ts';
import type { UpstreamFinish } from '../../../../companion/upstreams/upstream.ts';
import type { SourcePart } from '../../../../protocol/question-parts.ts';
import type { Catalogue } from '../../../../words/catalogue.ts';
import { folderOf } from '../../../../words/folder-of.ts';
import { LANGUAGE_CODES } from '../../../../words/languages.ts';

const ARTICLE = `# Knives of the valley

[Home](/) [Shop](/shop)

Knives from the valley have been forged by the same three families since 1640. Each *knife* is made of [layered steel](https://steel.example/), which keeps the edge sharp for years.

## Prices

- A small kitchen knife costs 80 francs in the shop of the museum.
- A hunting knife costs 240 francs, and its sheath another 60 francs.

| knife | weight |
|---|---|
| kitchen | 120 g |
| hunting | 310 g |

\`\`\`js
const knife = forge({ steel: 'layered' });
\`\`\`

The museum of the valley opens at nine, closes at five and is shut on Mondays. Visitors may forge a knife of their own under the eyes of a smith, which takes about four hours.

The families keep the layered steel of their knives a secret, and no visitor has ever seen it made.
`;

function source(text: string, fields: Partial<SourcePart> = {}): SourcePart {
  return { type: 'page', title: '', url: '', language: '', text, omittedChars: 0, ...fields };
}

async function read(
  fields: Partial<Prompt>,
  options: { signal?: AbortSignal; pause?: () => Promise<unknown> } = {},
): Promise<{ text: string; quotes: string[]; first: string; pieces: string[]; finish: UpstreamFinish }> {
  const reader = createReaderUpstream(options.pause === undefined ? {} : { pause: options.pause });
  const pieces: string[] = [];
  const prompt: Prompt = { task: 'chat', question: '', sources: [], history: [], language: '', ...fields };
  const finish = await reader.chat(
    { model: 'reader', prompt, think: undefined },
    { signal: options.signal ?? new AbortController().signal, onDelta: (_, text) => pieces.push(text) },
  );
  const text = pieces.join('');
  const quotes = text.split('\n\n').flatMap((block) => (block.startsWith('> ') ? [block.slice(2)] : []));
  return { text, quotes, first: text.split('\n')[0] ?? '', pieces, finish };
}

describe('the reader', () => {
  test('is one model that is always there and has no abilities', async () => {
    const { status, models } = await createReaderUpstream().probe(new AbortController().signal);
    expect(status).toMatchObject({ kind: 'reader', status: 'ready' });
    expect(models).toMatchObject([{ name: 'reader', upstream: 'reader', capabilities: [], remote: false }]);
  });

  test('opens with one line that says what it is and what it quotes, and uses no tokens', async () => {
    const { first, text, finish } = await read({
      task: 'summarise',
      sources: [source(ARTICLE, { title: 'Knives' })],
    });
    expect(first).toBe('*Aside’s built-in reader has no model: it quotes the sentences of “Knives” that matter most.*');
    expect(text.split('\n')[1]).toBe('');
    expect(finish).toEqual({ reason: 'stop', usage: null });
  });

  test('summarises a page by sentences that stand in it, in its order, without headings, links and code', async () => {
    const { quotes } = await read({ task: 'summarise', sources: [source(ARTICLE)] });
    expect(quotes.length).toBeGreaterThanOrEqual(3);
    const plain = ARTICLE.replace(/\[([^\]]*)\]\([^)]*\)|\*/g, (_, label: string | undefined) => label ?? '');
    const positions = quotes.map((quote) => plain.indexOf(quote));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(quotes.join()).not.toMatch(/Knives of the valley$|Home|forge\(|Prices|\|/);
    expect(quotes[0]).toMatch(/^Knives from the valley/);
  });

  test.each([
    ['When does the museum open?', /opens at nine/],
    ['what is the price of hunting knives in francs', /240 francs/],
    ['How long may visitors forge?', /about four hours/],
    ['weight hunting', /hunting · 310 g/],
  ])('answers %j with the sentence that does', async (question, expected) => {
    const { quotes, first } = await read({ question, sources: [source(ARTICLE)] });
    expect(quotes.join('\n')).toMatch(expected);
    expect(first).toMatch(/come nearest to your question/);
  });

  test('says when the page has none of the words that were asked for', async () => {
    const { quotes, first } = await read({ question: 'xylophone', sources: [source(ARTICLE)] });
    expect(first).toMatch(/found none of your words in the page/);
    expect(quotes.length).toBeGreaterThan(0);
  });

  test('goes on about the page of the question before', async () => {
    const history = [{ question: '', sources: [source(ARTICLE)], answer: '…' }];
    const { quotes } = await read({ question: 'Monday?', history });
    expect(quotes.join()).toMatch(/shut on Mondays/);
  });

  test.each([
    [
      'zh',
      '机器学习是什么？',
      '人工智能是计算机科学的一个分支。今天天气很好。机器学习是人工智能的核心。',
      '机器学习是人工智能的核心。',
    ],
    ['ja', '猫は何を食べますか', '犬は庭で眠ります。猫は魚を食べます。空は青いです。', '猫は魚を食べます。'],
    ['th', 'แมว', 'ปัญญาประดิษฐ์คือความฉลาด แมวชอบกินปลา วันนี้อากาศดี', 'แมวชอบกินปลา'],
    [
      'de',
      'Wann öffnet das Museum?',
      'Messer sind z.B. scharf. Das Museum öffnet um neun Uhr. Es regnet oft.',
      'Das Museum öffnet um neun Uhr.',
    ],
    [
      '',
      'μουσείο',
      'Η μέρα είναι καλή. Το μουσείο ανοίγει στις εννέα. Βρέχει συχνά.',
      'Το μουσείο ανοίγει στις εννέα.',
    ],
  ])('reads %j', async (language, question, text, expected) => {
    const { quotes } = await read({ question, sources: [source(text, { language })] });
    expect(quotes[0]).toBe(expected);
    expect(quotes.length).toBe(1);
  });

  test('does not end a sentence at an abbreviation', async () => {
    const text = 'Sharp tools, e.g. Knives of steel, cut well. Others do not.';
    const { quotes } = await read({ question: 'steel', sources: [source(text)] });
    expect(quotes).toEqual(['Sharp tools, e.g. Knives of steel, cut well.']);
  });

  test.each(['', '   \n\n', '# Only a heading', '```\ncode\n```', '---'])(
    'says that %j has nothing to quote',
    async (text) => {
      const { first, quotes } = await read({ task: 'summarise', sources: [source(text)] });
      expect(first).toMatch(/no sentence in the page/);
      expect(quotes).toEqual([]);
    },
  );

  test('quotes the one sentence that there is', async () => {
    const { quotes } = await read({ task: 'summarise', sources: [source('Just this.')] });
    expect(quotes).toEqual(['Just this.']);
  });

  test('quotes the same sentence once', async () => {
    const { quotes } = await read({
      task: 'summarise',
      sources: [source('The same again and again. '.repeat(9))],
    });
    expect(quotes).toEqual(['The same again and again.']);
  });

  test('shows a quote as it stands in the page, never as Markdown', async () => {
    const text =
      'Costs \\*five\\* < 6 $x$ and a_b_c.\n\n![x](y)Do <b>not</b> click [here](javascript:x) or `there` now.';
    const { quotes } = await read({ task: 'summarise', sources: [source(text)] });
    expect(quotes).toEqual(['Costs \\*five\\* \\< 6 \\$x\\$ and a\\_b\\_c.', 'Do not click here or there now.']);
  });

  test('takes the Markdown of a selection for text, and each of its lines for itself', async () => {
    const selection = source('# not a heading\n1. first line', { type: 'selection' });
    const { quotes, first } = await read({ task: 'explain', sources: [selection] });
    expect(first).toMatch(/can’t explain in its own words.*the selection/);
    expect(quotes).toEqual(['\\# not a heading', '1\\. first line']);
  });

  test('quotes the page about a selection that comes with it', async () => {
    const selection = source('museum', { type: 'selection' });
    const { quotes } = await read({ task: 'explain', sources: [source(ARTICLE), selection] });
    expect(quotes.join()).toMatch(/opens at nine/);
    expect(quotes).not.toContain('museum');
  });

  test('says that it can’t translate, and how to get what can', async () => {
    const { text, quotes } = await read({ task: 'translate', language: 'en', sources: [source(ARTICLE)] });
    expect(text).toMatch(/can’t translate.*ollama\.com\/download.*ollama pull/s);
    expect(quotes).toEqual([]);
  });

  test('says without a page what it can do, and how to get a model', async () => {
    const { text, first } = await read({ question: 'Who are you?' });
    expect(first).toMatch(/built-in reader has no model/);
    expect(text).toMatch(/Summarise this page.*Ask about selection.*ollama\.com\/download.*ollama pull/s);
  });
});

describe('the reader’s stream', () => {
  test('comes in small pieces, with a pause before each', async () => {
    let pauses = 0;
    const { pieces } = await read(
      { task: 'summarise', sources: [source(ARTICLE)] },
      {
        pause: async () => {
          pauses += 1;
        },
      },
    );
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(16);
    expect(pauses).toBeGreaterThanOrEqual(pieces.length);
  });

  test('stops at an abort, between two pieces', async () => {
    const abort = new AbortController();
    const reader = createReaderUpstream();
    const pieces: string[] = [];
    const prompt: Prompt = { task: 'chat', question: 'Hi', sources: [], history: [], language: '' };
    const chat = reader.chat(
      { model: 'reader', prompt, think: undefined },
      {
        signal: abort.signal,
        onDelta(_, text) {
          if (pieces.push(text) === 3) abort.abort(new Error('stop'));
        },
      },
    );
    await expect(chat).rejects.toThrow('stop');
    expect(pieces).toHaveLength(3);
  });

  test('stops at an abort while a huge page is worked out, and lets others have their turn', async () => {
    const abort = new AbortController();
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
      if (pauses === 3) abort.abort(new Error('stop'));
    };
    const huge = Array.from({ length: 20_000 }, (_, index) => `Sentence number ${index} is about topic ${index % 97}.`);
    const sources = [source(huge.join('\n\n'))];
    await expect(read({ task: 'summarise', sources }, { signal: abort.signal, pause })).rejects.toThrow('stop');
    expect(pauses).toBe(3);
  });

  test.each([
    [
      'an article repeated with other numbers',
      (index: number) => `Sentence ${index} tells of knife ${index % 997} and its ${index * 7} edges.\n\n`,
    ],
    ['one line without an end', (index: number) => `word${index} `],
    ['Chinese', (index: number) => `第${index}句话讲的是机器学习和人工智能。`],
    ['marks that never close', () => '[*_`<|\\(!['],
    ['dashes', () => '------------'],
  ])(
    'is bounded for two million characters of %s',
    async (_, line) => {
      let text = '';
      for (let index = 0; text.length < 2_000_000; index += 1) text += line(index);
      const start = process.cpuUsage();
      await read({ task: 'summarise', question: 'machine learning', sources: [source(text)] });
      const { user } = process.cpuUsage(start);
      // It takes about one second; quadratic work would take minutes.
      expect(user / 1e6).toBeLessThan(6);
    },
    60_000,
  );
});

describe.each(LANGUAGE_CODES)('in %s', async (language) => {
  const { menus }: Pick<Catalogue, 'menus'> = await import(`../../../../words/${folderOf(language)}/menus.ts`);
  const { terminal }: Pick<Catalogue, 'terminal'> = await import(`../../../../words/${folderOf(language)}/terminal.ts`);

  test('the reader says what it is, and quotes the page as it stands', async () => {
    const { first, quotes } = await read({ task: 'summarise', language, sources: [source(ARTICLE)] });
    expect(first).toBe(terminal.reader.opening('summarise', terminal.reader.page, true));
    expect(quotes.length).toBeGreaterThan(2);
    for (const quote of quotes) expect(ARTICLE.replaceAll('*', '')).toContain(quote.replace(/\\/g, '').slice(0, 20));
  });

  test('it says what to do by the names that the browser’s menu has', async () => {
    const { text } = await read({ question: 'Why?', language });
    expect(text).toContain(`**${menus['summarise-page']}**`);
    expect(text).toContain(`**${menus['ask-selection']}**`);
  });
});
