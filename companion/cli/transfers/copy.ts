import { resolve } from 'node:path';
import { commandLineWords, startWords } from '../../../words/spoken-on-terminal.ts';
import { isDatabaseAddress } from '../../settings/parse-values.ts';
import { type CopyEnd, CopyRefusal, copyHistory } from '../../store/copy/copy-history.ts';
import { databaseName } from '../../store/postgres/database/database-name.ts';
import { StoreError } from '../../store/store-error.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { toCommandError } from '../companion/to-command-error.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

const { copy: words } = commandLineWords;

/** Copies all that is kept from a data folder to a database, or back. */
export async function copy({ flags, settings }: CommandLine, terminal: Terminal): Promise<number> {
  const { folder, isFrom } = folderOf(flags);
  const { database } = settings;
  if (database === undefined) throw new CommandError(...words.ends());
  const { hasDatabase, openSqliteEnd } = await import('../../store/sqlite/copy-end.ts');
  if (isFrom && !hasDatabase(folder)) throw new CommandError(...words.noHistory(folder));
  const blobFolder = flags.get('blob-folder');

  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const open: CopyEnd[] = [];
  try {
    const { openPostgresEnd } = await import('../../store/postgres/copy-end.ts');
    const blobs = blobFolder === undefined ? database.blobFolder : resolve(blobFolder);
    const inDatabase = await openPostgresEnd(database.url, blobs);
    open.push(inDatabase);
    const inFolder = openSqliteEnd(folder, (done, total) => {
      if (total > 0) terminal.say(startWords.updating.progress(Math.floor((100 * done) / total)));
    });
    open.push(inFolder);
    const [from, to] = isFrom ? [inFolder, inDatabase] : [inDatabase, inFolder];
    if (await from.isInUse()) terminal.say(words.fromInUse(databaseName(database.url)));
    const { signal } = interrupt;
    const progress = createProgress(terminal);
    const onProgress = terminal.rewrite ? (done: number) => progress.tell(words.progress(done)) : tellTenths(terminal);
    const { people, chats, turns } = await copyHistory(from, to, { signal, onProgress }).finally(progress.end);
    terminal.say(words.done(chats, turns));
    if (people > 1) terminal.say(words.people(people));
    if (await to.isInUse()) terminal.say(words.toInUse(databaseName(database.url)));
    return EXIT.ok;
  } catch (error) {
    if (interrupt.signal.aborted) {
      terminal.say(words.interrupted);
      return EXIT.interrupted;
    }
    throw toFailure(error, isFrom ? databaseName(database.url) : folder);
  } finally {
    for (const end of open) await end.close();
  }
}

/** The folder that was named; the other end is the database. */
function folderOf(flags: CommandLine['flags']): { folder: string; isFrom: boolean } {
  const folders = ['from', 'to'].filter((name) => !isDatabaseAddress(flags.get(name) ?? 'postgres://'));
  const [name, ...more] = folders;
  if (name === undefined || more.length > 0) throw new CommandError(...words.ends());
  return { folder: resolve(flags.get(name) ?? ''), isFrom: name === 'from' };
}

function tellTenths({ say }: Terminal): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenths = Math.floor(10 * done);
    if (tenths > told && tenths < 10) say(words.progress(tenths / 10));
    told = Math.max(told, tenths);
  };
}

function toFailure(error: unknown, to: string): unknown {
  if (error instanceof StoreError) return toCommandError(error.reason);
  if (!(error instanceof CopyRefusal)) return error;
  switch (error.code) {
    case 'nothing_there':
      return new CommandError(...words.nothing());
    case 'not_empty':
      return new CommandError(...words.notEmpty(to));
    case 'content_missing':
      return new CommandError(...words.missing());
  }
}
