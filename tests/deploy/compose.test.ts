import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
    const [, , script = ''] = compose.services.nginx?.command ?? [];
    const [, pattern = '', replacement = ''] = /s\/(\^.*?);\/(.*?)\/'/.exec(script) ?? [];
    const line = `${pattern.replace('^', '')};`;
    expect(read('nginx.conf').split('\n')).toContain(line);
    const addresses = [...replacement.matchAll(/server ([\d.]+):11435;/g)].map(([, address]) => address);
    expect(addresses).toEqual(companions.map(([name]) => addressOf(name)));
  });

  test('gives all companions the same database and the same Redis, and each a folder of its own', () => {
    const { redis, database } = settings();
    expect(redis).toMatch(/^redis:\/\/redis:6379/);
    expect(database?.url).toContain('@postgres/aside');
    const folders = companions.map(([, { volumes = [] }]) => volumes.find((each) => each.endsWith(':/data')));
    expect(new Set(folders).size).toBe(2);
  });
});

describe('deploy/Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');

  test('keeps what is secret, and what was built elsewhere, out of its context', () => {
    const ignored = readFileSync(join(DEPLOY, '../.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining(['.git', 'node_modules', '.output', 'deploy/secrets', 'deploy/tls']),
    );
  });

  test('runs as nobody in particular, on the Node that the project is made for', () => {
    expect(lines).toContain('USER node');
    const { engines } = JSON.parse(readFileSync(join(DEPLOY, '../package.json'), 'utf8'));
    const [major] = /\d+/.exec(engines.node) ?? [];
    expect(lines.filter((line) => line.startsWith('FROM '))).toEqual([
      `FROM node:${major}-bookworm-slim AS build`,
      `FROM node:${major}-bookworm-slim`,
    ]);
  });

  test('starts the bundle with its page beside it', () => {
    expect(lines).toContain('COPY --from=build /built/companion /aside/companion');
    expect(lines).toContain('COPY --from=build /built/web /aside/web');
    expect(lines).toContain('ENTRYPOINT ["node", "/aside/companion/main.js"]');
  });
});
