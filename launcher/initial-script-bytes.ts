import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/**
 * Bytes of JavaScript that a built page loads to be whole: its module scripts, all that they import statically, and
 * what they import on demand, since a page's own script does that at once, only to let a frame go first. What those
 * import on demand does not count.
 */
export function initialScriptBytes(buildFolder: string, page: string): number {
  const html = readFileSync(join(buildFolder, page), 'utf8');
  const files = new Set<string>();
  for (const [, source = ''] of html.matchAll(/<script\b[^>]*\bsrc="\/?([^"]+)"/g)) {
    collect(buildFolder, source, files);
    const code = readFileSync(join(buildFolder, source), 'utf8');
    for (const [, specifier = ''] of code.matchAll(/\bimport\([`'"]([^`'"]+)[`'"]\)/g)) {
      collect(buildFolder, join(dirname(source), specifier), files);
    }
  }
  let bytes = 0;
  for (const file of files) bytes += readFileSync(join(buildFolder, file)).length;
  return bytes;
}

function collect(buildFolder: string, file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  for (const specifier of staticImports(readFileSync(join(buildFolder, file), 'utf8'))) {
    collect(buildFolder, join(dirname(file), specifier), files);
  }
}

function staticImports(code: string): string[] {
  return parseAst(code).body.flatMap((statement) =>
    (statement.type === 'ImportDeclaration' ||
      statement.type === 'ExportNamedDeclaration' ||
      statement.type === 'ExportAllDeclaration') &&
    statement.source
      ? [statement.source.value]
      : [],
  );
}
