import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './place-folder.ts';

/** What no build is made of. Everything else is, so that a new folder can't be forgotten. */
const NO_SOURCES = new Set(['bench', 'coverage', 'deploy', 'docs', 'node_modules', 'tests']);
/** What npm has really installed, which `package-lock.json` says only after `npm ci`. */
const INSTALLED = join('node_modules', '.package-lock.json');

/** Says whether a build would come out as the last one did: sources, packages, settings, and the Node that runs it. */
export function fingerprintSources(project: string, env: NodeJS.ProcessEnv = process.env): string {
  const sources = readdirSync(project).filter((name) => isSource(name));
  const files = sources
    .flatMap((name) =>
      statSync(join(project, name), { throwIfNoEntry: false })?.isDirectory()
        ? filesOf(join(project, name)).map((file) => `${name}/${file}`)
        : name,
    )
    .toSorted();
  if (existsSync(join(project, INSTALLED))) files.push(INSTALLED);
  return fingerprint(project, files, [process.version, env.NODE_ENV ?? '']);
}

/** Says whether a build is still as it was made. Files in `except` are no part of it. */
export function fingerprintBuild(folder: string, except: readonly string[]): string | undefined {
  if (!existsSync(folder)) return undefined;
  return fingerprint(
    folder,
    filesOf(folder).filter((file) => !except.includes(file)),
  );
}

/** `.env` files are the only hidden ones that a build reads. */
function isSource(name: string): boolean {
  if (name.startsWith('.')) return name.startsWith('.env');
  return !NO_SOURCES.has(name) && !/\.(?:md|log)$/.test(name);
}

function fingerprint(folder: string, files: readonly string[], settings: readonly string[] = []): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const file of files) {
    const bytes = readOrEmpty(join(folder, file));
    hash.update(`\n${JSON.stringify(file)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** Editors leave links that lead nowhere beside what they have open, and a file may go while we look. */
function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.of();
  }
}
