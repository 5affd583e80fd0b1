import { ASIDE_COMMAND } from '../own-command.ts';
import { flagOf } from '../settings/flags.ts';
import { COMMANDS, type CommandFlag, type CommandName, commandOf } from './commands.ts';

/** What `--help` prints for one command. */
export function commandHelp(name: CommandName): string {
  const { summary, operand, flags, settingFlags, notes } = commandOf(name);
  const operandText = operand ? ` ${operand.required ? `<${operand.name}>` : `[${operand.name}]`}` : '';
  const described: [string, CommandFlag][] = [
    ...Object.entries(flags),
    ...settingFlags.map((flag): [string, CommandFlag] => [flag, { value: flagOf(flag).value ?? '', help: AS_STARTED }]),
  ];
  return [
    summary,
    '',
    `Usage: ${ASIDE_COMMAND} ${name} [flags]${operandText}`,
    '',
    ...described.flatMap(([flag, { value, help }]) => [
      `  --${flag}${value === undefined ? '' : ` <${value}>`}`,
      `      ${help}`,
    ]),
    '',
    ...notes,
    'Ends with 0, with 1 when it failed, 2 when the command line is wrong, 130 after Ctrl-C.',
    '',
  ].join('\n');
}

/** These flags say where a companion is, rather than where it is to be. */
const AS_STARTED = 'As the companion was started with.';

/** The commands, to follow the flags in the help of starting. */
export function commandList(): string {
  const names = Object.keys(COMMANDS) as CommandName[];
  const lines = names.map((name) => `  ${name.padEnd(8)}${commandOf(name).summary}`);
  return ['Other commands:', ...lines, `${ASIDE_COMMAND} <command> --help explains one.`, ''].join('\n');
}
