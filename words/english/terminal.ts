import { commandLineWords } from './command-line.ts';
import { commandWords } from './commands.ts';
import { doctorWords } from './doctor.ts';
import { exportWords } from './exports.ts';
import { launcherWords } from './launcher.ts';
import { readerWords } from './reader.ts';
import { settingsWords } from './settings.ts';
import { startWords } from './start.ts';

/** What the programs say on a terminal, and what the companion writes for people itself. */
export const terminal = {
  commandLine: commandLineWords,
  commands: commandWords,
  doctor: doctorWords,
  launcher: launcherWords,
  settings: settingsWords,
  start: startWords,
  exports: exportWords,
  reader: readerWords,
};
