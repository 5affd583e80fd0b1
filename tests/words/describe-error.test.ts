import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../protocol/error-codes.ts';
import { describeError, describeErrorInLine } from '../../words/describe-error.ts';
import { errors } from '../../words/english/errors.ts';
import { readSection, readTable, unquote } from '../protocol/protocol-document.ts';

/** Causes as PROTOCOL.md has them, each with the names of its params. */
const CAUSES = readTable(readSection('Causes', 3)).map(([code = '', cause = '', params = '']) => ({
  code: unquote(code),
  cause: unquote(cause),
  names: [...params.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
}));
const NUMBERS = [
  'status',
  'left',
  'megabytes',
  'percent',
  'seconds',
  'count',
  'least',
  'most',
  'least',
  'others',
  'promptTokens',
  'contextTokens',
  'minutes',
];

function sampleOf(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name, index) => [
      name,
      name === 'server' ? 'ollama' : NUMBERS.includes(name) ? 500 + index : `<${name}>`,
    ]),
  );
}

describe('the sentences for an error', () => {
  it.each(Object.keys(ERROR_CODES))('are there for %s alone, and end as sentences do', (code) => {
    const { message, cure } = describeError({ code, params: {} });
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(cure).toMatch(/^$|^[A-Z].*\.$/);
  });

  it('are there for every cause of PROTOCOL.md, and for no other', () => {
    const written = Object.entries(errors).flatMap(([code, causes]) =>
      Object.keys(causes)
        .filter((cause) => cause !== 'general')
        .map((cause) => `${code} ${cause}`),
    );
    expect(CAUSES.map(({ code, cause }) => `${code} ${cause}`).toSorted()).toEqual(written.toSorted());
  });

  it.each(CAUSES)('of $code, $cause, need no more than its params, and have no hole', ({ code, cause, names }) => {
    const params = { cause, ...sampleOf(names) };
    const line = describeErrorInLine({ code, params });
    expect(line).not.toBe(describeErrorInLine({ code, params: {} }));
    expect(line).not.toMatch(/undefined|NaN|\[object| {2}|\.\./);
    expect(line).toMatch(/^[A-Z\d“<].*[.`]$|: [^ ].*$/);
    const said = names.filter((name) => name !== 'server' && line.includes(String(sampleOf(names)[name])));
    // What is given is said; which kind of server it is may show in the words alone.
    if (names.some((name) => name !== 'server')) expect(said).not.toEqual([]);
  });

  it('of a cause that is not known, or that lacks something, are those of its code', () => {
    const known = describeError({ code: 'upstream_failed', params: {} });
    for (const params of [{ cause: 'melted' }, { cause: 'toString' }, { cause: 'no_memory' }, { cause: 7 }]) {
      expect(describeError({ code: 'upstream_failed', params })).toEqual(known);
    }
  });

  it('of a code that is not known say that a newer Aside is needed, whatever the code is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), (code) => {
        fc.pre(!Object.hasOwn(ERROR_CODES, code));
        expect(describeErrorInLine({ code, params: {} })).toMatch(/newer Aside/);
      }),
    );
  });

  it('that an earlier version kept are shown as they are', () => {
    const words = { message: 'It failed.', cure: 'Ask again.' };
    expect(describeError({ code: 'upstream_failed', params: { cause: 'earlier_words', ...words } })).toEqual(words);
  });
});
