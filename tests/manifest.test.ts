import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../launcher/build-extension.ts';
import { INJECTED_SCRIPTS } from '../launcher/injected-scripts.ts';

type Manifest = Record<string, unknown>;

const out = mkdtempSync(join(tmpdir(), 'aside-manifest-'));
const folders: Record<string, string> = {};
const manifests: Record<string, Manifest> = {};

beforeAll(async () => {
  const builds = [
    { name: 'chrome', browser: 'chrome', isForStore: false },
    { name: 'firefox', browser: 'firefox', isForStore: false },
    { name: 'store', browser: 'chrome', isForStore: true },
  ] as const;
  for (const { name, browser, isForStore } of builds) {
    const folder = await buildExtension({ browser, outDir: join(out, name), command: 'build', isForStore });
    folders[name] = folder;
    manifests[name] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  }
}, 300_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

const built = (name: string): Manifest => manifests[name] ?? {};

describe.each(['chrome', 'firefox', 'store'])('the manifest of the %s build', (name) => {
  it('asks for exactly the permissions that install without a warning', () => {
    const shared = ['activeTab', 'contextMenus', 'scripting', 'storage'];
    const expected = name === 'firefox' ? shared : [...shared, 'sidePanel'].sort();
    expect([...(built(name).permissions as string[])].sort()).toEqual(expected);
    expect(built(name).optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
    expect(built(name).optional_permissions).toEqual(['clipboardRead']);
  });

  it('asks for nothing that the README does not explain', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const table = readme.split('## Permissions')[1]?.split('\n## ')[0] ?? '';
    const explained = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
    const { permissions, optional_permissions, optional_host_permissions } = built(name) as Record<string, string[]>;
    const optional = [...(optional_permissions ?? []), ...(optional_host_permissions ?? [])];
    const asked = new Set([...(permissions ?? []), ...optional, 'sidePanel']);
    expect(explained.map(([, permission]) => permission).sort()).toEqual([...asked].sort());
  });

  it('lets pages frame the card and nothing else of it, in Chrome at an address that no page knows', () => {
    const [card, ...others] = built(name).web_accessible_resources as Record<string, unknown>[];
    expect([card?.resources, others]).toEqual([['card.html'], []]);
    expect(card?.use_dynamic_url).toBe(name === 'firefox' ? undefined : true);
  });

  it.each(['content_scripts', 'host_permissions'])('has no %s', (field) => {
    expect(built(name)).not.toHaveProperty(field);
  });

  it('is version 3 and spells its policy out, without turning ws: into wss:', () => {
    expect(built(name).manifest_version).toBe(3);
    expect(built(name).content_security_policy).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
        "img-src 'self' data: blob:; connect-src 'self' ws: wss: http: https:; frame-src 'self'; object-src 'none'; base-uri 'none'",
      ...(name !== 'firefox' && {
        sandbox: "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'unsafe-inline'",
      }),
    });
  });

  it('takes the interfaces of an extension away from the frame that draws, which Firefox gives to none', () => {
    expect(built(name).sandbox).toEqual(name === 'firefox' ? undefined : { pages: ['diagram.html'] });
  });

  it('suggests shortcuts that browsers accept, with others for a Mac', () => {
    const commands = built(name).commands as Record<string, { suggested_key: unknown }>;
    expect(Object.entries(commands).map(([command, { suggested_key }]) => [command, suggested_key])).toEqual([
      ['_execute_action', { default: 'Alt+A', mac: 'MacCtrl+Shift+A' }],
      ['ask-selection', { default: 'Alt+Q', mac: 'MacCtrl+Shift+Q' }],
      ['summarise-page', { default: 'Alt+S', mac: 'MacCtrl+Shift+S' }],
    ]);
  });

  it('answers to its name in the address bar', () => {
    expect(built(name).omnibox).toEqual({ keyword: 'aside' });
  });

  it('has a toolbar button without a popup, so that a click comes to us', () => {
    expect(built(name).action).toEqual({ default_title: 'Aside' });
  });

  it('has an icon in every size', () => {
    const icons = built(name).icons as Record<string, string>;
    expect(Object.keys(icons)).toEqual(['16', '32', '48', '96', '128']);
    for (const path of Object.values(icons)) expect(statSync(join(folders[name] ?? '', path)).size).toBeGreaterThan(0);
  });
});

describe('the Chrome build', () => {
  it('shows the panel at the side and lets no other extension connect', () => {
    expect(built('chrome').side_panel).toEqual({ default_path: 'sidepanel.html' });
    expect(built('chrome').externally_connectable).toEqual({ ids: [] });
    expect(built('chrome').minimum_chrome_version).toBe('142');
  });

  it('fixes its id where it is loaded from a folder, and leaves it to the store where one is', () => {
    expect(built('chrome').key).toMatch(/^MII/);
    expect(built('store')).not.toHaveProperty('key');
  });
});

describe('the Firefox build', () => {
  it('shows the panel as a sidebar and says who it is and that it collects nothing', () => {
    expect(built('firefox').sidebar_action).toMatchObject({ default_panel: 'sidepanel.html' });
    expect(built('firefox').browser_specific_settings).toEqual({
      gecko: {
        id: expect.stringMatching(/^[\w.-]+@[\w.-]+$/),
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    });
    expect(built('firefox')).not.toHaveProperty('key');
  });
});

describe('what is shipped', () => {
  it.each(['chrome', 'firefox'])('has no source maps and no key in the %s build', (name) => {
    const files = readdirSync(folders[name] ?? '', { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.map$|companion\.json$/.test(file))).toEqual([]);
  });

  it('injects scripts that are whole and small', () => {
    for (const [script, maxBytes] of INJECTED_SCRIPTS) {
      const code = readFileSync(join(folders.chrome ?? '', script), 'utf8');
      expect(code.length).toBeLessThan(maxBytes);
      // A chunk would have to be web-accessible. The card runs in a page of ours, and imports its words there.
      if (script !== 'card.js') expect(code).not.toMatch(/\bimport\(/);
      expect(code).not.toMatch(/chunks\//);
    }
  });
});
