import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** What is on the screen, for what no program tells of itself. */
  look(): Promise<Picture>;
  dispose(): Promise<void>;
}

export interface Point {
  x: number;
  y: number;
}

/** A screen as it was at one moment. */
export interface Picture {
  /** Red, green and blue in one number, as `0xff0000`. */
  colourAt(x: number, y: number): number;
  /** The box around all that has exactly this colour; undefined where nothing has. */
  boxOf(colour: number): { left: number; top: number; right: number; bottom: number } | undefined;
}

const WIDTH = 1280;
const HEIGHT = 900;

/** Starts Xvfb on a display number that it finds free by itself, and openbox. */
export async function createDisplay(): Promise<Display> {
  // -noreset: a server whose last client leaves starts over, which throws out a window manager that is just arriving
  // -r: on a busy machine a key may be let go of so late that it repeats itself
  const folder = await mkdtemp(join(tmpdir(), 'aside-display-'));
  const screen = ['-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-fbdir', folder];
  const args = ['-displayfd', '3', ...screen, '-nolisten', 'tcp', '-noreset', '-r'];
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
    look: async () => readPicture(await readFile(join(folder, 'Xvfb_screen0'))),
    async dispose() {
      await end(manager);
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A dump of an X window (`XWDFile.h`): a head, its colours of twelve bytes each, then blue, green, red and nothing per pixel. */
function readPicture(dump: Buffer): Picture {
  const [width, height, lineBytes, colours] = [16, 20, 48, 76].map((at) => dump.readUInt32BE(at)) as [
    number,
    number,
    number,
    number,
  ];
  const start = dump.readUInt32BE(0) + 12 * colours;
  const colourAt = (x: number, y: number) => dump.readUIntLE(start + y * lineBytes + 4 * x, 3);
  return {
    colourAt,
    boxOf(colour) {
      let [left, top, right, bottom] = [width, height, -1, -1];
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          if (colourAt(x, y) !== colour) continue;
          [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), y];
        }
      }
      return right < 0 ? undefined : { left, top, right, bottom };
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
