import { toStoredKey } from '../../access/keys/keyring.ts';
import { LocalKeyError, readLocalKey } from '../../access/keys/local-key.ts';
import { ASIDE_COMMAND } from '../../own-command.ts';
import { dialAddress } from '../../settings/dial-address.ts';
import type { Settings } from '../../settings/settings.ts';
import { CommandError } from '../command-error.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type CompanionLine, dial } from './dial.ts';

export interface ReachedCompanion {
  /** `host:port`. */
  address: string;
  /** The whole key; for the one that proved it while `line` is open, and nobody else. */
  token: string;
  line: CompanionLine;
}

/**
 * Connects to the companion of this data folder.
 *
 * @throws {CommandError} it can't be reached, or another one listens; nothing of ours was sent then
 */
export async function reachCompanion(settings: Settings, signal: AbortSignal): Promise<ReachedCompanion> {
  const address = dialAddress(settings.host, settings.port);
  const token = readKey(settings.dataDir);
  const key = token === undefined ? undefined : toStoredKey(token);
  if (!token || !key) {
    throw new CommandError(
      `There is no key in ${settings.dataDir}: no companion has run with this data folder yet.`,
      'Start one with npm start, or name its folder with --data-dir.',
    );
  }
  const found = await dial(address, key, signal);
  switch (found.kind) {
    case 'ours':
      return { address, token, line: found.line };
    case 'nobody':
      throw new CommandError(
        `No companion listens on ${address}.`,
        'Start it with npm start, or name its port with --port.',
      );
    case 'other-key':
      throw new CommandError(
        `Who listens on ${address} does not know the key in ${settings.dataDir}. Nothing was sent.`,
        'Name the data folder of that companion with --data-dir, or the port of yours with --port.',
      );
    case 'refused':
      throw new CommandError(
        `The companion on ${address} did not let us in. ${toTerminalLine(found.why)}`,
        'Try again in a moment.',
      );
    case 'stranger':
      throw new CommandError(
        `What listens on ${address} is no Aside companion. ${toTerminalLine(found.why)} Nothing was sent.`,
        `Name the companion's port with --port. ${ASIDE_COMMAND} doctor says more.`,
      );
  }
}

function readKey(dataDir: string): string | undefined {
  try {
    return readLocalKey(dataDir);
  } catch (error) {
    if (error instanceof LocalKeyError) throw new CommandError(error.message);
    throw error;
  }
}
