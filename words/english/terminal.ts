import { commandLineWords } from './command-line.ts';
import { commandWords } from './commands.ts';
import { doctorWords } from './doctor.ts';
import { launcherWords } from './launcher.ts';
import { settingsWords } from './settings.ts';
import { startWords } from './start.ts';

/** What the programs say on a terminal. */
export const terminal = {
  commandLine: commandLineWords,
  commands: commandWords,
  doctor: doctorWords,
  launcher: launcherWords,
  settings: settingsWords,
  start: startWords,
};
