import * as fc from 'fast-check';
import { readBlocks, readSection, readSections } from './protocol-document.ts';
import { listEnums } from './schema-enums.ts';

type Json = Record<string, unknown>;

const messages = readSection('Messages of `aside.v1`');

/** The example of every message that one side may send. */
export function listExamples(side: 'client' | 'companion'): Json[] {
  const title = side === 'client' ? 'From the client' : 'From the companion';
  const section = readSections(3, messages).find((found) => found.title === title)?.text ?? '';
  return readBlocks('json', section).map((block) => JSON.parse(block));
}

const OPEN = new Set(
  [...listEnums('client'), ...listEnums('companion')].filter(({ isOpen }) => isOpen).map(({ path }) => path),
);

/** A frame as a newer peer may write it: with fields that nobody knows yet, and values of open fields that are not known. */
export function newer(frame: Json): fc.Arbitrary<Json> {
  return grow(frame, String(frame.type)) as fc.Arbitrary<Json>;
}

const NEW_VALUE = fc.constantFrom('of-tomorrow', 'image', 'constructor', '');
const NEW_FIELDS = fc.dictionary(
  fc.constantFrom('params', 'parts', 'kindOf', 'x-new'),
  fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant([{ deep: { a: [1] } }])),
  { maxKeys: 2 },
);

function grow(value: unknown, path: string): fc.Arbitrary<unknown> {
  if (OPEN.has(path)) return fc.oneof(fc.constant(value), NEW_VALUE);
  if (Array.isArray(value)) return fc.tuple(...value.map((item) => grow(item, path)));
  if (typeof value !== 'object' || value === null) return fc.constant(value);
  const entries = Object.entries(value).map(([name, item]) =>
    grow(item, `${path}.${name}`).map((grown) => [name, grown] as const),
  );
  return fc.tuple(NEW_FIELDS, ...entries).map(([fields, ...known]) => ({ ...fields, ...Object.fromEntries(known) }));
}
