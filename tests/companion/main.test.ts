import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ListeningMessage } from '../../companion/parent-messages.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { hangAfter } from '../helpers/fake-ollama-answers.ts';
import { createTestFolder } from './server/test-companion.ts';
import { closeOf, messageOf, OURS, openOf } from './server/test-server.ts';

const MAIN = join(import.meta.dirname, '../../companion/main.ts');

interface Process {
  child: ChildProcess;
  /** Everything that it said, and its exit status, once it has ended. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function run(flags: string[]): Process {
  const args = ['--data-dir', createTestFolder(), '--upstream', 'http://127.0.0.1:9', ...flags];
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, stdout, stderr }));
  return { child, ended };
}

async function addressOf({ child }: Process): Promise<string> {
  const [message] = (await once(child, 'message')) as [ListeningMessage];
  return message.address;
}

describe('the command', () => {
  test('explains itself and ends with 0', async () => {
    const { code, stdout, stderr } = await run(['--help']).ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--allow-host');
  });

  test('names every problem in one message and ends with 2', async () => {
    const { code, stdout, stderr } = await run(['--port', 'x', '--parallel', '0', '--what']).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Aside can’t start, for 3 reasons:\n.*--what.*\n.*--port.*\n.*--parallel/);
  });

  test('says so when its port is taken, and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run(['--port', String(port)]).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Port ${port} is taken .*--port ${port + 1}\n$`));
  });

  test('ends with 0 within two seconds of SIGTERM, although a turn runs and a peer does not answer', async () => {
    const ollama = createFakeOllama();
    await ollama.listen();
    onTestFinished(() => ollama.close());
    ollama.script(hangAfter(['The']));
    // The control: a machine that is busy takes its time for this one too, which has nobody to wait for.
    const idle = run(['--port', '0']);
    const process = run(['--port', '0', '--upstream', ollama.url]);
    const [address] = await Promise.all([addressOf(process), addressOf(idle)]);
    const asker = new WebSocket(`ws://${address}/ws/chat`, { origin: OURS });
    const deaf = new WebSocket(`ws://${address}/ws/chat`, { origin: OURS });
    await Promise.all([openOf(asker), openOf(deaf)]);
    deaf.pause();
    onTestFinished(() => deaf.terminate());
    asker.send(JSON.stringify({ message: 'Hello?' }));
    await messageOf(asker);
    const closed = closeOf(asker);
    const before = performance.now();
    const [own, control] = [process, idle].map(async ({ child, ended }) => {
      child.kill('SIGTERM');
      const { code } = await ended;
      return { code, ms: performance.now() - before };
    });
    expect((await closed).code).toBe(1001);
    const outcomes = await Promise.all([own, control]);
    expect(outcomes.map((outcome) => outcome?.code)).toEqual([0, 0]);
    expect((outcomes[0]?.ms ?? 0) - (outcomes[1]?.ms ?? 0)).toBeLessThan(2_000);
  });

  test('ends when its parent is gone', async () => {
    const process = run(['--port', '0']);
    await addressOf(process);
    // Not `ended`: after a disconnect of ours, Node reports the exit but never the end of the streams.
    const exited = once(process.child, 'exit');
    process.child.disconnect();
    expect(await exited).toEqual([0, null]);
  });
});
