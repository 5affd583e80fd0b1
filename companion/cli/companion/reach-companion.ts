import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { toStoredKey } from '../../access/keys/keyring.ts';
import { LocalKeyError, readLocalKey } from '../../access/keys/local-key.ts';
import { dialAddress } from '../../settings/dial-address.ts';
import type { Settings } from '../../settings/settings.ts';
import { CommandError } from '../command-error.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type CompanionLine, dial } from './dial.ts';

const { companion: words } = commandLineWords;

export interface ReachedCompanion {
  /** `host:port`. */
  address: string;
  /** The whole key; for the one that proved it while `line` is open, and nobody else. */
  token: string;
  line: CompanionLine;
}

/** No companion was reached. `isNobody`: there seems to be none; else another program listens. Nothing of ours was sent. */
export interface NotReached {
  isNobody: boolean;
  error: CommandError;
}

/** Connects to the companion of this data folder. @throws {CommandError} it can't be reached, or another one listens */
export async function reachCompanion(settings: Settings, signal: AbortSignal): Promise<ReachedCompanion> {
  const found = await findCompanion(settings, signal);
  if ('error' in found) throw found.error;
  return found;
}

/** @throws {CommandError} the key in the data folder can't be used */
export async function findCompanion(settings: Settings, signal: AbortSignal): Promise<ReachedCompanion | NotReached> {
  const address = dialAddress(settings.host, settings.port);
  const token = readKey(settings.dataDir);
  const key = token === undefined ? undefined : toStoredKey(token);
  if (!token || !key) return { isNobody: true, error: new CommandError(...words.noKey(settings.dataDir)) };
  const found = await dial(address, key, signal);
  switch (found.kind) {
    case 'ours':
      return { address, token, line: found.line };
    case 'nobody':
      return { isNobody: true, error: new CommandError(...words.nobody(address)) };
    case 'other-key':
      return { isNobody: false, error: new CommandError(...words.otherKey(address, settings.dataDir)) };
    case 'refused':
      return { isNobody: false, error: new CommandError(...words.refused(address, toTerminalLine(found.why))) };
    case 'stranger':
      return { isNobody: false, error: new CommandError(...words.stranger(address, toTerminalLine(found.why))) };
  }
}

/** The token in `local.key`; undefined when there is none. @throws {CommandError} */
export function readKey(dataDir: string): string | undefined {
  return toKeyError(() => readLocalKey(dataDir));
}

/** What is wrong with the key ends the command. @throws {CommandError} */
export function toKeyError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof LocalKeyError) throw new CommandError(error.message);
    throw error;
  }
}
