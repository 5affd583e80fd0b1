import type { Attack } from './attacks/attack.ts';
import { frames } from './attacks/frames.ts';
import { http } from './attacks/http.ts';
import { messages } from './attacks/messages.ts';
import { pairing } from './attacks/pairing.ts';
import { sockets, wave } from './attacks/sockets.ts';
import { transfers } from './attacks/transfers.ts';
import { type FuzzTarget, startFuzzTarget } from './fuzz-target.ts';
import { createRandom } from './random.ts';
import { type SteadyViewer, startSteadyViewer } from './steady-viewer.ts';

export interface FuzzOptions {
  seed: number;
  /** Attacks after each has had its turn once. */
  rounds: number;
  /** Milliseconds after which no round begins; default: none. */
  maxMs?: number;
  /** How many connections come in waves at last. */
  connections?: number;
  report?(line: string): void;
}

/** What a run has shown. Whatever must not happen has thrown. */
export interface FuzzResult {
  attacks: number;
  /** Bytes that the companion held after the first attacks, and after the last. */
  memory: { before: number; after: number };
  /** Milliseconds: the longest silence that the viewer saw, and the one without a companion in between. */
  gaps: { through: number; straight: number };
  /** Tokens that the viewer was sent, in order and whole. */
  tokens: number;
  /** Milliseconds that a short question of the viewer's took at the most. */
  slowestQuestionMs: number;
}

const EVERYTHING: readonly Attack[] = [...frames, ...http, ...messages, ...pairing, ...sockets, ...transfers];
/** The attack that finds most, because it has most to choose from. */
const DEEPEST = messages[0] as Attack;
/** Longest time for an attack, which waits for nothing longer than a closing handshake or a late head. */
const ATTACK_MS = 60_000;
const WAVE = 250;
/** What attacks may leave: turns of clients, which are kept for ten minutes, weigh about a third of it. */
const MAX_GROWTH_BYTES = 10 * 1024 * 1024;
/** A silence that a person would take for a fault. A busy machine causes shorter ones. */
const MAX_EXTRA_SILENCE_MS = 2_000;

/**
 * Attacks a companion in a process of its own, one attack after another and the same ones for the same seed, while a
 * well-behaved client watches an answer.
 *
 * @throws with the seed and the attack, as soon as something is not as documented, is disturbed, or is dead; at the end
 * when memory was kept or the viewer had to wait
 */
export async function runFuzz({ seed, rounds, connections = 0, ...options }: FuzzOptions): Promise<FuzzResult> {
  const { report = () => {}, maxMs = Number.POSITIVE_INFINITY } = options;
  const random = createRandom(seed);
  const target = await startFuzzTarget();
  const viewer = await startSteadyViewer(target);
  const startedAt = performance.now();
  let slowestQuestionMs = 0;
  let attacks = 0;

  async function attack(chosen: Attack): Promise<void> {
    attacks += 1;
    const ownSeed = random.below(2 ** 32);
    try {
      await within(ATTACK_MS, chosen.run(target, createRandom(ownSeed)));
    } catch (error) {
      if (target.death === undefined)
        throw new Error(`seed ${seed}, attack ${attacks}, ${chosen.name}`, { cause: error });
    }
    checkUnharmed(target, viewer, `seed ${seed}, attack ${attacks}, ${chosen.name}`);
  }

  async function askSomething(): Promise<void> {
    const asked = viewer.askMs();
    slowestQuestionMs = Math.max(slowestQuestionMs, await within(ATTACK_MS, asked));
    checkUnharmed(target, viewer, `seed ${seed}, attack ${attacks}`);
  }

  try {
    for (const each of EVERYTHING) await attack(each);
    await askSomething();
    const before = await target.memory();
    for (let round = 0; round < rounds && performance.now() - startedAt < maxMs; round += 1) {
      await attack(random.below(3) === 0 ? DEEPEST : random.pick(EVERYTHING));
      if (round % 500 === 499) {
        await askSomething();
        report(`${attacks} attacks, ${megabytes(await target.memory())} held, ${viewer.count} tokens whole`);
      }
    }
    for (let opened = 0; opened < connections; opened += WAVE) await attack(wave(WAVE));
    if (connections > 0) report(`${connections} connections came and went`);
    await askSomething();
    const memory = { before, after: await target.memory() };
    const result = { attacks, memory, gaps: viewer.gaps(), tokens: viewer.count, slowestQuestionMs };
    checkResult(result, `seed ${seed}`);
    return result;
  } finally {
    viewer.stop();
    await target.stop();
  }
}

function checkUnharmed({ death }: FuzzTarget, { fault }: SteadyViewer, when: string): void {
  if (death !== undefined) throw new Error(`${when}: the companion ${death}`);
  if (fault !== undefined) throw new Error(`${when}: another client was disturbed: ${fault}`);
}

/** @throws when something was kept, or a silence would have been taken for a fault */
function checkResult({ memory, gaps, tokens }: FuzzResult, run: string): void {
  if (memory.after - memory.before > MAX_GROWTH_BYTES) {
    throw new Error(`${run}: ${megabytes(memory.before)} were held before, ${megabytes(memory.after)} after`);
  }
  if (gaps.through - gaps.straight > MAX_EXTRA_SILENCE_MS) {
    throw new Error(`${run}: silent for ${gaps.through} ms, and ${gaps.straight} ms without a companion`);
  }
  if (tokens === 0) throw new Error(`${run}: the viewer saw nothing`);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`nothing came of it within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
