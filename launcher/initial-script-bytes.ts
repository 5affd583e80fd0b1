import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { FIRST_WORDS } from './first-script.ts';

/**
 * Bytes of JavaScript that a built page loads to be whole: its module scripts, all that they import statically, and
 * what they import on demand, since a page's own script does that at once, only to let a frame go first. Of what those
 * import on demand the words of the first screen count, in one language.
 */
export function initialScriptBytes(buildFolder: string, page: string): number {
  const html = readFileSync(join(buildFolder, page), 'utf8');
  const files = new Set<string>();
  for (const [, source = ''] of html.matchAll(/<script\b[^>]*\bsrc="\/?([^"]+)"/g)) {
    collect(buildFolder, source, files);
    for (const file of importedOnDemand(buildFolder, source)) collect(buildFolder, file, files);
  }
  for (const file of [...files].flatMap((loaded) => importedOnDemand(buildFolder, loaded))) {
    if (isFirstWords(buildFolder, file)) collect(buildFolder, file, files);
  }
  let bytes = 0;
  for (const file of files) bytes += readFileSync(join(buildFolder, file)).length;
  return bytes;
}

/** The words themselves, or a file that does nothing but hand them on. */
function isFirstWords(buildFolder: string, file: string): boolean {
  const { body } = parseAst(readFileSync(join(buildFolder, file), 'utf8'));
  const [only] = body;
  const target = body.length === 1 && only?.type === 'ExportNamedDeclaration' ? only.source?.value : undefined;
  return basename(target ?? file).startsWith(FIRST_WORDS);
}

function importedOnDemand(buildFolder: string, file: string): string[] {
  const code = readFileSync(join(buildFolder, file), 'utf8');
  const specifiers = code.matchAll(/\bimport\([`'"]([^`'"]+)[`'"]\)/g);
  return [...specifiers].map(([, specifier = '']) => join(dirname(file), specifier));
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
