import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { wordsFile } from '../words/words-file.ts';

/**
 * Bytes of JavaScript that a built page loads to be whole: its module scripts, all that they import statically, and
 * what they import on demand, since a page's own script does that at once, only to let a frame go first; and the words of
 * the first screen, in one language.
 */
export function initialScriptBytes(buildFolder: string, page: string): number {
  const files = new Set<string>();
  for (const source of scriptsOf(buildFolder, page)) {
    collect(buildFolder, source, files);
    for (const file of importedOnDemand(buildFolder, source)) collect(buildFolder, file, files);
  }
  // Nothing is shown before its words are there. English stands for all: one language is loaded.
  for (const words of globSync(wordsFile('en', 'first*'), { cwd: buildFolder })) collect(buildFolder, words, files);
  return bytesOf(buildFolder, files);
}

/** Bytes of JavaScript that a built page's first frame has beside it: its scripts, and all that they import statically. */
export function earlyScriptBytes(buildFolder: string, page: string): number {
  const files = new Set<string>();
  for (const source of scriptsOf(buildFolder, page)) collect(buildFolder, source, files);
  return bytesOf(buildFolder, files);
}

function scriptsOf(buildFolder: string, page: string): string[] {
  const html = readFileSync(join(buildFolder, page), 'utf8');
  return [...html.matchAll(/<script\b[^>]*\bsrc="\/?([^"]+)"/g)].map(([, source = '']) => source);
}

function bytesOf(buildFolder: string, files: ReadonlySet<string>): number {
  let bytes = 0;
  for (const file of files) bytes += readFileSync(join(buildFolder, file)).length;
  return bytes;
}

function importedOnDemand(buildFolder: string, file: string): string[] {
  const code = readFileSync(join(buildFolder, file), 'utf8');
  const specifiers = code.matchAll(/\bimport\([`'"]([^`'"]+)[`'"]\)/g);
  return [...specifiers].map(([, specifier = '']) => join(dirname(file), specifier));
}

/** Adds a built file to `files`, and all that it imports statically. */
export function collect(buildFolder: string, file: string, files: Set<string>): void {
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
