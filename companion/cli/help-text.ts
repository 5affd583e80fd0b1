import { FLAGS, type FlagName, flagOf, variableOf } from '../settings/flags.ts';
import { commandList } from './command-help.ts';

/** What `--help` prints. `dataDir` is this user's default. */
export function helpText(dataDir: string): string {
  const names = Object.keys(FLAGS) as FlagName[];
  return [
    'Aside: a chat sidebar for people who run their own models.',
    '',
    'Usage: npm start -- [flags]',
    '',
    ...names.flatMap((name) => describe(name, dataDir)),
    'A flag comes before its variable, and both before OLLAMA_HOST and OLLAMA_NUM_PARALLEL.',
    'Variables of repeatable flags take a list with commas.',
    '',
    commandList(),
  ].join('\n');
}

function describe(name: FlagName, dataDir: string): string[] {
  const flag = flagOf(name);
  const usage = `  --${name}${flag.value ? ` <${flag.value}>` : ''}${flag.repeatable ? '  (repeatable)' : ''}`;
  if (name === 'help') return [usage, `      ${flag.help}`, ''];
  const fallback = name === 'data-dir' ? dataDir : flag.default;
  return [usage, `      ${flag.help}`, `      Default: ${fallback}. Variable: ${variableOf(name)}`, ''];
}
