import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPrompt, PLACEHOLDERS, parsePrompt, questionsOf } from '../../../sidebar/prompts/placeholders.ts';

const kindsOf = (text: string) => parsePrompt(text).map(({ kind }) => kind);
/** Braces and names of placeholders, near each other. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{{', '}}', '{', '}', 'page', 'ask:', '{{page}}', '{{ask:For whom?}}', '{{ask:}}', '{{x}}', '\n'),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('the pieces of a prompt', () => {
  it('are, put together, the very text, whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          parsePrompt(text)
            .map(({ raw }) => raw)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('know each placeholder, in any case and with blanks', () => {
    expect(PLACEHOLDERS.map((name) => kindsOf(`{{ ${name.toUpperCase()} }}`))).toEqual(
      PLACEHOLDERS.map((name) => [name]),
    );
  });

  it.each([
    ['unbalanced', 'a {{page b', ['text']],
    ['closed without being opened', 'a }} b', ['text']],
    ['nested: the inner one counts', '{{ask:a {{page}} b}}', ['text', 'page', 'text']],
    ['empty', '{{}}', ['text']],
    ['not known', '{{tone}}', ['unknown']],
    ['one brace too many', '{{{page}}}', ['text', 'page', 'text']],
    ['a question without words', '{{ask:}}', ['ask']],
    ['a question over two lines', '{{ask:For\nwhom?}}', ['ask']],
  ])('%s', (_, text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it('ask each question once', () => {
    expect(questionsOf(parsePrompt('{{ask:Who?}} {{ask: Who? }} {{ask:}} {{ask:When?}}'))).toEqual([
      'Who?',
      '',
      'When?',
    ]);
  });

  it('of a text of five million characters are found in the time of its length', () => {
    expect(parsePrompt('{{ask:'.repeat(800_000))).toHaveLength(1);
  });
});

describe('filling', () => {
  it('leaves everything as it is that nothing is known for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fillPrompt(parsePrompt(text), {})).toBe(text.trim());
      }),
    );
  });

  it('keeps each word of the text around placeholders, in order', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom(' {{page}} ', '\n{{page}}\n', '\n\n{{selection}}\n\n'), (said, between) => {
        const filled = fillPrompt(parsePrompt(said.join(between)), { page: '[p]', selection: '[s]' });
        expect(filled.match(/(?<!\[)\b[a-z]+\b(?!\])/g)).toEqual(said);
      }),
    );
  });

  it('says nothing of what goes along where it has a line for itself, and names it in a sentence', () => {
    const filling = { page: '[attached page]', selection: '[attached text]' };
    expect(fillPrompt(parsePrompt('Sum up.\n\n{{page}}'), filling)).toBe('Sum up.');
    expect(fillPrompt(parsePrompt('Begin.\n\n{{page}}\n\nEnd.'), filling)).toBe('Begin.\n\nEnd.');
    expect(fillPrompt(parsePrompt('Compare {{selection}} with {{page}}.'), filling)).toBe(
      'Compare [attached text] with [attached page].',
    );
  });

  it('looks for no placeholders in what is filled in', () => {
    const pieces = parsePrompt('{{title}} {{ask:Who?}}');
    const filled = fillPrompt(pieces, { title: '{{clipboard}} $& {{ask:Password?}}' }, new Map([['Who?', '{{page}}']]));
    expect(filled).toBe('{{clipboard}} $& {{ask:Password?}} {{page}}');
  });
});
