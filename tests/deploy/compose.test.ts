import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { parseSettings } from '../../companion/settings/parse-settings.ts';
import type { Settings } from '../../companion/settings/settings.ts';

const DEPLOY = join(import.meta.dirname, '../../deploy');
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');

interface Service {
  build?: { context: string; dockerfile: string };
  command?: string[];
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  networks: string[] | Record<string, { ipv4_address?: string }>;
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
  healthcheck?: object;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const companions = services.filter(([name]) => name.startsWith('companion-'));

function addressOf(service: string): string | undefined {
  const { networks } = compose.services[service] ?? { networks: [] };
  return Array.isArray(networks) ? undefined : networks.aside?.ipv4_address;
}

/** What nginx's script makes of the committed file, and of the file that its image has, as a shell makes it. */
function nginxOfCompose(): { conf: string; main: string } {
  const [shell = '', flags = '', script = ''] = compose.services.nginx?.command ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'aside-compose-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'conf.d'));
  writeFileSync(join(folder, 'nginx.conf'), 'events {\n    worker_connections  1024;\n}\n');
  const here = script
    .replaceAll('/etc/aside/nginx.conf', join(DEPLOY, 'nginx.conf'))
    .replaceAll('/etc/nginx', folder)
    .replace(/^exec nginx .*$/m, '');
  execFileSync(shell, [flags, here]);
  const made = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { conf: made('conf.d/default.conf'), main: made('nginx.conf') };
}

function settings(): Settings {
  const parsed = parseSettings(['--config', '/etc/aside/companions.conf'], {
    env: { ASIDE_DATA_DIR: '/data' },
    platform: 'linux',
    home: '/home/node',
    workingDir: '/',
    readConfigFile: () => ({ text: read('companions.conf'), isOpen: true }),
    readKeyFile: (path) => ({ key: path.includes('database') ? 'postgres://aside:secret@postgres/aside' : 'secret' }),
  });
  if (parsed.kind !== 'settings') throw new Error(JSON.stringify(parsed));
  return parsed.settings;
}

describe('deploy/compose.yaml', () => {
  test('uses secrets, networks and volumes that it declares, and files that there are', () => {
    for (const [name, { secrets = [], volumes = [], networks, depends_on = {} }] of services) {
      expect(Object.keys(compose.secrets), name).toEqual(expect.arrayContaining(secrets));
      const joined = Array.isArray(networks) ? networks : Object.keys(networks);
      expect(Object.keys(compose.networks), name).toEqual(expect.arrayContaining(joined));
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        if (!source.startsWith('./')) expect(Object.keys(compose.volumes), name).toContain(source);
        else if (source !== './tls') expect(existsSync(join(DEPLOY, source)), source).toBe(true);
      }
      for (const [other, { condition }] of Object.entries(depends_on)) {
        expect(compose.services[other], other).toBeDefined();
        const isChecked = compose.services[other]?.healthcheck !== undefined || other.startsWith('companion-');
        if (condition === 'service_healthy') expect(isChecked, other).toBe(true);
      }
    }
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
  });

  test('starts two companions with settings that there are', () => {
    expect(companions).toHaveLength(2);
    for (const [name, { build, command = [], stop_grace_period = '' }] of companions) {
      expect(existsSync(join(DEPLOY, build?.context ?? '', build?.dockerfile ?? 'none'))).toBe(true);
      expect(command).toEqual(['--config', '/etc/aside/companions.conf']);
      const { drainMs, allowHosts, metrics } = settings();
      expect(Number.parseInt(stop_grace_period, 10) * 1_000).toBeGreaterThanOrEqual(drainMs + 10_000);
      // Prometheus dials it so.
      expect(allowHosts).toContain(name);
      expect(metrics).toEqual({ listen: { host: '0.0.0.0', port: 9464 }, key: 'secret' });
    }
  });

  test('puts nginx, which alone the companions believe, before both of them', () => {
    expect(settings().trustProxies).toEqual([addressOf('nginx')]);
    const { conf } = nginxOfCompose();
    const servers = conf.split('\n').filter((line) => line.startsWith('  server '));
    expect(servers).toEqual(companions.map(([name]) => `  server ${addressOf(name)}:11435 fail_timeout=1s;`));
  });

  test('has nginx log to where Docker keeps logs, and take more connections than its image does', () => {
    const { conf, main } = nginxOfCompose();
    const logs = [...conf.matchAll(/^ *(?:access|error)_log (\S+)/gm)].map(([, file]) => file);
    expect(logs).toEqual(['/dev/stdout', '/dev/stderr', '/dev/stdout', '/dev/stderr']);
    expect(main).toBe('events {\n    worker_connections 16384;\n}\n');
  });

  test('keeps Redis, which has no password, and PostgreSQL where only the companions are', () => {
    const inData = services.filter(
      ([, { networks }]) => 'data' in networks || Object.values(networks).includes('data'),
    );
    expect(inData.map(([name]) => name)).toEqual([...companions.map(([name]) => name), 'redis', 'postgres']);
    expect(compose.networks.data).toEqual({ internal: true });
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['nginx']);
    // Else it refuses all who come from another container, but in an image that was made to be open.
    expect(compose.services.redis?.command?.join(' ')).toContain('--protected-mode no');
  });

  test('gives all companions the same database and the same Redis, and each a folder of its own', () => {
    const { redis, database } = settings();
    expect(redis).toMatch(/^redis:\/\/redis:6379/);
    expect(database?.url).toContain('@postgres/aside');
    const folders = companions.map(([, { volumes = [] }]) => volumes.find((each) => each.endsWith(':/data')));
    expect(new Set(folders).size).toBe(2);
  });
});
