import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { until } from './until.ts';

const run = promisify(execFile);

/** A screen of its own with a window manager on it, and a person's hands. */
export interface Display {
  /** The environment for programs that are to appear on it. */
  readonly env: NodeJS.ProcessEnv;
  readonly width: number;
  readonly height: number;
  move(x: number, y: number): Promise<void>;
  click(x: number, y: number, button?: 'left' | 'right'): Promise<void>;
  /** Presses the left button at the first point and lets go at the second. */
  drag(from: Point, to: Point): Promise<void>;
  /** Presses keys one after another, as xdotool names them: `Return`, `alt+a`. */
  keys(...names: string[]): Promise<void>;
  /** Types text into whatever has the keyboard. */
  type(text: string): Promise<void>;
  /** Ids of the visible windows, menus included: a menu that opens is one more. */
  windows(): Promise<string[]>;
  dispose(): Promise<void>;
}

export interface Point {
  x: number;
  y: number;
}

const WIDTH = 1280;
const HEIGHT = 900;

/** Starts Xvfb on a display number that it finds free by itself, and openbox. */
export async function createDisplay(): Promise<Display> {
  // -noreset: a server whose last client leaves starts over, which throws out a window manager that is just arriving
  // -r: on a busy machine a key may be let go of so late that it repeats itself
  const args = ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp', '-noreset', '-r'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await firstLine(server, server.stdio[3] as Readable);
  const env = { ...process.env, DISPLAY: `:${number}` };
  const manager = spawn('openbox', [], { env, stdio: 'ignore' });

  async function xdotool(...args: (string | number)[]): Promise<string> {
    const { stdout } = await run('xdotool', args.map(String), { env });
    return stdout;
  }
  await until('the window manager answers', async () => (await xdotool('get_num_desktops')) !== '');

  return {
    env,
    width: WIDTH,
    height: HEIGHT,
    async move(x, y) {
      await xdotool('mousemove', x, y);
    },
    async click(x, y, button = 'left') {
      await xdotool('mousemove', x, y, 'click', button === 'left' ? 1 : 3);
    },
    async drag(from, to) {
      await xdotool('mousemove', from.x, from.y, 'mousedown', 1);
      await xdotool('mousemove', to.x, to.y, 'mouseup', 1);
    },
    async keys(...names) {
      await xdotool('key', '--delay', 60, ...names);
    },
    async type(text) {
      await xdotool('type', '--delay', 20, text);
    },
    async windows() {
      // xdotool exits with 1 when there is none
      const found = await xdotool('search', '--onlyvisible', '--name', '').catch(() => '');
      return found.split('\n').filter((id) => id !== '');
    },
    async dispose() {
      await end(manager);
      await end(server);
    },
  };
}

async function firstLine(child: ChildProcess, stream: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('error', reject).once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
