import { homedir } from 'node:os';
import { describeProblems, parseSettings, type SettingsWorld } from '../settings/parse-settings.ts';
import { readConfigFile } from '../settings/read-config.ts';
import { readKeyFile } from '../settings/read-key-file.ts';
import type { Settings } from '../settings/settings.ts';
import { helpText } from './help-text.ts';

/** The exit status for a wrong command line, as shells know it. */
const EXIT_USAGE = 2;

/**
 * The settings that this process was started with. Undefined when it has nothing more to do: help was asked for, or
 * something is wrong; it has been said then, and the exit status is set.
 */
export function settingsOfProcess(argv: readonly string[] = process.argv.slice(2)): Settings | undefined {
  const parsed = parseSettings(argv, worldOfProcess());
  if (parsed.kind === 'settings') return parsed.settings;
  if (parsed.kind === 'help') {
    process.stdout.write(helpText(parsed.dataDir));
    return undefined;
  }
  process.stderr.write(describeProblems(parsed.problems));
  process.exitCode = EXIT_USAGE;
  return undefined;
}

export function worldOfProcess(): SettingsWorld {
  const { env, platform } = process;
  return { env, platform, home: homedir(), workingDir: process.cwd(), readKeyFile, readConfigFile };
}
