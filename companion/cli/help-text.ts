import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { FLAGS, type FlagName, flagOf, variableOf } from '../settings/flags.ts';
import { commandList } from './command-help.ts';

/** What `--help` prints. `dataDir` is this user's default. */
export function helpText(dataDir: string): string {
  const names = Object.keys(FLAGS) as FlagName[];
  return [
    settingsWords.title,
    '',
    settingsWords.usage,
    '',
    ...names.flatMap((name) => describe(name, dataDir)),
    settingsWords.order,
    settingsWords.lists,
    '',
    commandList(),
  ].join('\n');
}

function describe(name: FlagName, dataDir: string): string[] {
  const flag = flagOf(name);
  const usage = `  --${name}${flag.value ? ` <${flag.value}>` : ''}${flag.repeatable ? `  ${settingsWords.repeatable}` : ''}`;
  if (name === 'help') return [usage, `      ${flag.help}`, ''];
  const fallback = name === 'data-dir' ? dataDir : flag.default;
  return [usage, `      ${flag.help}`, `      ${settingsWords.fallback(fallback ?? '', variableOf(name))}`, ''];
}
