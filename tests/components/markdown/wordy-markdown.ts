import fc from 'fast-check';

/**
 * Markdown as rich and as broken as a model could write it, in which each word and number is there once: `%w` becomes a
 * word and `%n` a number of its own. Labels have no letters, so that a number may stand for them. Only one line begins
 * with the 1 that may interrupt a paragraph: a number that is repeated in a list counts on.
 */
const inline = fc.constantFrom(
  ...['%w', '%w', '%w', '%w %w', '*%w*', '**%w', '**%w** %w', '_%w_%w_', '`%w`', '``', '`%w', '~~%w~~', '%n~%n %w'],
  ...['\\*', '\\', '&amp;', '&rarr;', '&#8594;', '[%w](https://example.com/%w)', '[%w](https://example.com/%w "%w")'],
  ...['[§]', '[%w][§]', '[%w][¶]', '![%w](https://example.com/%w.png)', '![%w][§]', '[%w](javascript:%w)', '[%w]: %w'],
  ...[
    '[',
    '](',
    ']',
    '[%w',
    '<b>',
    '</b>',
    '<b %w="%w">',
    '<!--',
    '-->',
    '<https://example.com/%w>',
    '<me%w@example.com>',
  ],
  ...[
    'https://example.com/%w',
    '看https://example.com/%w。%w',
    'www.example.com/%w',
    'me%w@example.com',
    '$%w$',
    '$%n',
  ],
  ...['\\(%w\\)', '\\[', '\\]', '$$', '$$%w$$', '|', '%w | %w', ' ', '  ', 'é', '👩‍👩‍👧', 'שלום', '"', "'", '(', ')'],
  ...['<br>', '<br/>', '<sub>%w</sub>', '<sup>', '</sup>', '<kbd>%w</kbd>', '<mark>', '</mark>', '<mark>**%w**</mark>'],
  ...['[^†]', '[^‡]', '[^†][^‡]', '[^‖]', '%w[^†]', '看**「%w」**%w', '「**%w：**%w」', '%n.', '-', '#', '%w\\|%w'],
);

const lineStart = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '',
    '# ',
    '## ',
    '- ',
    '- ',
    '* ',
    '+ ',
    '%n. ',
    '%n. ',
    '%n) ',
    '> ',
    '>',
    '> > ',
    '    ',
    '  ',
    ' ',
  ],
  ...[
    '\t',
    '- [ ] ',
    '- [x] ',
    '- - ',
    '> - ',
    '- > ',
    '   - ',
    '      ',
    '%n. > ',
    '1. ',
    '[^†]: ',
    '[^‡]: ',
    '    - ',
  ],
);

const wholeLine = fc.constantFrom(
  ...['', '', '', ' ', '---', '***', '===', '==', '- - -', '```', '```%w', '```%w %w="%w"', '~~~', '````', '    ```'],
  ...[
    '```markdown',
    '```md %w',
    '  ```%w',
    '```%w`%w',
    '| %w | %w |',
    '|---|:-:|',
    '--|--',
    '|-',
    '| %w | `%w|%w` | %w |',
  ],
  ...[
    '| %w |',
    '%w|%w|%w',
    '[§]: https://example.com/%w',
    '[§]: /%w "%w"',
    '[¶]: %w',
    '[¶]: <https://example.com/%w> "%w"',
  ],
  ...['[%w]: https://example.com/%w', '[§]:', '"%w"', "'%w", '<div>', '</div>', '<pre>', '<script>', '<!-- %w', '-->'],
  ...['<br>', '<sub>', '$$', '$$%w$$', '\\[', '\\]', '\\begin{%w}', '= %n', '- %n', '-', '1.', '*', '#', '>', '  - %w'],
  ...['    - %w', '[^†]:', '[^‖]: %w', '    %w', '# %w #'],
);

const line = fc.oneof(
  { weight: 3, arbitrary: wholeLine },
  {
    weight: 4,
    arbitrary: fc
      .tuple(lineStart, fc.array(inline, { minLength: 1, maxLength: 5 }))
      .map(([start, words]) => start + words.join(' ')),
  },
);

export const wordyMarkdown: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\n\n', '  \n')), { maxLength: 14 }), line)
  .map(([lines, last]) => withWords(lines.map(([text, end]) => text + end).join('') + last));

function withWords(text: string): string {
  let count = 1;
  let hasOne = false;
  return text.replace(/%[wn]|(?<=^|\n)1(?=\.)/g, (kind) => {
    count++;
    if (kind === '%w') return `q${count}z`;
    const isFirst = kind === '1' && !hasOne;
    hasOne ||= isFirst;
    return isFirst ? '1' : `${count}`;
  });
}
