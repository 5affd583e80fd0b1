import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

/** What one source file reaches for: the modules it imports and the globals it names. */
export interface SourceImports {
  /** As written, types and dynamic imports of a literal included. */
  specifiers: string[];
  /** Identifiers in the place of a variable or a type, and members of `globalThis`, `window` and `self`. */
  names: Set<string>;
}

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'self']);

/** Reads a TypeScript file by its syntax, so that comments and strings can't hide or fake an import. */
export function readSourceImports(path: string, source: string): SourceImports {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const specifiers: string[] = [];
  const names = new Set<string>();
  /** Offsets of identifiers that are mere labels: `x` in `a.x` and in `{ x: 1 }`. */
  const labels = new Set<number>();
  const add = (node: ESTree.Node | null) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') specifiers.push(node.value);
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    MemberExpression(node) {
      if (node.computed || node.property.type !== 'Identifier') return;
      const ofGlobal = node.object.type === 'Identifier' && GLOBAL_OBJECTS.has(node.object.name);
      if (!ofGlobal) labels.add(node.property.start);
    },
    Property(node) {
      if (!node.computed && !node.shorthand) labels.add(node.key.start);
    },
    TSPropertySignature(node) {
      if (!node.computed) labels.add(node.key.start);
    },
    TSMethodSignature(node) {
      if (!node.computed) labels.add(node.key.start);
    },
    Identifier(node) {
      if (!labels.has(node.start)) names.add(node.name);
    },
  }).visit(program);
  return { specifiers, names };
}

/** Relative specifiers become paths from the project's root, and packages lose what follows their name. */
export function resolveSpecifier(from: string, specifier: string): { path: string } | { package: string } {
  if (specifier.startsWith('.')) {
    return { path: posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')) };
  }
  if (specifier.startsWith('node:')) return { package: 'node:' };
  const parts = specifier.split('/');
  return { package: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}
