import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceImports, resolveSpecifier } from './helpers/source-imports.ts';

interface Rule {
  /** Folders of ours, as prefixes of paths from the root. */
  folders: readonly string[];
  /** `node:` stands for all of Node's own modules. */
  packages: readonly string[];
  /** Globals that only a folder further out may touch. */
  forbiddenNames?: readonly string[];
}

const BROWSER = ['browser', 'chrome'];
const NETWORK = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'indexedDB', 'localStorage'];

/** protocol <- companion <- launcher, and protocol <- sidebar <- components <- entrypoints and web. */
const RULES: Record<string, Rule> = {
  'protocol/': { folders: ['protocol/'], packages: ['valibot'], forbiddenNames: [...BROWSER, ...NETWORK, 'process'] },
  'words/': {
    folders: ['words/', 'protocol/'],
    packages: ['#default-words'],
    forbiddenNames: [...BROWSER, ...NETWORK, 'process'],
  },
  // package.json for the version that the companion tells
  'companion/': {
    folders: ['companion/', 'words/', 'protocol/', 'package.json'],
    packages: ['node:', '@redis/client', 'eventsource-parser', 'ws', 'pg', 'pino', 'prom-client', 'unpdf', 'valibot'],
    forbiddenNames: BROWSER,
  },
  // All that runs in the frame that draws diagrams: it has nothing of the panel's.
  'sidebar/diagrams/frame/': {
    folders: ['sidebar/diagrams/'],
    packages: ['mermaid'],
    forbiddenNames: [...BROWSER, ...NETWORK, 'process'],
  },
  'sidebar/': {
    folders: ['sidebar/', 'protocol/'],
    packages: ['@noble/hashes', '@preact/signals', 'valibot', 'wxt'],
    forbiddenNames: ['process'],
  },
  'components/': {
    folders: ['components/', 'sidebar/', 'words/', 'protocol/'],
    packages: ['@preact/signals', 'katex', 'lean-qr', 'lowlight', 'lucide', 'marked', 'preact'],
    forbiddenNames: [...BROWSER, ...NETWORK, 'process'],
  },
  'entrypoints/': {
    folders: ['entrypoints/', 'components/', 'sidebar/', 'words/', 'protocol/'],
    packages: ['@preact/signals', 'preact', 'webextension-polyfill', 'wxt'],
    forbiddenNames: ['process'],
  },
  'web/': {
    folders: ['web/', 'components/', 'sidebar/', 'words/', 'protocol/', 'public/'],
    packages: ['@preact/signals', 'preact'],
    forbiddenNames: [...BROWSER, 'process'],
  },
  'launcher/': {
    folders: ['launcher/', 'companion/', 'words/', 'protocol/'],
    packages: ['node:', 'rolldown', 'vite', 'wxt'],
  },
};

/** The floors inside `companion/`, the highest first: a room stands on those below it and on nothing else here. */
const FLOORS = [
  ['server'],
  ['metrics'],
  ['connections'],
  ['turns', 'operations'],
  ['transcribers'],
  ['upstreams', 'transfers', 'blobs', 'files', 'live'],
  ['conversations'],
  ['store'],
  ['prompts', 'logging'],
];
/** What a room may use beside the floors below it. `access`, `settings` and `cli` are under none of them. */
const BESIDE: Record<string, readonly string[]> = {
  server: ['access', 'settings', 'web'],
  connections: ['access'],
  access: ['store', 'logging', 'web'],
  settings: ['access', 'upstreams', 'transcribers', 'logging'],
  cli: ['access', 'connections', 'logging', 'server', 'settings', 'store', 'transcribers', 'upstreams', 'web'],
  web: [],
};
/** Files of the companion that belong to no room, and that every room may use. */
const FOUNDATIONS = [
  'ask-at-pace.ts',
  'clock.ts',
  'coded-error.ts',
  'listeners.ts',
  'open-to-others.ts',
  'slots.ts',
  'token-bucket.ts',
  'version.ts',
];

/** What a file of the companion imports although its room does not stand on it, in words. */
function risingArrows(path: string, source: string): string[] {
  const room = path.split('/')[1] ?? '';
  // What puts the companion together, and starts it.
  if (room.endsWith('.ts') && !FOUNDATIONS.includes(room)) return [];
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  const below = floor === -1 ? [] : FLOORS.slice(floor + 1).flat();
  const allowed = [room, ...below, ...(BESIDE[room] ?? []), ...FOUNDATIONS];
  return readSourceImports(path, source).specifiers.flatMap((specifier) => {
    const target = resolveSpecifier(path, specifier);
    const [outer, inner = ''] = 'path' in target ? target.path.split('/') : [];
    if (outer !== 'companion' || allowed.includes(inner)) return [];
    return [`${path}: ${room} may not import ${specifier}`];
  });
}

/** What `path` imports or names although its folder's rule does not allow it, in words. */
function violations(path: string, source: string): string[] {
  const entry = Object.entries(RULES).find(([folder]) => path.startsWith(folder));
  if (!entry) return [`${path}: no rule for its folder`];
  const [folder, rule] = entry;
  const { specifiers, names } = readSourceImports(path, source);
  const wrong: string[] = [];
  for (const specifier of specifiers) {
    const target = resolveSpecifier(path, specifier);
    const allowed =
      'path' in target
        ? rule.folders.some((prefix) => target.path.startsWith(prefix))
        : rule.packages.includes(target.package);
    if (!allowed) wrong.push(`${path}: ${folder} may not import ${specifier}`);
  }
  for (const name of rule.forbiddenNames ?? []) {
    if (names.has(name)) wrong.push(`${path}: ${folder} may not use ${name}`);
  }
  return wrong;
}

/** The first cycle found, as the paths along it; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (node: string): string[] => {
    const at = trail.indexOf(node);
    if (at >= 0) return [...trail.slice(at), node];
    if (done.has(node)) return [];
    trail.push(node);
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    trail.pop();
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const cycle = visit(node);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

const root = new URL('..', import.meta.url);
const folders = Object.keys(RULES).map((folder) => folder.slice(0, -1));
const sources = new Map(
  globSync(`{${folders.join(',')}}/**/*.{ts,tsx}`, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.endsWith('.d.ts'))
    .map((path) => [path, readFileSync(new URL(path, root), 'utf8')] as const),
);

describe('import direction', () => {
  it.each(folders)('%s imports only what lies beneath it', (folder) => {
    const files = [...sources].filter(([path]) => path.startsWith(`${folder}/`));
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(([path, source]) => violations(path, source))).toEqual([]);
  });

  it('rises nowhere between the floors of the companion', () => {
    const files = [...sources].filter(([path]) => path.startsWith('companion/'));
    expect(files.flatMap(([path, source]) => risingArrows(path, source))).toEqual([]);
  });

  it('knows every room of the companion', () => {
    const rooms = [...sources.keys()].flatMap((path) => /^companion\/([^/]+)\//.exec(path)?.[1] ?? []);
    const known = new Set([...FLOORS.flat(), ...Object.keys(BESIDE)]);
    expect([...new Set(rooms)].filter((room) => !known.has(room))).toEqual([]);
  });

  it.each([
    ['companion/turns/a.ts', "import type { Handshake } from '../connections/handshake.ts';"],
    ['companion/turns/a.ts', "import type { Caller } from '../access/caller.ts';"],
    ['companion/store/a.ts', "import { createTurn } from '../turns/turn.ts';"],
    ['companion/upstreams/a.ts', "import { openSqliteStore } from '../turns/turn.ts';"],
    ['companion/connections/handlers/a.ts', "import { chat } from '../../cli/chat/chat.ts';"],
    ['companion/settings/a.ts', "import { startCompanion } from '../companion.ts';"],
    ['companion/clock.ts', "import { createLog } from './logging/create-log.ts';"],
  ])('refuses %s with %s', (path, source) => {
    expect(risingArrows(path, source)).not.toEqual([]);
  });

  it('has no cycles', () => {
    const graph = new Map(
      [...sources].map(([path, source]) => [
        path,
        readSourceImports(path, source).specifiers.flatMap((specifier) => {
          const target = resolveSpecifier(path, specifier);
          return 'path' in target ? [target.path] : [];
        }),
      ]),
    );
    expect(findCycle(graph).join(' -> ')).toBe('');
  });

  it.each([
    ['protocol/a.ts', "import { createHmac } from 'node:crypto';"],
    ['protocol/a.ts', "import type { Caller } from '../companion/access/caller.ts';"],
    ['companion/a.ts', "export { x } from '../sidebar/x.ts';"],
    ['sidebar/a.ts', "export * from '../components/x.ts';"],
    ['sidebar/a.ts', "import { Panel } from '../components/Panel.tsx';"],
    ['components/a.ts', "const markup = await import('../entrypoints/x.ts');"],
    ['components/A.tsx', "import { browser } from 'wxt/browser';"],
    ['components/A.tsx', 'const title = browser.runtime.id;'],
    ['components/A.tsx', "globalThis.fetch('/');"],
    ['components/A.tsx', "type Tab = import('wxt/browser').Browser.tabs.Tab;"],
    ['components/A.tsx', 'const socket = new WebSocket(address);'],
    ['web/a.ts', "import { createExtensionEnvironment } from '../entrypoints/sidepanel/extension-environment.ts';"],
    ['web/a.ts', "import { browser } from 'wxt/browser';"],
    ['elsewhere/a.ts', ''],
  ])('refuses %s with %s', (path, source) => {
    expect(violations(path, source)).not.toEqual([]);
  });

  it('takes labels and words in comments and strings for what they are', () => {
    const source = "// import 'ws'\nconst x = { fetch: 1, chrome: 'browser' };\nexport const y = x.fetch;";
    expect(violations('components/A.tsx', source)).toEqual([]);
  });

  it('finds a cycle and says its way', () => {
    const graph = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
  });
});
