import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpuSeconds } from '../processes.ts';
import type { Connect, StreamClient } from './relay-clients.ts';
import { MODELS, type ModelName } from './relay-models.ts';
import { nowMs } from './relay-time.ts';

/** Of each stream, left out: connections open, code is compiled. */
const WARM_UP_TOKENS = 20;
/** Tokens that are read before Stop. */
const TOKENS_BEFORE_STOP = 5;

/** Milliseconds from the upstream's send to our receipt, of every token of every stream, sorted. */
export async function measureLatencies(connect: Connect, streams: number): Promise<number[]> {
  const latencies: number[] = [];
  await withClients(connect, streams, async (client) => {
    let seen = 0;
    await client.ask('every-10ms', (text) => {
      const now = nowMs();
      for (const stamp of text.split(' ')) {
        if (stamp !== '' && ++seen > WARM_UP_TOKENS) latencies.push(now - Number(stamp));
      }
    });
  });
  return latencies.sort((a, b) => a - b);
}

/** Tokens that process `pid` relays per second of its CPU, of whole answers. */
export async function measureEfficiency(
  connect: Connect,
  pid: number,
  model: ModelName,
  streams: number,
): Promise<number> {
  const clients = await Promise.all(Array.from({ length: streams }, connect));
  const before = cpuSeconds(pid);
  await Promise.all(clients.map((client) => client.ask(model, () => {})));
  const seconds = cpuSeconds(pid) - before;
  for (const client of clients) client.close();
  return (MODELS[model].tokens * streams) / seconds;
}

/** Milliseconds from Stop to the upstream's seeing its connection closed. */
export async function measureStop(connect: Connect, source: ChildProcess): Promise<number> {
  let stoppedAtMs = 0;
  const aborted = once(source, 'message') as Promise<[{ abortedAtMs: number }]>;
  await withClients(connect, 1, async (client) => {
    let seen = 0;
    await client.ask('endless', () => {
      if (++seen !== TOKENS_BEFORE_STOP) return;
      stoppedAtMs = nowMs();
      client.cancel();
    });
  });
  const [{ abortedAtMs }] = await aborted;
  return abortedAtMs - stoppedAtMs;
}

async function withClients(
  connect: Connect,
  count: number,
  use: (client: StreamClient) => Promise<void>,
): Promise<void> {
  const clients = await Promise.all(Array.from({ length: count }, connect));
  await Promise.all(clients.map(use));
  for (const client of clients) client.close();
}
