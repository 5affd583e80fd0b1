import { parseArgs } from 'node:util';
import { commandWords, settingsWords } from '../../words/spoken-on-terminal.ts';
import { type FlagName, flagOf, nameInConfig, SECRETS, variableOf } from '../settings/flags.ts';
import { parseSettings, type SettingsWorld } from '../settings/parse-settings.ts';
import { isDatabaseAddress } from '../settings/parse-values.ts';
import type { Settings } from '../settings/settings.ts';
import { type CommandName, commandOf, isCommandName } from './commands.ts';

/** A command as it was typed, checked. */
export interface CommandLine {
  command: CommandName;
  /** At most one. */
  operand: string | undefined;
  /** The command's own flags; one without a value is the empty text. */
  flags: ReadonlyMap<string, string>;
  settings: Settings;
}

export type ParsedCommandLine =
  | { kind: 'command'; line: CommandLine }
  | { kind: 'help'; command: CommandName }
  | { kind: 'problems'; command: CommandName; problems: string[] };

/** Undefined when `argv` names no command of ours; then it is about starting the companion. */
export function parseCommandLine(argv: readonly string[], world: SettingsWorld): ParsedCommandLine | undefined {
  const [command = '', ...rest] = argv;
  if (!isCommandName(command)) return undefined;
  const { flags: own, settingFlags, operand: operandName } = commandOf(command);
  const problems: string[] = [];
  const operands: string[] = [];
  const flags = new Map<string, string>();
  const forSettings: string[] = [];

  const takesValue = (name: string): boolean =>
    settingFlags.some((flag) => flag === name && flagOf(flag).value !== undefined) || own[name]?.value !== undefined;
  const names = [...settingFlags, ...Object.keys(own), 'help'];
  const { tokens } = parseArgs({
    args: rest,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(names.map((name) => [name, { type: takesValue(name) ? 'string' : 'boolean' }])),
  });
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!names.includes(name) || rawName !== `--${name}`) problems.push(settingsWords.notKnown(rawName));
    else if (name === 'help') return { kind: 'help', command };
    else if (settingFlags.some((flag) => flag === name))
      forSettings.push(rawName, ...(value === undefined ? [] : [value]));
    else if (takesValue(name) && (value === undefined || value === '' || value.startsWith('--'))) {
      problems.push(settingsWords.needsValue(rawName));
    } else if (!takesValue(name) && value !== undefined) problems.push(settingsWords.noValue(rawName));
    else if (flags.has(name)) problems.push(settingsWords.givenTwice(rawName));
    else {
      const { choices } = own[name] ?? {};
      if (choices && value !== undefined && !choices.includes(value)) {
        problems.push(settingsWords.mustBe(rawName, settingsWords.expected.oneOf(choices), value));
      }
      flags.set(name, value ?? '');
      if (own[name]?.takesDatabase && isDatabaseAddress(value ?? '')) forSettings.push('--database', value ?? '');
    }
  }
  if (operandName === undefined && operands.length > 0) problems.push(settingsWords.notFlag(operands[0] ?? ''));
  if (operandName !== undefined && operands.length > 1) {
    problems.push(commandWords.tooMany(operands[1] ?? '', command, operandName.name));
  }
  if (operandName?.required && operands.length === 0) problems.push(commandWords.missing(command, operandName.name));

  const settings = parseSettings(forSettings, { ...world, env: environmentFor(settingFlags, world.env) });
  if (settings.kind === 'problems') problems.push(...settings.problems);
  if (problems.length > 0 || settings.kind !== 'settings') return { kind: 'problems', command, problems };
  return { kind: 'command', line: { command, operand: operands[0], flags, settings: settings.settings } };
}

/** Without our variables that do not concern a command: a mistake in those is no reason to refuse it. */
function environmentFor(settingFlags: readonly FlagName[], env: SettingsWorld['env']): SettingsWorld['env'] {
  const concerned = new Set<string>(settingFlags.map(variableOf));
  const secrets = settingFlags.flatMap((flag) => SECRETS[flag] ?? []);
  const concerns = (name: string) => concerned.has(name) || secrets.some((names) => names.test(nameInConfig(name)));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ASIDE_') || concerns(name)));
}
