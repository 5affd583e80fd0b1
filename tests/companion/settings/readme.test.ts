import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FLAGS, type FlagName, flagOf, variableOf } from '../../../companion/settings/flags.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8').replaceAll("'", '’');

/** The cells of the table's row about a flag: flag, variable, default, what it does. */
function cellsOf(name: FlagName): string[] {
  const row = README.split('\n').find((line) => line.startsWith(`| \`--${name}`)) ?? '';
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
  return cells.slice(1, -1);
}

test.each((Object.keys(FLAGS) as FlagName[]).filter((name) => name !== 'help'))(
  "the readme's table says of --%s what --help says",
  (name) => {
    const flag = flagOf(name);
    const [usage, variable, fallback, help] = cellsOf(name);
    expect(usage).toBe(`\`--${name}${flag.value ? ` <${flag.value}>` : ''}\``);
    expect(variable).toBe(`\`${variableOf(name)}\``);
    // The data folder's depends on the platform, and the readme lists them.
    if (flag.default !== undefined) expect(fallback).toBe(flag.default);
    expect(help).toBe(`${flag.help}${flag.repeatable ? ' Repeatable.' : ''}`);
  },
);
