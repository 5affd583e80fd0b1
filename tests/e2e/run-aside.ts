import { spawn } from 'node:child_process';
import { inject, onTestFinished } from 'vitest';
import type { Stage } from './stage.ts';

type Companion = Pick<Stage, 'companion' | 'dataDir'>;

/** Runs a command of ours beside the companion, and resolves with what it printed once it has ended well. */
export async function runAside(stage: Companion, ...args: string[]): Promise<string> {
  return printed(start(stage, args), () => false);
}

/** Runs `aside pair`, which goes on until the code is used, and resolves with the code. */
export async function showPairingCode(stage: Companion): Promise<string> {
  const text = await printed(start(stage, ['pair']), (out) => CODE.test(out));
  const [code] = CODE.exec(text) ?? [];
  if (!code) throw new Error(`no code in ${text}`);
  return code;
}

const CODE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/;

function start({ companion, dataDir }: Companion, args: readonly string[]) {
  const port = companion.address.split(':').at(-1) ?? '';
  const child = spawn(process.execPath, [inject('companionBundle'), ...args, '--data-dir', dataDir, '--port', port], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function printed(child: ReturnType<typeof start>, isEnough: (out: string) => boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (isEnough(out)) resolve(out);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`it ended with ${code}: ${errors}`))));
  });
}
