import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_MARKS, THOUGHT_MARKS } from '../../../companion/prompts/thought-marks.ts';
import { createThoughtSeparator, separateThoughts } from '../../../companion/prompts/thought-separator.ts';

/** What becomes of a text in pieces, and what had been said as the answer before the last piece came. */
function separate(pieces: readonly string[]) {
  const said = { thinking: '', content: '' };
  const separator = createThoughtSeparator({
    onDelta(kind, text) {
      expect(text).not.toBe('');
      said[kind === 'token' ? 'content' : kind] += text;
    },
    onRecant() {
      said.thinking += said.content;
      said.content = '';
    },
  });
  for (const piece of pieces) separator.push('token', piece);
  const early = { ...said };
  separator.end();
  return { ...said, early };
}

describe('thoughts in a text', () => {
  it.each(THOUGHT_MARKS.flatMap(({ open, close }) => open.map((each) => [each, close[0] ?? ''] as const)))(
    'are told apart between %s and %s, with the blanks around them',
    (open, close) => {
      const thought = { thinking: 'Keep it short.\n', content: 'Herons nest.' };
      expect(separateThoughts(`${open}\nKeep it short.\n${close}\n\nHerons nest.`)).toEqual(thought);
      expect(separateThoughts(`\n ${open.toUpperCase()}Keep it short.\n${close.toUpperCase()}Herons nest.`)).toEqual(
        thought,
      );
    },
  );

  it.each(THOUGHT_MARKS.flatMap(({ close }) => close.filter((each) => !ANSWER_MARKS.includes(each))))(
    'are all that was said where only their end is marked, with %s',
    (close) => {
      expect(separateThoughts(`Keep it short.\n${close}\n\nHerons nest.`)).toEqual({
        thinking: 'Keep it short.\n',
        content: 'Herons nest.',
      });
    },
  );

  it.each([
    ['that never end', '<think>Hm. Herons', { thinking: 'Hm. Herons', content: '' }],
    ['that are empty', '<think>\n\n</think>\n\nYes.', { thinking: '', content: 'Yes.' }],
    ['and nothing else', '<think>Hm.</think>\n', { thinking: 'Hm.', content: '' }],
    [
      'between two parts of an answer',
      'First.\n<think>Hm.</think>\nSecond.',
      { thinking: 'Hm.', content: 'First.\n\nSecond.' },
    ],
    ['twice', '<think>A</think>\n<think>B</think>Yes.', { thinking: 'A\n\nB', content: 'Yes.' }],
    ['with attributes', '<think type="deep" n=\'1\'>A</think>Yes.', { thinking: 'A', content: 'Yes.' }],
    ['with space in their marks', '<think >A</think\n>Yes.', { thinking: 'A', content: 'Yes.' }],
    ['in each other', '<think>A <think>B</think> C</think>Yes.', { thinking: 'A <think>BC', content: 'Yes.' }],
    [
      'that speak of another beginning',
      '<think>They wrote <think> here.</think>Yes.',
      { thinking: 'They wrote <think> here.', content: 'Yes.' },
    ],
    [
      'in each other, once',
      '<think>A <think>B</think> C</think>It ends with </think>.',
      { thinking: 'A <think>BC', content: 'It ends with </think>.' },
    ],
    [
      'in each other, after a part of an answer',
      'First.\n<think>A <think>B</think>C</think>D',
      { thinking: 'A <think>B', content: 'First.\nC</think>D' },
    ],
    ['whose end stands there twice', '<think>A</think></think>Yes.', { thinking: 'A', content: 'Yes.' }],
    ['whose end alone is left', '</think>\n\nYes.', { thinking: '', content: 'Yes.' }],
    [
      'that write about their own marks',
      '<think>I end with `</think>` now</think>Yes.',
      { thinking: 'I end with `</think>` now', content: 'Yes.' },
    ],
    ['with a backtick that opens nothing', '<think>5` long</think>\nYes.', { thinking: '5` long', content: 'Yes.' }],
    [
      'in channels',
      '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Yes.<|return|>',
      { thinking: 'Hm.', content: 'Yes.' },
    ],
    [
      'before a marked answer',
      '<|begin_of_thought|>Hm.<|end_of_thought|>\n<|begin_of_solution|>Yes.<|end_of_solution|>',
      { thinking: 'Hm.', content: 'Yes.' },
    ],
  ])('%s', (_, text, separated) => {
    expect(separateThoughts(text)).toEqual(separated);
  });

  it('that a server keeps apart itself stay what they are, and one more end is no end', () => {
    const said: string[] = [];
    const separator = createThoughtSeparator({
      onDelta: (kind, text) => said.push(`${kind} ${text}`),
      onRecant: () => said.push('recant'),
    });
    separator.push('thinking', 'Hm.');
    separator.push('token', '</think>\nIt ends with');
    separator.push('token', ' </think>.');
    separator.end();
    expect(said).toEqual(['thinking Hm.', 'token It ends with', 'token  ', 'token </think>.']);
  });
});

describe('what an answer says about marks stays in it', () => {
  it.each([
    ['in a fence', 'Write this:\n\n```html\n<think>\nHm.\n</think>\n```\nThat is all.'],
    ['in a fence of tildes', 'So:\n~~~~\n~~~\n<think>\n</think>\n~~~~\nDone.'],
    ['in a fence in a list', '1. So:\n\n   ```\n   <think>\n   x</think>\n   ```\nDone.'],
    ['in a fence in a quote', '> ```\n> <think>a</think>\n> ```\nDone.'],
    ['in a fence that holds what looks like its end', '```md\n```js\n<think>\n```\n<p>'],
    ['in a fence that never ends', '```\n<think>a</think>'],
    ['in code on a line', 'Use `<think>` and `</think>`.'],
    ['in code on a line between more backticks', 'Use ``a ` <think>`` and then </think>.'],
    ['in code on a line that looks like a fence', '```<think>``` is it.\n</think> too.'],
    ['at the beginning of code on a line', '`</think>` ends it.'],
    ['in the middle of a line', 'The <think> tag opens it, </think> closes it.'],
    ['in code that is too long to look at whole', `\`<think>${'x'.repeat(500)}\n</think>`],
    ['as words', '<think about it> and <thinking, then>\n<think of="it\n">'],
    ['as a tag that is too long', `<think a="${'x'.repeat(100)}">b`],
    ['as a tag with what is no attribute', '<think a>b\n<think a=b>c'],
    ['as names of XML', 'So:\n<reason>a</reason>\n<thought>b</thought>'],
    ['as something else', '[1] <b>x</b> a < b [think] <|end|> <thin'],
    ['as nothing but blanks', '\n \n'],
    ['after blanks', '\n\n  Yes.'],
    ['after more blanks than are held back', `${'\n'.repeat(1_000)}Yes.`],
  ])('%s', (_, text) => {
    expect(separateThoughts(text)).toEqual({ thinking: '', content: text });
  });

  it('and code before an unmarked thought ends hides no end', () => {
    expect(separateThoughts('I write `a` and\n```\ncode\n```\nso.</think>Yes.').content).toBe('Yes.');
  });
});

describe('in any pieces', () => {
  const whole = [
    ...['<think>', '</think>', '<Thinking>', '</thinking>', '<reason>', '</reason>', '[THINK]', '[/THINK]', '◁think▷'],
    ...['◁/think▷', '<|channel|>analysis<|message|>', '<|end|>', '<|start|>assistant<|channel|>final<|message|>'],
    ...[
      '\n',
      '\n\n',
      '`',
      '``',
      '```',
      '~~~',
      '```html\n',
      '> ',
      '- ',
      '1. ',
      ' ',
      'a',
      'words',
      '<',
      '[',
      '</',
      '<thi',
    ],
    ...['<think a="b">', '<think ', '</think >', '</think ', ' a="b"', '>'],
    ...['x'.repeat(200), '\n'.repeat(250), 'é', '👩‍💻', 'İ'],
  ];
  const text = fc.array(fc.constantFrom(...whole), { maxLength: 25 }).map((parts) => parts.join(''));
  const cuts = fc.array(fc.nat(1_000), { maxLength: 12 });

  it('a text gives the same thoughts and the same answer', () => {
    fc.assert(
      fc.property(text, cuts, (all, at) => {
        const ends = [...new Set(at.map((cut) => cut % (all.length + 1)))].sort((one, other) => one - other);
        const pieces = [...ends, all.length].map((end, index) => all.slice(ends[index - 1] ?? 0, end));
        const { thinking, content } = separate(pieces);
        expect({ thinking, content }).toEqual(separateThoughts(all));
      }),
      { numRuns: 3_000 },
    );
  });

  it('it loses no word, and changes none', () => {
    const bare = (all: string) => all.replace(/[^a-zé]/g, '');
    const free = ['<b>', '<think a', 'words', 'é', '\n', '`', '```', '~~~', '[', '</i>', ' ', '> ', '<thi', '◁'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...free), { maxLength: 30 }), (pieces) => {
        expect(separate(pieces)).toMatchObject({ thinking: '', content: pieces.join('') });
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...free, '<think>', '</think>'), { maxLength: 30 }), (pieces) => {
        const { thinking, content } = separate(pieces);
        const marks = /<\/?think>/g;
        const letters = [...bare(pieces.join('').replace(marks, ''))].sort().join('');
        expect([...bare((thinking + content).replace(marks, ''))].sort().join('')).toBe(letters);
      }),
    );
  });

  it('an answer is said as it comes, but for what may become a mark', () => {
    expect(separate(['Herons ', 'nest <', 'b']).early.content).toBe('Herons nest <b');
    expect(separate(['Herons nest <thi']).early.content).toBe('Herons nest ');
    expect(separate(['<think>', 'Hm', '. </']).early.thinking).toBe('Hm. ');
  });

  it.each([...THOUGHT_MARKS.flatMap(({ open, close }) => [...open, ...close]), ...ANSWER_MARKS])(
    'a mark is known by its end: none other begins with %s, and it is in lower case',
    (mark) => {
      const all = new Set([...THOUGHT_MARKS.flatMap(({ open, close }) => [...open, ...close]), ...ANSWER_MARKS]);
      expect([...all].filter((other) => other.startsWith(mark))).toEqual([mark]);
      expect(mark.toLowerCase()).toBe(mark);
    },
  );
});
