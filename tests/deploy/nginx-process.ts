import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findProgram } from '../helpers/find-program.ts';
import { findLastingPort } from '../helpers/lasting-port.ts';
import { until } from '../helpers/until.ts';

/** The name that `deploy/nginx.conf` is for. Tests dial it as browsers would, and look it up as 127.0.0.1. */
export const NAME = 'aside.example.org';

const NGINX = findProgram('nginx');
const OPENSSL = findProgram('openssl');

/** Whether tests have to do without nginx. With `ASIDE_REQUIRE_NGINX=1` they fail instead; else the reporter says so. */
export const LACKS_NGINX = (!NGINX || !OPENSSL) && process.env.ASIDE_REQUIRE_NGINX !== '1';

/** A real nginx with the committed configuration, in a folder of its own. */
export interface NginxProcess {
  readonly ports: NginxPorts;
  /** The certificate that it shows, which nobody else trusts. */
  readonly certificate: string;
  /** Takes the configuration in again, as `nginx -s reload` does. */
  reload(): void;
  /** Ends it and all its connections at once. */
  stop(): Promise<void>;
  /** Starts it again at the same ports. */
  start(): Promise<void>;
  /** Everything in all its logs. */
  logs(): string;
}

/** Where it listens: in the clear, and over TLS. */
export interface NginxPorts {
  http: number;
  https: number;
}

export interface NginxOptions {
  ports: NginxPorts;
  /** Of the companions behind it. */
  companionPorts: readonly number[];
  /** Replaces the time after which silence ends a connection. */
  readTimeout?: string;
}

/** Starts nginx, and ends it with the test. */
export async function startNginx(options: NginxOptions): Promise<NginxProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'aside-nginx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['logs', 'temp', 'tls']) mkdirSync(join(folder, name));
  const certificate = createCertificate(join(folder, 'tls'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, wrap(folder, adapt(options, folder)));
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const starting = spawn(NGINX ?? 'nginx', ['-p', folder, '-c', file, '-e', join(folder, 'logs/error.log')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = starting;
    let errors = '';
    starting.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    await until('nginx listens', () => {
      if (starting.exitCode !== null) throw new Error(`nginx ended: ${errors}`);
      return fetch(`http://127.0.0.1:${options.ports.http}/`, { redirect: 'manual' });
    });
  }
  async function stop(): Promise<void> {
    const stopping = child;
    child = undefined;
    if (!stopping || stopping.exitCode !== null || stopping.signalCode !== null) return;
    const exited = once(stopping, 'exit');
    stopping.kill('SIGTERM');
    await exited;
  }

  onTestFinished(stop);
  await start();
  return {
    ports: options.ports,
    certificate,
    reload: () => void child?.kill('SIGHUP'),
    stop,
    start,
    logs() {
      const names = readdirSync(join(folder, 'logs'));
      return names.map((name) => readFileSync(join(folder, 'logs', name), 'utf8')).join('\n');
    },
  };
}

/** The committed configuration, with other ports and paths and nothing else changed. */
function adapt({ companionPorts, readTimeout, ports }: NginxOptions, folder: string): string {
  let text = readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8');
  function replace(pattern: string, replacement: string): void {
    if (!text.includes(pattern)) throw new Error(`deploy/nginx.conf has no "${pattern}"`);
    text = text.replaceAll(pattern, replacement);
  }
  replace('listen 80;', `listen 127.0.0.1:${ports.http};`);
  replace('listen [::]:80;', `listen [::1]:${ports.http};`);
  replace('listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`);
  replace('listen [::]:443 ssl;', `listen [::1]:${ports.https} ssl;`);
  const server = (port: number) => `server 127.0.0.1:${port} fail_timeout=1s;`;
  replace(server(11435), companionPorts.map(server).join('\n  '));
  replace('/etc/ssl/aside/', join(folder, 'tls/'));
  replace('/var/log/nginx/', join(folder, 'logs/'));
  if (readTimeout !== undefined) replace('proxy_read_timeout 1h;', `proxy_read_timeout ${readTimeout};`);
  return text;
}

/** What a system's own nginx.conf has around ours, with logs that are more talkative than any system's. */
function wrap(folder: string, inHttp: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    // As root nginx gives its work to another user, who could not read this folder.
    process.getuid?.() === 0 ? 'user root;' : '',
    'daemon off;',
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/logs/error.log info;`,
    'events {}',
    'http {',
    ...temporary.map((name) => `${name}_temp_path ${folder}/temp/${name};`),
    `access_log ${folder}/logs/access.log;`,
    inHttp,
    '}',
  ].join('\n');
}

/** For {@link NAME}; Node's own crypto can't make one. */
function createCertificate(folder: string): string {
  const file = join(folder, 'certificate.pem');
  execFileSync(
    OPENSSL ?? 'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat(
      ['-keyout', join(folder, 'key.pem'), '-out', file, '-subj', `/CN=${NAME}`],
      ['-addext', `subjectAltName=DNS:${NAME}`],
    ),
    { stdio: 'ignore' },
  );
  return readFileSync(file, 'utf8');
}

/** Two ports that stay free until nginx has them, and while it is started again. */
export async function findNginxPorts(): Promise<NginxPorts> {
  const [http, https] = [await findLastingPort(), await findLastingPort()];
  return http === https ? findNginxPorts() : { http, https };
}
