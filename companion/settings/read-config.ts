import { readFileSync, statSync } from 'node:fs';
import { settingsWords } from '../../words/spoken-on-terminal.ts';
import { isOpenToOthers } from '../open-to-others.ts';
import { flagOf, isFlagName, isSecretName } from './flags.ts';

/** What stands in a file of settings, and whether other users of the machine can read it; or what is wrong with it, to follow its name. */
export type ConfigFile = { text: string; isOpen: boolean } | { problem: string };

/** Never throws. */
export function readConfigFile(path: string): ConfigFile {
  try {
    return { text: readFileSync(path, 'utf8'), isOpen: isOpenToOthers(statSync(path)) };
  } catch (error) {
    return { problem: settingsWords.file.notReadable((error as NodeJS.ErrnoException).code) };
  }
}

/** A value, and by what name to call it in a problem: with the file and its line. */
export interface ConfigValue {
  text: string;
  by: string;
}

/** The settings of a file by their names, each with its values in order. */
export type Config = ReadonlyMap<string, readonly ConfigValue[]>;

/**
 * Reads `name = value` lines. A name is a flag's, or a secret's: a variable's in small letters, with dashes and without
 * `aside-`. A line that begins with `#` says nothing; a flag that can be repeated has a line for each value. Adds to
 * `problems` what is no setting, with its line.
 */
export function readConfig(path: string, file: ConfigFile, problems: string[]): Config {
  const config = new Map<string, ConfigValue[]>();
  if ('problem' in file) {
    problems.push(settingsWords.keyFile(`--config (${path})`, file.problem));
    return config;
  }
  const lines = file.text.replace(/^\uFEFF/, '').split('\n');
  for (const [index, line] of lines.entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const where = `${path}:${index + 1}:`;
    const { name, text } = /^\s*(?<name>[a-z][a-z\d-]*)\s*=\s*(?<text>.*?)\s*$/.exec(line)?.groups ?? {};
    if (name === undefined || text === undefined) {
      // Not the line itself: it may be a secret that was pasted wrongly.
      problems.push(settingsWords.notSetting(`${path}:${index + 1}`));
      continue;
    }
    const by = `${where} ${name}`;
    const isFlag = isFlagName(name) && name !== 'help' && name !== 'config';
    const known = config.get(name) ?? [];
    if (!isFlag && !isSecretName(name)) problems.push(settingsWords.notKnown(by));
    else if (text === '') problems.push(settingsWords.needsValue(by));
    else if (known.length > 0 && !(isFlag && flagOf(name).repeatable)) problems.push(settingsWords.givenTwice(by));
    else if (file.isOpen && isSecret(name, text)) {
      problems.push(settingsWords.keyFile(by, settingsWords.file.open(path)));
    } else config.set(name, [...known, { text, by }]);
  }
  return config;
}

/** A key itself, or an address with a password in it. */
function isSecret(name: string, text: string): boolean {
  return (isSecretName(name) && !name.includes('-file')) || /:\/\/[^/@]*:[^/@]+@|[?&]password=/.test(text);
}
