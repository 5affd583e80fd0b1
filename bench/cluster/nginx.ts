import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from '../../tests/helpers/find-program.ts';
import { findLastingPort } from '../../tests/helpers/lasting-port.ts';
import { until } from '../../tests/helpers/until.ts';

/** What the companions are called by. */
export const SITE_NAME = 'aside.example.org';

/** As `deploy/nginx.conf` passes connections on, without TLS and without its bounds for one address: all come from here. */
export async function startNginx(
  folder: string,
  ports: readonly string[],
): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await findLastingPort();
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  const servers = ports.map((each) => `server 127.0.0.1:${each};`).join(' ');
  await writeFile(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/nginx.pid; worker_rlimit_nofile 65536;
    events { worker_connections 32768; }
    http {
      access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      upstream companions { least_conn; ${servers} }
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass http://companions; proxy_http_version 1.1; proxy_buffering off; proxy_read_timeout 1h;
          proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_set_header Host ${SITE_NAME};
        }
      }
    }`,
  );
  const nginx = findProgram('nginx') ?? 'nginx';
  const child = spawn(nginx, ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  await until('nginx listens', () => fetch(`http://127.0.0.1:${port}/health`));
  return {
    port,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
