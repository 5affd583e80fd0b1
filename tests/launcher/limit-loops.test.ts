import { parseAst } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { limitLoopsOf } from '../../launcher/limit-loops.ts';

const world = globalThis as { asideDeadline?: number };

afterEach(() => {
  delete world.asideDeadline;
});

/** Runs a script with its loops limited, and returns its `result`. */
function run(code: string): unknown {
  const limited = limitLoopsOf(code, parseAst(code) as unknown as Parameters<typeof limitLoopsOf>[1]);
  return new Function(`${limited}\nreturn result;`)();
}

describe('a script with limited loops', () => {
  it.each([
    ['for (;;);'],
    ['for (;;) {}'],
    ['while (true) result++;'],
    ['do result++; while (true);'],
    ['for (const x of (function* () { while (true) yield 1; })()) result = x;'],
    ['while (true) for (const key in { a: 1 }) result = key;'],
    ['outer: while (true) { for (;;) continue outer; }'],
  ])('ends %s when its time is over', (loop) => {
    world.asideDeadline = performance.now();
    expect(() => run(`let result = 0; ${loop}`)).toThrow('Out of time');
  });

  it.each([
    ['for (let i = 0; i < 1000; i++) result += i;', 499_500],
    ['for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) if (i === j) continue; else result++;', 6],
    ['let i = 0; do result += i; while (++i < 4)', 6],
    ['for (const x of [1, 2]) while (true) { result += x; break; }', 3],
  ])('does what it did within its time: %s', (loop, result) => {
    expect(run(`let result = 0; ${loop}`)).toBe(result);
  });
});
