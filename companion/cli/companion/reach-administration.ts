import { startWords } from '../../../words/spoken-on-terminal.ts';
import { replaceLocalKey } from '../../access/keys/local-key.ts';
import type { Settings } from '../../settings/settings.ts';
import type { DatabasePlace } from '../../store/open-store.ts';
import { databaseName } from '../../store/postgres/database/database-name.ts';
import { CommandError } from '../command-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Administration } from './administration.ts';
import { askCompanion } from './ask-companion.ts';
import type { CompanionLine } from './dial.ts';
import { findCompanion, readKey, toKeyError } from './reach-companion.ts';

/** The answer tells where a companion keeps its keys. */
const WHERE = { type: 'clients', id: 'where' } as const;

/**
 * Reaches the companion that runs, so that a change takes effect at once. When none does, opens what is kept. A companion that
 * keeps it elsewhere than in the database that was named is not asked. One that was given the same database is, while that can't
 * be opened: what it takes away counts no more at once, and is stored later.
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
    if (!isNobody || !(await hasHistory(settings.dataDir))) throw error;
    return openKept(settings, terminal, signal);
  }
  try {
    const chosen = await choose(ofCompanion, settings.database, () => openKept(settings, terminal, signal));
    if (chosen !== ofCompanion) await ofCompanion?.close();
    return chosen;
  } catch (error) {
    await ofCompanion?.close();
    throw error;
  }
}

/**
 * Replaces `local.key`. It is of the data folder, wherever the rest is kept: the companion that runs with that does it, or the
 * folder is changed. Nothing is made where there is no key.
 *
 * @returns who has done it
 * @throws {CommandError} nothing was changed
 */
export async function replaceKey(
  settings: Settings,
  terminal: Pick<Terminal, 'say'>,
  signal: AbortSignal,
): Promise<Administration['by']> {
  const { dataDir } = settings;
  const found = await findCompanion(settings, signal);
  if ('error' in found) {
    if (!found.isNobody || readKey(dataDir) === undefined) throw found.error;
    if (settings.database !== undefined || !(await hasHistory(dataDir))) {
      toKeyError(() => replaceLocalKey(dataDir));
      return 'folder';
    }
  }
  const administration = 'line' in found ? through(found.line) : await openKept(settings, terminal, signal);
  try {
    await administration.ask({ type: 'rotate', id: 'rotate' });
    return administration.by;
  } finally {
    await administration.close();
  }
}

/** Whether something is kept in a data folder. */
async function hasHistory(dataDir: string): Promise<boolean> {
  const { hasDatabase } = await import('../../store/sqlite/copy-end.ts');
  return hasDatabase(dataDir);
}

/** Opens what is kept where no companion is to be asked. @throws {CommandError} */
async function openKept(
  settings: Settings,
  terminal: Pick<Terminal, 'say'>,
  signal: AbortSignal,
): Promise<Administration> {
  const { openStored } = await import('./stored-administration.ts');
  return openStored(settings, {
    signal,
    onUpdating: (done, total) => {
      if (total > 0) terminal.say(startWords.updating.progress(Math.floor((100 * done) / total)));
    },
  });
}

/** The companion, if it keeps all in this database; else what is kept there. */
async function choose(
  companion: Administration | undefined,
  { url }: DatabasePlace,
  open: () => Promise<Administration>,
): Promise<Administration> {
  // Before the database is opened: a companion answers also while that is away.
  const known = await companion?.ask(WHERE);
  let stored: Administration;
  try {
    stored = await open();
  } catch (error) {
    const isSame = error instanceof CommandError && known?.database === databaseName(url);
    if (companion && isSame) return companion;
    throw error;
  }
  try {
    const isSame = known?.store !== undefined && known.store === (await stored.ask(WHERE)).store;
    if (!companion || !isSame) return stored;
  } catch (error) {
    await stored.close();
    throw error;
  }
  await stored.close();
  return companion;
}

function through(line: CompanionLine): Administration {
  return {
    by: 'companion',
    ask: (request) => askCompanion(line, request),
    close: async () => line.close(),
  };
}
