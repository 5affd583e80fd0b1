import { expect, test } from 'vitest';
import { createProgress } from '../../../../companion/cli/terminal/progress.ts';

function createStage(isTerminal: boolean) {
  let time = 0;
  const lines: string[] = [];
  const terminal = {
    say: (line: string) => void lines.push(line),
    rewrite: isTerminal ? (line: string) => void lines.push(`\r${line}`) : undefined,
  };
  const progress = createProgress(terminal, () => time);
  const at = (ms: number) => {
    time = ms;
    progress.tell(`at ${ms}`);
  };
  return { lines, progress, at };
}

test('on a terminal one line is written again and again, and is gone in the end', () => {
  const { lines, progress, at } = createStage(true);
  for (let ms = 0; ms <= 1_250; ms += 50) at(ms);
  expect(lines).toEqual(['\rat 1000', '\rat 1100', '\rat 1200']);
  progress.end();
  expect(lines.at(-1)).toBe('\r');
});

test('elsewhere there is a line every few seconds', () => {
  const { lines, progress, at } = createStage(false);
  for (let ms = 0; ms <= 12_000; ms += 50) at(ms);
  progress.end();
  expect(lines).toEqual(['at 5000', 'at 10000']);
});

test('what takes less than a second says nothing', () => {
  const { lines, progress, at } = createStage(true);
  for (const ms of [0, 500, 999]) at(ms);
  progress.end();
  expect(lines).toEqual([]);
});
