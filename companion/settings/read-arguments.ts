import { parseArgs } from 'node:util';
import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { FLAGS, type FlagName, flagOf, isFlagName } from './flags.ts';
import { withoutSecrets } from './parse-values.ts';

/** What stands on the command line: each flag with its values, in order; a flag without a value has the empty list. */
export type GivenFlags = ReadonlyMap<FlagName, readonly string[]>;

/** Reads the command line without judging values. Adds to `problems` what is no flag, or lacks its value. */
export function readArguments(argv: readonly string[], problems: string[]): GivenFlags {
  const given = new Map<FlagName, string[]>();
  for (const token of tokenize(argv)) {
    if (token.kind === 'positional') problems.push(settingsWords.notFlag(withoutSecrets(token.value)));
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isFlagName(name) || rawName !== `--${name}`) {
      problems.push(settingsWords.notKnown(rawName));
      continue;
    }
    const flag = flagOf(name);
    const values = given.get(name) ?? [];
    given.set(name, values);
    if (!flag.value && value !== undefined) problems.push(settingsWords.noValue(rawName));
    if (!flag.value) continue;
    if (value === undefined || value === '' || value.startsWith('--')) problems.push(settingsWords.needsValue(rawName));
    else if (values.length > 0 && !flag.repeatable) problems.push(settingsWords.givenTwice(rawName));
    else values.push(value);
  }
  return given;
}

/** Not strict: `parseArgs` would throw at the first mistake, and we name them all. */
function tokenize(argv: readonly string[]) {
  const names = Object.keys(FLAGS) as FlagName[];
  const options = Object.fromEntries(
    names.map((name) => [name, { type: flagOf(name).value ? ('string' as const) : ('boolean' as const) }]),
  );
  return parseArgs({ args: [...argv], strict: false, tokens: true, options }).tokens;
}
