import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { REREAD_MS } from '../../access/reread-access.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import type { Administration } from './administration.ts';

const { companion: words } = commandLineWords;

/** After a change that no companion made: says where it was made, or how long it takes until others hold to it. */
export function sayWhenItHolds(
  { by }: Pick<Administration, 'by'>,
  { dataDir }: Pick<Settings, 'dataDir'>,
  terminal: Pick<Terminal, 'say'>,
): void {
  if (by === 'folder') terminal.say(words.inFolder(toTerminalLine(dataDir)));
  if (by === 'database') terminal.say(words.willLearn(REREAD_MS / 1_000));
}
