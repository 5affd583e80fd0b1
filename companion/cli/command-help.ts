import { commandWords } from '../../words/spoken-on-terminal.ts';
import { type FlagName, flagOf } from '../settings/flags.ts';
import { COMMAND_NAMES, type CommandFlag, type CommandName, commandOf } from './commands.ts';

/** What `--help` prints for one command. */
export function commandHelp(name: CommandName): string {
  const { summary, operand, flags, settingFlags, notes } = commandOf(name);
  const operandText = operand ? ` ${operand.required ? `<${operand.name}>` : `[${operand.name}]`}` : '';
  const described: [string, CommandFlag][] = [
    ...Object.entries(flags),
    ...settingFlags.map((flag): [string, CommandFlag] => [flag, toCommandFlag(flag)]),
  ];
  return [
    summary,
    '',
    commandWords.usage(name, operandText),
    '',
    ...described.flatMap(([flag, { value, help }]) => [
      `  --${flag}${value === undefined ? '' : ` <${value}>`}`,
      `      ${help}`,
    ]),
    '',
    ...notes,
    commandWords.exits,
    '',
  ].join('\n');
}

function toCommandFlag(flag: FlagName): CommandFlag {
  const { value } = flagOf(flag);
  return { ...(value !== undefined && { value }), help: commandWords.asStarted };
}

/** The commands, to follow the flags in the help of starting. */
export function commandList(): string {
  const lines = COMMAND_NAMES.map((name) => `  ${name.padEnd(8)}${commandOf(name).summary}`);
  return [commandWords.others, ...lines, commandWords.explainsOne, ''].join('\n');
}
