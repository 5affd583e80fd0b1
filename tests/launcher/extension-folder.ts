import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { filesOf } from '../../launcher/place-folder.ts';

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** All of a folder, so that any change shows: also a file that was written anew as it was. */
export function snapshot(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(folder).map((file) => {
      const { ino, mtimeMs } = statSync(join(folder, file));
      return [file, `${ino} ${mtimeMs} ${readFileSync(join(folder, file), 'base64')}`];
    }),
  );
}

/** What keeps a browser from using an unpacked extension: from its manifest on, a file is named that is not there. */
export function faultsOf(folder: string): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  function visit(file: string, from: string): void {
    if (seen.has(file)) return;
    seen.add(file);
    if (!existsSync(join(folder, file))) faults.push(`${from} names ${file}`);
    else if (/\.(?:html|js|json)$/.test(file)) {
      for (const named of namedIn(file, readFileSync(join(folder, file), 'utf8'))) visit(named, file);
    }
  }
  visit('manifest.json', 'every browser');
  return faults;
}

/** Files that a manifest, a page or a chunk names, as paths from the extension's root. */
function namedIn(file: string, text: string): string[] {
  if (file === 'manifest.json') {
    const { background, side_panel, options_ui, icons = {} } = JSON.parse(text);
    return [background?.service_worker, side_panel?.default_path, options_ui?.page, ...Object.values(icons)].filter(
      (named): named is string => typeof named === 'string',
    );
  }
  if (file.endsWith('.html')) return [...text.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, named = '']) => named);
  const scripts = [...text.matchAll(/(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)];
  // Styles of what is loaded later are named from the root.
  const styles = [...text.matchAll(/["'`]\/?(assets\/[\w.-]+\.css)["'`]/g)];
  return [
    ...scripts.map(([, named = '']) => posix.join(posix.dirname(file), named)),
    ...styles.map(([, named = '']) => named),
  ];
}
