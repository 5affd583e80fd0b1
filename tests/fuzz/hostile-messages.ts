/** Texts of frames: messages as they should be, messages with something wrong in them, and what is no message. */
import * as fc from 'fast-check';
import { ClientMessageSchema } from '../../protocol/client-messages.ts';
import { toArbitrary } from './schema-values.ts';

/** Changes what others have: with a key they may, and it would be no attack. */
const LAWFUL_HARM = ['rotate', 'revoke', 'pairing', 'delete_all'];

const options = ClientMessageSchema.options.filter((option) => !LAWFUL_HARM.includes(option.entries.type.literal));
const message = fc.oneof(...options.map((option) => toArbitrary(option))) as fc.Arbitrary<Record<string, unknown>>;

const wrong = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  '\udfff',
  '\0',
  'constructor',
  [],
  {},
  [[[[]]]],
  { toString: 1, valueOf: 2, length: 3 },
  { constructor: { prototype: 1 } },
);

/** One field that is wrong, missing, or of a name that means something to JavaScript. */
const damaged = fc
  .tuple(message, fc.nat(), wrong, fc.constantFrom('wrong', 'missing', '__proto__', 'constructor', 'toJSON', 'then'))
  .map(([good, index, value, how]) => {
    const names = Object.keys(good);
    const name = names[index % names.length] ?? 'type';
    if (how === 'missing') return JSON.stringify({ ...good, [name]: undefined });
    if (how === 'wrong') return JSON.stringify({ ...good, [name]: value });
    return `${JSON.stringify(good).slice(0, -1)},${JSON.stringify(how)}:${JSON.stringify(value)}}`;
  });

/** The text of a message with one place of it changed. */
const torn = fc
  .tuple(message, fc.nat(), fc.constantFrom('', '"', '\\', '\\ud800', '}', '[', '0x1', 'NaN', '\u2028', ',,'))
  .map(([good, index, piece]) => {
    const text = JSON.stringify(good);
    const at = index % text.length;
    return text.slice(0, at) + piece + text.slice(at + (index % 3));
  });

const absurd = fc.constantFrom(
  '',
  'null',
  '[]',
  '"chat"',
  '{}',
  '{"type":{}}',
  '{"type":"__proto__"}',
  '{"type":"chat","type":"ping"}',
  '[{"type":"ping"}]',
  '{"type":"ping"}{"type":"ping"}',
  '\ufeff{"type":"ping"}',
  `{"type":"ping","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  `{"type":"ping","x":${'{"x":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  `{"type":"models","id":"${'x'.repeat(100_000)}"}`,
  `{"type":"search","id":"s","query":"${'"* OR '.repeat(40)}"}`,
  `{"message":"${'x'.repeat(500_000)}"}`,
  `{"type":"ping","n":${'9'.repeat(100_000)}}`,
);

/** At article depth a question has no type. */
const question = fc.record({ message: fc.string(), model: fc.option(fc.string(), { nil: undefined }) });

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: message.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: damaged },
  { weight: 2, arbitrary: torn },
  { weight: 1, arbitrary: absurd },
  { weight: 1, arbitrary: question.map((value) => JSON.stringify(value)) },
);
