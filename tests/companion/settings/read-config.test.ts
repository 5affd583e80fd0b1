import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FLAGS, type FlagName, flagOf } from '../../../companion/settings/flags.ts';
import { type ParsedSettings, parseSettings } from '../../../companion/settings/parse-settings.ts';
import { readConfigFile } from '../../../companion/settings/read-config.ts';
import { readKeyFile } from '../../../companion/settings/read-key-file.ts';
import type { Settings } from '../../../companion/settings/settings.ts';
import { createTestFolder } from '../server/test-companion.ts';

interface Given {
  argv?: string[];
  env?: Record<string, string>;
  mode?: number;
}

/** A real file with these lines, and what comes of it; its path reads `FILE`. */
function parse(lines: readonly string[], { argv = [], env = {}, mode = 0o600 }: Given = {}): ParsedSettings {
  const folder = createTestFolder();
  const path = join(folder, 'aside.conf');
  writeFileSync(path, lines.join('\n'));
  writeFileSync(join(folder, 'secret'), 'sk-file\n', { mode: 0o600 });
  chmodSync(path, mode);
  const parsed = parseSettings(['--config', path, ...argv], {
    env,
    platform: 'linux',
    home: '/home/ada',
    workingDir: folder,
    readKeyFile,
    readConfigFile,
  });
  if (parsed.kind !== 'problems') return parsed;
  return { ...parsed, problems: parsed.problems.map((problem) => problem.replaceAll(path, 'FILE')) };
}

function settings(lines: readonly string[], given: Given = {}): Settings {
  const parsed = parse(lines, given);
  if (parsed.kind !== 'settings') throw new Error(JSON.stringify(parsed));
  return parsed.settings;
}

function problems(lines: readonly string[], given: Given = {}): string[] {
  const parsed = parse(lines, given);
  return parsed.kind === 'problems' ? parsed.problems : [];
}

describe('a file of settings', () => {
  test('says the same as flags, with a line for each value of one that can be repeated', () => {
    const lines = [
      '\uFEFF# The two machines with graphics cards',
      'upstream = http://gpu-1:11434',
      '  upstream=openai=http://gpu-2:8000/v1\r',
      '',
      'parallel = 4',
      'parallel = 16',
      'no-guests = yes',
      'drain = 30',
      'log-level = info',
      'origin = https://a.test',
    ];
    expect(settings(lines)).toMatchObject({
      upstreams: [
        { kind: 'ollama', url: 'http://gpu-1:11434', slots: 4 },
        { kind: 'openai', url: 'http://gpu-2:8000/v1', slots: 16 },
      ],
      guests: false,
      drainMs: 30_000,
      logLevel: 'info',
      origins: ['https://a.test'],
    });
  });

  test.each((Object.keys(FLAGS) as FlagName[]).filter((name) => !['help', 'config'].includes(name)))(
    'knows %s',
    (name) => {
      const value = flagOf(name).value ? '' : 'maybe';
      const [problem = ''] = problems([`${name} = ${value}`]);
      expect(problem).toContain(`FILE:1: ${name} ${value === '' ? 'needs a value' : 'must be 1 or 0'}`);
    },
  );

  test('gives way to a variable, and that to a flag', () => {
    const lines = ['port = 1', 'host = 10.0.0.1', 'drain = 1', 'no-guests = yes', 'origin = https://file.test'];
    const env = { ASIDE_PORT: '2', ASIDE_HOST: '10.0.0.2', ASIDE_NO_GUESTS: '0' };
    expect(settings(lines, { env, argv: ['--port', '3', '--origin', 'https://flag.test'] })).toMatchObject({
      port: 3,
      host: '10.0.0.2',
      drainMs: 1_000,
      guests: true,
      origins: ['https://flag.test'],
    });
  });

  test('comes before what Ollama is told', () => {
    const env = { OLLAMA_HOST: 'ollama:2', OLLAMA_NUM_PARALLEL: '3' };
    expect(settings(['upstream = file:1', 'parallel = 2'], { env })).toMatchObject({
      upstreams: [{ url: 'http://file:1' }],
      parallel: 2,
    });
  });

  test('is named by a variable too', () => {
    const folder = createTestFolder();
    const path = join(folder, 'aside.conf');
    writeFileSync(path, 'port = 1234');
    const parsed = parseSettings([], {
      env: { ASIDE_CONFIG: 'aside.conf' },
      platform: 'linux',
      home: '/home/ada',
      workingDir: folder,
      readKeyFile,
      readConfigFile,
    });
    expect(parsed).toMatchObject({ settings: { port: 1234 } });
  });

  test('names files of keys, or holds keys itself when nobody else can read it', () => {
    const key = (lines: string[], given?: Given) =>
      settings(['upstream = a', ...lines], given).upstreams.map((upstream) => upstream.key);
    expect(key(['upstream-key-file-1 = secret'], { mode: 0o644 })).toEqual(['sk-file']);
    expect(key(['upstream-key-1 = sk-here'])).toEqual(['sk-here']);
    expect(key(['upstream-key-1 = sk-here'], { env: { ASIDE_UPSTREAM_KEY_1: 'sk-variable' } })).toEqual([
      'sk-variable',
    ]);
    expect(key(['upstream-key-1 = sk-here'], { env: { ASIDE_UPSTREAM_KEY_FILE_1: 'secret' } })).toEqual(['sk-file']);
  });

  test('that is wrong has every mistake told, with its line', () => {
    const lines = [
      'port = x',
      '# fine',
      'prot = 1',
      'no-guests',
      'sk-a-secret in the wrong place',
      'drain =',
      'host = 10.0.0.1',
      'host = 10.0.0.2',
      'origin = *',
      'upstream-key-1 = sk-canary',
      'database = postgres://aside:sk-canary@db.test/aside',
      'transcriber-key-file = /nowhere',
      'config = other',
      'help = yes',
    ];
    const found = problems(lines, { mode: 0o644 });
    expect(found.toSorted()).toEqual([
      'FILE:10: upstream-key-1 can be read by other users. Run chmod 600 FILE',
      'FILE:11: database can be read by other users. Run chmod 600 FILE',
      'FILE:12: transcriber-key-file (/nowhere) can’t be read (ENOENT)',
      'FILE:13: config is unknown',
      'FILE:14: help is unknown',
      'FILE:1: port must be a whole number from 0 to 65535, and "x" is not',
      'FILE:3: prot is unknown',
      'FILE:4 is not a setting (name = value)',
      'FILE:5 is not a setting (name = value)',
      'FILE:6: drain needs a value',
      'FILE:8: host is given twice',
      'FILE:9: origin must be one origin, for example http://localhost:8000 or chrome-extension://<id>, and "*" is not',
    ]);
    expect(JSON.stringify(found)).not.toContain('sk-');
  });

  test('that has a key twice says where', () => {
    expect(problems(['upstream-key-1 = a', 'upstream-key-file-1 = secret'])).toEqual([
      'FILE:1: upstream-key-1 and FILE:2: upstream-key-file-1 are both set',
    ]);
  });

  test('that is not there, or is a folder, is named', () => {
    const [missing] = problems([], { argv: [] });
    expect(missing).toBeUndefined();
    expect(readConfigFile('/nowhere/aside.conf')).toEqual({ problem: 'can’t be read (ENOENT)' });
    expect(readConfigFile(createTestFolder())).toEqual({ problem: 'can’t be read (EISDIR)' });
  });
});
