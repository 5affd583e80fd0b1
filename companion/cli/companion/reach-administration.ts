import { startWords } from '../../../words/spoken-on-terminal.ts';
import type { Settings } from '../../settings/settings.ts';
import type { CommandError } from '../command-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Administration } from './administration.ts';
import { askCompanion } from './ask-companion.ts';
import type { CompanionLine } from './dial.ts';
import { findCompanion } from './reach-companion.ts';

/**
 * Reaches the companion that runs, so that a change takes effect at once. When none does, opens what is kept. A companion that
 * keeps it elsewhere than in the database that was named is not asked.
 *
 * @throws {CommandError} nothing was changed
 */
export async function reachAdministration(
  settings: Settings,
  terminal: Pick<Terminal, 'say'>,
  signal: AbortSignal,
): Promise<Administration> {
  const found = await findCompanion(settings, signal);
  const ofCompanion = 'line' in found ? through(found.line) : undefined;
  if (settings.database === undefined) {
    if (ofCompanion) return ofCompanion;
    const { isNobody, error } = found as { isNobody: boolean; error: CommandError };
    const { hasDatabase } = await import('../../store/sqlite/copy-end.ts');
    if (!isNobody || !hasDatabase(settings.dataDir)) throw error;
  }
  try {
    const { openStored } = await import('./stored-administration.ts');
    const stored = await openStored(settings, {
      signal,
      onUpdating: (done, total) => {
        if (total > 0) terminal.say(startWords.updating.progress(Math.floor((100 * done) / total)));
      },
    });
    if (ofCompanion && (await isSameStore(ofCompanion, stored))) {
      await stored.close();
      return ofCompanion;
    }
    await ofCompanion?.close();
    return stored;
  } catch (error) {
    await ofCompanion?.close();
    throw error;
  }
}

function through(line: CompanionLine): Administration {
  return {
    by: 'companion',
    ask: (request) => askCompanion(line, request),
    close: async () => line.close(),
  };
}

async function isSameStore(one: Administration, other: Administration): Promise<boolean> {
  const marks = await Promise.all(
    [one, other].map(async ({ ask }) => (await ask({ type: 'clients', id: 'store' })).store),
  );
  return marks[0] !== undefined && marks[0] === marks[1];
}
