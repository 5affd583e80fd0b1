import fc from 'fast-check';

/** Words and inline markup, valid and not. */
const inline = fc.constantFrom(
  ...[
    'word',
    'two words',
    '*em*',
    '**strong',
    '**bold** and',
    '_a_b_',
    '`code`',
    '``',
    '`open',
    '~~gone~~',
    '\\*',
    '&amp;',
  ],
  ...['[text](https://example.com)', '[ref]', '[text][ref]', '![alt](https://example.com/i.png)', '[x]: y', '[', ']('],
  ...[
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '<https://example.com>',
    'https://example.com/a_b',
    'me@example.com',
    '$x_1$',
    '$5',
  ],
  ...[
    '\\(a\\)',
    '\\[',
    '\\]',
    '$$',
    '$$y$$',
    '|',
    'a | b',
    ' ',
    '  ',
    '\\',
    'é',
    '👩‍👩‍👧',
    'שלום',
    '"',
    "'",
    '(',
    '2.',
    '-',
    '#',
  ],
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
    '1. ',
    '2. ',
    '3) ',
    '> ',
    '>',
    '> > ',
    '    ',
    '  ',
    ' ',
    '\t',
  ],
  ...['- [ ] ', '- [x] ', '- - ', '> - ', '- > ', '   - ', '      ', '1. > '],
);

/** Lines that mean something by themselves. */
const wholeLine = fc.constantFrom(
  ...[
    '',
    '',
    '',
    ' ',
    '---',
    '***',
    '===',
    '==',
    '- - -',
    '```',
    '```js',
    '~~~',
    '````',
    '    ```',
    '  ```py',
    '```a`b',
  ],
  ...[
    '| a | b |',
    '|---|:-:|',
    '--|--',
    '|-',
    '| 1 | `x|y` |',
    '[ref]: https://example.com/ref',
    '[REF]: /other "title"',
  ],
  ...[
    '[text]: https://example.com',
    '[ref]:',
    '"title"',
    "'tit",
    '<div>',
    '</div>',
    '<pre>',
    '<script>',
    '<!-- note',
    '-->',
  ],
  ...['$$', '$$x$$', '\\[', '\\]', '\\begin{x}', '= 2', '- 3', '-', '1.', '*', '#', '>', '  - nested', '    - deeper'],
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

/** Markdown as rich and as broken as a model could write it. */
export const markdownText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\n\n', '  \n')), { maxLength: 14 }), line)
  .map(([lines, last]) => lines.map(([text, end]) => text + end).join('') + last);
