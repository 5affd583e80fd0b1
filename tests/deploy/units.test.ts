import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Window } from 'happy-dom';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dataFolder } from '../../companion/settings/data-folder.ts';
import { FLAGS, type FlagName, variableOf } from '../../companion/settings/flags.ts';
import { findProgram } from '../helpers/find-program.ts';

const PROJECT = join(import.meta.dirname, '../..');
const SERVICE = readFileSync(join(PROJECT, 'deploy/aside.service'), 'utf8');
const TEMPLATE = readFileSync(join(PROJECT, 'deploy/aside@.service'), 'utf8');
const AGENT = readFileSync(join(PROJECT, 'deploy/aside.companion.plist'), 'utf8');
const VARIABLES = (Object.keys(FLAGS) as FlagName[]).map(variableOf);

const SYSTEMD_ANALYZE = findProgram('systemd-analyze');

/** What systemd has to say about a unit of a user whose project is where the unit expects it. */
async function verify(unit: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'aside-systemd-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, 'aside/node_modules/.bin'), { recursive: true });
  writeFileSync(join(home, 'aside/node_modules/.bin/node'), '', { mode: 0o755 });
  return analyze(['--user'], home, 'aside.service', unit);
}

/** The same of a unit of the system's, of which there are several. */
async function verifyTemplate(unit: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'aside-systemd-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.bin/node'), '', { mode: 0o755 });
  return analyze([], folder, 'aside@1.service', unit.replaceAll('/opt/aside', folder));
}

async function analyze(flags: string[], folder: string, name: string, unit: string): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, unit);
  const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder };
  const { stdout, stderr } = await promisify(execFile)(SYSTEMD_ANALYZE ?? '', ['verify', ...flags, file], { env });
  return stdout + stderr;
}

describe("systemd's unit", () => {
  const values = (name: string) => [...SERVICE.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map((match) => match[1]);

  test('starts the companion, and lets it write to its data folder alone', () => {
    const [, program] = /^\S+ (\S+)$/.exec(values('ExecStart')[0] ?? '') ?? [];
    expect(existsSync(join(PROJECT, program ?? 'none'))).toBe(true);
    expect(values('ProtectSystem')).toEqual(['strict']);
    expect(values('ReadWritePaths')).toEqual([dataFolder('linux', {}, '%h')]);
  });

  // It ends well whatever it finds, and says so.
  test.skipIf(!SYSTEMD_ANALYZE)('is one that systemd has nothing to say against', async () => {
    expect(await verify(SERVICE)).toBe('');
    expect(await verify(SERVICE.replace('ProtectSystem=', 'ProtectSystm='))).toContain('Unknown key');
  });
});

describe("systemd's unit of one of several companions", () => {
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(TEMPLATE)?.[1] ?? '';

  test('starts the companion, and lets it write to a folder of its own alone', () => {
    const [, program] = /^\S+ (\S+)/.exec(value('ExecStart')) ?? [];
    expect(existsSync(join(PROJECT, program ?? 'none'))).toBe(true);
    expect(value('ProtectSystem')).toBe('strict');
    expect(value('Environment')).toBe(`ASIDE_DATA_DIR=/var/lib/${value('StateDirectory')}`);
  });

  test('leaves it as much time to drain as the guide gives it, and more', () => {
    const guide = readFileSync(join(PROJECT, 'docs/beyond-one-machine.md'), 'utf8');
    const [, drain] = /^drain = (\d+)$/m.exec(guide) ?? [];
    expect(Number(value('TimeoutStopSec'))).toBeGreaterThanOrEqual(Number(drain) + 10);
  });

  test.skipIf(!SYSTEMD_ANALYZE)('is one that systemd has nothing to say against', async () => {
    expect(await verifyTemplate(TEMPLATE)).toBe('');
    expect(await verifyTemplate(TEMPLATE.replace('StateDirectory=', 'StateDirectry='))).toContain('Unknown key');
  });
});

describe("launchd's agent", () => {
  /** A property list as plain values. */
  function read(element: Element): unknown {
    const children = [...element.children];
    switch (element.tagName) {
      case 'dict':
        return Object.fromEntries(
          children.flatMap((child, index) =>
            child.tagName === 'key' ? [[child.textContent, read(children[index + 1] as Element)]] : [],
          ),
        );
      case 'array':
        return children.map(read);
      case 'integer':
        return Number(element.textContent);
      case 'true':
      case 'false':
        return element.tagName === 'true';
      default:
        return element.textContent;
    }
  }

  function parse(text: string): Document {
    const window = new Window();
    onTestFinished(() => window.happyDOM.close());
    return new window.DOMParser().parseFromString(text, 'application/xml') as unknown as Document;
  }

  test('is a property list', () => {
    expect(parse(AGENT).querySelector('parsererror')).toBeNull();
    expect(parse(AGENT.replace('</array>', '')).querySelector('parsererror')).not.toBeNull();
  });

  test('starts the companion when its user logs in and when it failed, with files for that user alone', () => {
    const agent = read(parse(AGENT).querySelector('plist > dict') as Element) as Record<string, unknown>;
    expect(agent).toMatchObject({
      Label: 'aside.companion',
      WorkingDirectory: '/Users/you/aside',
      RunAtLoad: true,
      KeepAlive: { SuccessfulExit: false },
      Umask: 0o77,
    });
    const [node, program = ''] = agent.ProgramArguments as string[];
    expect(node).toBe('/Users/you/aside/node_modules/.bin/node');
    expect(existsSync(join(PROJECT, program))).toBe(true);
    for (const name of Object.keys(agent.EnvironmentVariables ?? {})) expect(VARIABLES).toContain(name);
  });
});
