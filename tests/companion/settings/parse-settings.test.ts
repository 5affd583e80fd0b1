import { describe, expect, test } from 'vitest';
import { helpText } from '../../../companion/cli/help-text.ts';
import { FLAGS, type FlagName, flagOf, variableOf } from '../../../companion/settings/flags.ts';
import { describeProblems, parseSettings, type SettingsWorld } from '../../../companion/settings/parse-settings.ts';
import type { KeyFile } from '../../../companion/settings/read-key-file.ts';
import type { Settings } from '../../../companion/settings/settings.ts';

const DEFAULTS: Settings = {
  port: 11435,
  host: '127.0.0.1',
  upstreams: [{ kind: 'ollama', url: 'http://127.0.0.1:11434' }],
  parallel: 1,
  maxContext: 32_768,
  origins: [],
  guests: true,
  people: false,
  insecureLan: false,
  allowHosts: [],
  trustProxies: [],
  dataDir: '/home/ada/.local/share/aside',
  drainMs: 0,
  open: true,
  logLevel: 'warn',
};

/** The only files that there are. */
function readKeyFile(path: string): KeyFile {
  if (path === '/srv/aside/key') return { key: 'sk-1' };
  if (path === '/srv/aside/redis') return { key: 'redis://aside:secret@redis.test' };
  return path === '/run/open' ? { problem: 'can be read by other users' } : { key: '' };
}

function parse(argv: string[], env: SettingsWorld['env'] = {}): ReturnType<typeof parseSettings> {
  return parseSettings(argv, {
    env,
    platform: 'linux',
    home: '/home/ada',
    workingDir: '/srv/aside',
    readKeyFile,
    readConfigFile: () => ({ problem: 'is not there' }),
  });
}

function settings(argv: string[], env: SettingsWorld['env'] = {}): Settings {
  const parsed = parse(argv, env);
  if (parsed.kind !== 'settings') throw new Error(JSON.stringify(parsed));
  return parsed.settings;
}

function problems(argv: string[], env: SettingsWorld['env'] = {}): string[] {
  const parsed = parse(argv, env);
  return parsed.kind === 'problems' ? parsed.problems : [];
}

const ollama = (url: string, slots?: number) => ({ kind: 'ollama', url, ...(slots && { slots }) });

describe('settings', () => {
  test('are the defaults when nothing is given', () => {
    expect(settings([])).toEqual(DEFAULTS);
  });

  test.each<[string, string[], SettingsWorld['env'], Partial<Settings>]>([
    ['a port', ['--port', '8080'], {}, { port: 8080 }],
    ['a port with =', ['--port=8080'], {}, { port: 8080 }],
    ['any free port', ['--port', '0'], {}, { port: 0 }],
    ['an IPv6 host in brackets', ['--host', '[::1]'], {}, { host: '::1' }],
    ['a host name', ['--host', 'MyBox.local'], {}, { host: 'mybox.local' }],
    ['an upstream', ['--upstream', 'http://gpu:11434'], {}, { upstreams: [ollama('http://gpu:11434')] as never }],
    ['an upstream of a kind', ['--upstream', 'ollama=gpu'], {}, { upstreams: [ollama('http://gpu:11434')] as never }],
    [
      'two upstreams',
      ['--upstream', 'a:1', '--upstream', 'b:2'],
      {},
      { upstreams: [ollama('http://a:1'), ollama('http://b:2')] as never },
    ],
    ['requests at the same time', ['--parallel', '4'], {}, { parallel: 4 }],
    [
      'a transcriber',
      ['--transcriber', '127.0.0.1:8080', '--transcriber-model', 'small'],
      { ASIDE_TRANSCRIBER_KEY: 'sk-2' },
      { transcriber: { url: 'http://127.0.0.1:8080', model: 'small', key: 'sk-2' } },
    ],
    ['no transcriber', [], { ASIDE_TRANSCRIBER: 'off' }, { transcriber: 'off' }],
    [
      'a database, and a folder beside it',
      ['--database', 'postgres://db.test/aside', '--blob-folder', 'blobs'],
      {},
      { database: { url: 'postgres://db.test/aside', blobFolder: '/srv/aside/blobs' } },
    ],
    ['the most context', ['--max-context', '8192'], {}, { maxContext: 8192 }],
    [
      'a server of chat completions',
      ['--upstream', 'openai=127.0.0.1:8080'],
      {},
      { upstreams: [{ kind: 'openai', url: 'http://127.0.0.1:8080/v1' }] },
    ],
    [
      'requests at the same time of each server',
      ['--upstream', 'a', '--upstream', 'b', '--parallel', '4', '--parallel', '2'],
      {},
      { upstreams: [ollama('http://a:11434', 4), ollama('http://b:11434', 2)] as never, parallel: 4 },
    ],
    [
      'origins',
      ['--origin', 'http://localhost:8000/', '--origin', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'],
      {},
      { origins: ['http://localhost:8000', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'] },
    ],
    ['an origin in capitals', ['--origin', 'HTTPS://Example.ORG:443'], {}, { origins: ['https://example.org'] }],
    [
      'names',
      ['--allow-host', 'Aside.example.org', '--allow-host', '[fd00::1]:9000'],
      {},
      { allowHosts: ['aside.example.org', '[fd00::1]:9000'] },
    ],
    ['a key for everyone', ['--no-guests'], {}, { guests: false }],
    ['consent to plain http', ['--insecure-lan'], {}, { insecureLan: true }],
    [
      'proxies',
      ['--trust-proxy', '127.0.0.1', '--trust-proxy', 'FD00::/8'],
      {},
      { trustProxies: ['127.0.0.1', 'fd00::/8'] },
    ],
    ['a relative data folder', ['--data-dir', 'data'], {}, { dataDir: '/srv/aside/data' }],
    ['an absolute data folder', ['--data-dir', '/var/aside'], {}, { dataDir: '/var/aside' }],
    ['a Redis', ['--redis', 'rediss://aside@redis.test/2'], {}, { redis: 'rediss://aside@redis.test/2' }],
    ['metrics', ['--metrics', 'on'], {}, { metrics: {} }],
    ['metrics with a key', ['--metrics', 'on'], { ASIDE_METRICS_KEY_FILE: 'key' }, { metrics: { key: 'sk-1' } }],
    ['metrics on a port', ['--metrics', '9464'], {}, { metrics: { listen: { host: '127.0.0.1', port: 9464 } } }],
    [
      'metrics on an address',
      ['--metrics', '[fd00::1]:9464'],
      { ASIDE_METRICS_KEY: 'k' },
      { metrics: { listen: { host: 'fd00::1', port: 9464 }, key: 'k' } },
    ],
    ['time to drain', ['--drain', '30'], {}, { drainMs: 30_000 }],
    ['no browser', ['--no-open'], {}, { open: false }],
    ['a log level', ['--log-level', 'debug'], {}, { logLevel: 'debug' }],
  ])('take %s from a flag', (_name, argv, env, expected) => {
    expect(settings(argv, env)).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each<[SettingsWorld['env'], Partial<Settings>]>([
    [{ ASIDE_PORT: '8080' }, { port: 8080 }],
    [{ ASIDE_PORT: ' 8080 ' }, { port: 8080 }],
    [{ ASIDE_PORT: '' }, {}],
    [{ ASIDE_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ ASIDE_UPSTREAM: 'a:1, b:2' }, { upstreams: [ollama('http://a:1'), ollama('http://b:2')] as never }],
    [{ ASIDE_PARALLEL: '2' }, { parallel: 2 }],
    [
      { ASIDE_UPSTREAM: 'a:1', ASIDE_UPSTREAM_KEY_FILE_1: 'key' },
      { upstreams: [{ ...ollama('http://a:1'), key: 'sk-1' }] as never },
    ],
    [{ ASIDE_ORIGIN: 'http://a.test,http://b.test' }, { origins: ['http://a.test', 'http://b.test'] }],
    [{ ASIDE_ALLOW_HOST: 'a.test' }, { allowHosts: ['a.test'] }],
    [{ ASIDE_INSECURE_LAN: '1' }, { insecureLan: true }],
    [{ ASIDE_NO_GUESTS: '1' }, { guests: false }],
    [{ ASIDE_TRUST_PROXY: '127.0.0.1, 10.0.0.0/8' }, { trustProxies: ['127.0.0.1', '10.0.0.0/8'] }],
    [{ ASIDE_DATA_DIR: '/var/aside' }, { dataDir: '/var/aside' }],
    [{ ASIDE_DATABASE: 'postgres://ada:secret@db/aside' }, { database: { url: 'postgres://ada:secret@db/aside' } }],
    [{ ASIDE_REDIS: 'redis://:secret@redis.test:6380' }, { redis: 'redis://:secret@redis.test:6380' }],
    [{ ASIDE_REDIS_FILE: 'redis' }, { redis: 'redis://aside:secret@redis.test' }],
    [{ ASIDE_NO_OPEN: '1' }, { open: false }],
    [{ ASIDE_NO_OPEN: 'false' }, {}],
    [{ ASIDE_LOG_LEVEL: 'error' }, { logLevel: 'error' }],
    [{ OLLAMA_HOST: '0.0.0.0:9999' }, { upstreams: [ollama('http://127.0.0.1:9999')] as never }],
    [{ OLLAMA_NUM_PARALLEL: '3' }, { parallel: 3 }],
    [{ OLLAMA_NUM_PARALLEL: '0' }, {}],
    [{ XDG_DATA_HOME: '/data' }, { dataDir: '/data/aside' }],
  ])('take %j from the environment', (env, expected) => {
    expect(settings([], env)).toEqual({ ...DEFAULTS, ...expected });
  });

  test('never repeat an address that may have a password in it', () => {
    const wrong: [string[], SettingsWorld['env']][] = [
      [['--redis', 'redis://:secret@redis.test'], {}],
      [['--redis', 'secret@redis.test'], {}],
      [[], { ASIDE_REDIS: 'redis:secret@redis.test' }],
      [['http://ada:secret@models.test'], {}],
      [['--upstream', 'openai=http://ada:secret@models.test/v1'], {}],
      [[], { ASIDE_UPSTREAM: 'http://ada:secret@models.test' }],
      [['--transcriber', 'http://ada:secret@voice.test'], {}],
      [['--database', 'mysql://db/aside?password=secret'], {}],
    ];
    for (const [argv, env] of wrong) expect(JSON.stringify(problems(argv, env))).not.toContain('secret');
  });

  test('put a flag before ASIDE_*, and that before OLLAMA_*', () => {
    const env = { ASIDE_UPSTREAM: 'aside:1', OLLAMA_HOST: 'ollama:2', ASIDE_PARALLEL: '2', OLLAMA_NUM_PARALLEL: '3' };
    expect(settings([], env)).toMatchObject({ upstreams: [{ url: 'http://aside:1' }], parallel: 2 });
    expect(settings(['--upstream', 'flag:3', '--parallel', '5'], env)).toMatchObject({
      upstreams: [{ url: 'http://flag:3' }],
      parallel: 5,
    });
  });

  test('do not look at a variable that a flag replaces', () => {
    const env = { ASIDE_PORT: 'x', OLLAMA_HOST: 'ftp://x', OLLAMA_NUM_PARALLEL: 'x' };
    expect(settings(['--port', '1', '--upstream', 'a', '--parallel', '1'], env).port).toBe(1);
  });

  test.each<[string[], SettingsWorld['env'], string]>([
    [['--port', '65536'], {}, '--port must be a whole number from 0 to 65535, and "65536" is not'],
    [['--port', '80x'], {}, '--port must be'],
    [['--port=-1'], {}, '--port must be'],
    [['--port', ''], {}, '--port needs a value'],
    [['--port'], {}, '--port needs a value'],
    [['--port', '1', '--port', '2'], {}, '--port is given twice'],
    [['--parallel', '0'], {}, '--parallel must be'],
    [['--upstream', 'openai=http://key@x'], {}, 'for example openai=http://127.0.0.1:8080/v1'],
    [[], { ASIDE_UPSTREAM_KEY_1: 'two words' }, 'ASIDE_UPSTREAM_KEY_1 has characters that no key has'],
    [
      [],
      { ASIDE_UPSTREAM_KEY_FILE_1: '/run/open' },
      'ASIDE_UPSTREAM_KEY_FILE_1 (/run/open) can be read by other users',
    ],
    [[], { ASIDE_UPSTREAM_KEY_FILE_1: '/run/empty' }, 'ASIDE_UPSTREAM_KEY_FILE_1 (/run/empty) is empty'],
    [
      [],
      { ASIDE_UPSTREAM_KEY_1: 'a', ASIDE_UPSTREAM_KEY_FILE_1: 'key' },
      'ASIDE_UPSTREAM_KEY_1 and ASIDE_UPSTREAM_KEY_FILE_1 are both set',
    ],
    [['--upstream', 'a', '--parallel', '1', '--parallel', '2'], {}, '--parallel is given 2 times, for 1 upstream'],
    [['--host', 'a:1'], {}, '--host must be an IP address or host name without a port'],
    [['--host', 'fe80::1%eth0'], {}, '--host must be an address that browsers can dial'],
    [['--host', '[FE80::1]'], {}, '--host must be an address that browsers can dial'],
    [['--insecure-lan=yes'], {}, '--insecure-lan takes no value'],
    [['--trust-proxy', 'nginx'], {}, '--trust-proxy must be an IP address or a range of them'],
    [['--trust-proxy', '10.0.0.0/33'], {}, '--trust-proxy must be'],
    [['--trust-proxy', '10.0.0.0/'], {}, '--trust-proxy must be'],
    [['--trust-proxy', 'fd00::/129'], {}, '--trust-proxy must be'],
    [['--trust-proxy', 'fe80::1%eth0'], {}, '--trust-proxy must be'],
    [['--trust-proxy', '10.0.0.1:80'], {}, '--trust-proxy must be'],
    [[], { ASIDE_TRUST_PROXY: '127.0.0.1,all' }, 'ASIDE_TRUST_PROXY must be'],
    [['--upstream', 'vllm=http://x'], {}, '--upstream must be an address of a known kind (ollama, openai)'],
    [['--upstream', 'reader=x'], {}, '--upstream must be an address of a known kind (ollama, openai)'],
    [['--upstream', 'ftp://x'], {}, '--upstream must be an http address'],
    [['--upstream', 'x:99999'], {}, '--upstream must be an http address'],
    [['--upstream', 'x:1', '--upstream', 'http://x:1/'], {}, 'http://x:1 is named twice'],
    [['--origin', 'null'], {}, '--origin must be one origin'],
    [['--origin', '*'], {}, '--origin must be one origin'],
    [['--origin', 'http://*'], {}, '--origin must be one origin'],
    [['--origin', 'http://a.test/path'], {}, '--origin must be one origin'],
    [['--origin', 'http://u@a.test'], {}, '--origin must be one origin'],
    [['--allow-host', 'http://a.test'], {}, '--allow-host must be a host name'],
    [['--allow-host', '*'], {}, '--allow-host must be a host name'],
    [['--redis', '127.0.0.1:6379'], {}, '--redis must be a Redis address'],
    [['--redis', 'http://127.0.0.1'], {}, '--redis must be a Redis address'],
    [['--redis', 'redis://127.0.0.1/name'], {}, '--redis must be a Redis address'],
    [['--redis', 'redis://:secret@redis.test'], {}, '--redis has a password'],
    [[], { ASIDE_REDIS: 'secret@redis.test' }, 'ASIDE_REDIS must be a Redis address'],
    [[], { ASIDE_REDIS: 'a', ASIDE_REDIS_FILE: 'redis' }, 'ASIDE_REDIS and ASIDE_REDIS_FILE are both set'],
    [['--no-open=yes'], {}, '--no-open takes no value'],
    [['--log-level', 'loud'], {}, '--log-level must be one of silent, error, warn, info, debug'],
    [['--database', 'mysql://x'], {}, '--database must be an address that begins with postgres://'],
    [['--database', 'postgres://ada:secret@x/aside'], {}, '--database holds a password'],
    [['--database', 'postgres://x/aside?password=secret'], {}, '--database holds a password'],
    [[], { ASIDE_DATABASE: 'postgres://x', ASIDE_DATABASE_FILE: 'key' }, 'ASIDE_DATABASE_FILE are both set'],
    [['--blob-folder', 'blobs'], {}, '--blob-folder needs --database'],
    [['--config', 'aside.conf'], {}, '--config (/srv/aside/aside.conf) is not there'],
    [['--metrics', 'yes'], {}, '--metrics must be on, a port'],
    [['--metrics', 'localhost:9464'], {}, '--metrics must be on, a port'],
    [['--metrics', '70000'], {}, '--metrics must be on, a port'],
    [
      ['--metrics', '0.0.0.0:9464'],
      {},
      '--metrics reaches beyond this machine, and needs ASIDE_METRICS_KEY or ASIDE_METRICS_KEY_FILE',
    ],
    [['--drain', '3601'], {}, '--drain must be a whole number from 0 to 3600'],
    [['--colour', 'red'], {}, '--colour is unknown'],
    [['-p', '1'], {}, '-p is unknown'],
    [['start'], {}, '"start" is not a flag'],
    [[], { ASIDE_PORT: 'x' }, 'ASIDE_PORT must be'],
    [[], { ASIDE_NO_OPEN: 'maybe' }, 'ASIDE_NO_OPEN must be 1 or 0'],
    [[], { OLLAMA_HOST: 'ftp://x' }, 'OLLAMA_HOST must be an http address'],
    [[], { OLLAMA_NUM_PARALLEL: 'many' }, 'OLLAMA_NUM_PARALLEL must be'],
  ])('that are wrong are named: %j %j', (argv, env, expected) => {
    expect(problems(argv, env)).toContainEqual(expect.stringContaining(expected));
  });

  test.each<[string[], SettingsWorld['env']]>([
    [['--database', 'mysql://ada:secret@x'], {}],
    [['--database', 'postgres://ada:secret@x/aside'], {}],
    [[], { ASIDE_DATABASE: 'mysql://ada:secret@x' }],
    [[], { ASIDE_DATABASE: 'secret' }],
  ])('that are wrong never show the password of a database: %j %j', (argv, env) => {
    expect(problems(argv, env)).toHaveLength(1);
    expect(problems(argv, env).join()).not.toContain('secret');
  });

  test('that are wrong are all named in one message', () => {
    const found = problems(['--port', 'x', '--origin', '*', '--what'], { ASIDE_PARALLEL: '0' });
    expect(found).toHaveLength(4);
    const message = describeProblems(found);
    for (const problem of found) expect(message).toContain(problem);
    expect(message).toContain('for 4 reasons');
    expect(message).toContain('--help');
  });
});

describe('--help', () => {
  const parsed = parse(['--port', 'x', '--help']);
  const text = parsed.kind === 'help' ? helpText(parsed.dataDir) : '';

  test('comes before every problem', () => {
    expect(parsed.kind).toBe('help');
  });

  test.each((Object.keys(FLAGS) as FlagName[]).filter((name) => name !== 'help'))(
    'explains --%s with its default and its variable',
    (name) => {
      const [, section = ''] = text.split(new RegExp(`^ {2}--${name}\\b`, 'm'));
      const [own = ''] = section.split('\n\n');
      expect(own).toContain(flagOf(name).help);
      expect(own).toMatch(/Default: \S/);
      expect(own).not.toContain('undefined');
      expect(own).toContain(variableOf(name));
    },
  );
});
