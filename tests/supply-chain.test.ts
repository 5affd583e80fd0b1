/** What is installed, what may run while it is, and what of it reaches people. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { readSourceImports, resolveSpecifier } from './helpers/source-imports.ts';

interface LockEntry {
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  inBundle?: boolean;
  dependencies?: Record<string, string>;
}

const { packages } = readJson('package-lock.json') as { packages: Record<string, LockEntry> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

const security = readFileSync('SECURITY.md', 'utf8').replace(/\s+/g, ' ');

/** A version, or those that are compatible with one: nothing that names a place to fetch from. */
const RANGE = /^[~^]?\d+\.\d+\.\d+$/;
const EXACT_VERSION = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Unlicense'];
/** Copyleft for its own files alone, which are shipped as they are. */
const UNCHANGED_FILES: Record<string, string> = { 'webextension-polyfill': 'MPL-2.0' };
/** One of several, or said in a file of its own alone. */
const CHOSEN: Record<string, string> = { dompurify: 'Apache-2.0', khroma: 'MIT' };
/** What draws diagrams runs in a frame that can do nothing, and is counted by itself. */
const FRAME = 'sidebar/diagrams/frame';

/** Whose imports reach people, and how many packages may, those that they bring along included. */
const SHIPPED = [
  { what: 'the extension', folders: ['sidebar', 'components', 'entrypoints', 'protocol'], most: 20 },
  { what: 'the companion', folders: ['companion', 'protocol'], most: 34 },
  { what: 'the frame that draws diagrams', folders: [FRAME], most: 115 },
].map(({ what, folders, most }) => ({ what, most, shipped: closureOf(importsOf(folders)) }));

describe('the lockfile', () => {
  it('pins every package to a version and the hash of its archive', () => {
    expect(locked.length).toBeGreaterThan(100);
    for (const [path, entry] of locked) {
      expect(entry.integrity, path).toMatch(/^sha512-[\w+/]{86}==$/);
      expect(entry.version, path).toMatch(EXACT_VERSION);
    }
  });

  it('takes nothing from anywhere but the registry that npm asks', () => {
    // The lock names no addresses: whatever registry npm is set up for is asked, by name and version.
    for (const [path, { resolved, link, inBundle }] of locked) {
      expect([resolved, link, inBundle], path).toEqual([undefined, undefined, undefined]);
    }
    for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(range, name).toMatch(RANGE);
    }
  });

  it('is what is installed', () => {
    const installed = readJson('node_modules/.package-lock.json') as { packages: typeof packages };
    for (const [path, { version, integrity }] of Object.entries(installed.packages)) {
      expect([path, version, integrity]).toEqual([path, packages[path]?.version, packages[path]?.integrity]);
    }
  });
});

it('only packages in allowScripts run anything when they are installed, and each of those does', () => {
  const running = locked.map(([path]) => path).filter(hasInstallScript);
  expect(running.map(toName).toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
});

describe('what is shipped', () => {
  it('has every runtime dependency in it, each with its reason in docs/decisions', () => {
    const reasons = readFileSync('docs/decisions/0001-runtime-dependencies.md', 'utf8');
    expect(security).toContain(`${Object.keys(manifest.dependencies).length} packages are installed to run`);
    const everything = new Set(SHIPPED.flatMap(({ shipped }) => shipped.map(toName)));
    for (const name of Object.keys(manifest.dependencies)) {
      expect(reasons, name).toContain(`\`${name}\``);
      expect(everything, name).toContain(name);
    }
  });

  it.each(SHIPPED.map((part) => ({ ...part, count: part.shipped.length })))(
    'in $what comes from $count packages, as SECURITY.md says',
    ({ what, shipped, count, most }) => {
      expect(count, shipped.map(toName).join(', ')).toBeLessThanOrEqual(most);
      expect(security).toContain(`${count} in ${what}`);
    },
  );

  it('is under permissive licences', () => {
    for (const path of new Set(SHIPPED.flatMap(({ shipped }) => shipped))) {
      const { license: said } = readJson(`${path}/package.json`) as { license: string };
      const license = CHOSEN[toName(path)] ?? said;
      const allowed = UNCHANGED_FILES[toName(path)] ?? PERMISSIVE;
      expect(allowed, `${path}: ${license}`).toContain(license);
    }
  });
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function toName(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Read from the package itself, since a lockfile's word for it can be missing. Not installed: for another machine. */
function hasInstallScript(path: string): boolean {
  if (!existsSync(`${path}/package.json`)) return false;
  const { scripts = {} } = readJson(`${path}/package.json`) as { scripts?: Record<string, string> };
  const isBuilt = existsSync(`${path}/binding.gyp`);
  return isBuilt || ['preinstall', 'install', 'postinstall'].some((name) => scripts[name] !== undefined);
}

/** The packages that sources of ours import by name. */
function importsOf(folders: readonly string[]): string[] {
  const names = new Set<string>();
  for (const file of folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))) {
    const path = file.split(sep).join('/');
    if (path.startsWith(FRAME) && !folders.includes(FRAME)) continue;
    for (const specifier of readSourceImports(path, readFileSync(file, 'utf8')).specifiers) {
      const target = resolveSpecifier(path, specifier);
      if ('package' in target && target.package in manifest.dependencies) names.add(target.package);
    }
  }
  return [...names];
}

/** The places of these packages and of all that they depend on. */
function closureOf(names: readonly string[]): string[] {
  const found = new Set<string>();
  function add(name: string, from: string): void {
    const path = locate(name, from);
    if (found.has(path)) return;
    found.add(path);
    for (const dependency of Object.keys(packages[path]?.dependencies ?? {})) add(dependency, path);
  }
  for (const name of names) add(name, '');
  return [...found].toSorted();
}

/** As Node looks for a package: in the folder of whoever asks, then in those above it. */
function locate(name: string, from: string): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') throw new Error(`${from} needs ${name}, which is not in the lockfile`);
  }
}
