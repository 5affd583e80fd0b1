/** Values for any schema of ours, made by walking it: what the schema admits, so that mutations of it reach deep. */
import * as fc from 'fast-check';
import type * as v from 'valibot';

/** Whatever of a schema is read here. */
interface Node {
  type: string;
  literal?: unknown;
  options?: readonly unknown[];
  entries?: Record<string, Node>;
  wrapped?: Node;
  item?: Node;
  value?: Node;
  items?: readonly Node[];
  pipe?: readonly { type: string; requirement?: unknown }[];
}

/** Few, so that connections speak of each other's. */
const UUIDS = Array.from({ length: 12 }, (_, index) => `00000000-0000-4000-8000-0000000000${10 + index}`);
const STRINGS = [
  '',
  'x',
  'Why?',
  '\ud800',
  'a\0b',
  '\u202e',
  '😀'.repeat(30),
  'summarise',
  '{"type":"chat"}',
  'reader',
];
const NUMBERS = [0, 1, 7, 200, -1, 0.5, 2 ** 53, -0, 1e308];

export function toArbitrary(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  return walk(schema as unknown as Node);
}

function walk(node: Node): fc.Arbitrary<unknown> {
  const { type, options = [], entries = {}, wrapped, item } = node;
  switch (type) {
    case 'literal':
      return fc.constant(node.literal);
    case 'picklist':
      return fc.constantFrom(...options);
    case 'string':
      return hasUuid(node) ? fc.constantFrom(...UUIDS) : fc.oneof(fc.constantFrom(...STRINGS), fc.string());
    case 'number':
      return fc.constantFrom(...NUMBERS);
    case 'boolean':
      return fc.boolean();
    case 'optional':
      return wrapped ? fc.option(walk(wrapped), { nil: undefined }) : fc.constant(undefined);
    case 'nullable':
      return wrapped ? fc.option(walk(wrapped), { nil: null }) : fc.constant(null);
    case 'array':
      return item ? fc.array(walk(item), { maxLength: 3 }) : fc.constant([]);
    case 'tuple':
      return fc.tuple(...(node.items ?? []).map(walk));
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 });
    case 'record':
      return fc.dictionary(
        fc.oneof(fc.constantFrom(...STRINGS), fc.string()),
        node.value ? walk(node.value) : fc.jsonValue(),
        {
          maxKeys: 3,
        },
      );
    case 'object':
    case 'loose_object':
      return fc.record(Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, walk(entry)])));
    case 'variant':
    case 'union':
      return fc.oneof(...options.map((option) => walk(option as Node)));
    default:
      throw new TypeError(`no values for ${type}`);
  }
}

function hasUuid({ pipe = [] }: Node): boolean {
  return pipe.some(({ type }) => type === 'uuid');
}
