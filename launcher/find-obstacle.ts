import { createServer } from 'node:http';
import { toStoredKey } from '../companion/access/keys/keyring.ts';
import { LocalKeyError, readLocalKey } from '../companion/access/keys/local-key.ts';
import { dial } from '../companion/cli/companion/dial.ts';
import { findListenAddress } from '../companion/server/find-listen-address.ts';
import { ListenError, listen } from '../companion/server/listen.ts';
import { dialAddress } from '../companion/settings/dial-address.ts';
import type { Settings } from '../companion/settings/settings.ts';
import { launcherWords } from '../words/spoken-on-terminal.ts';
import { readCompanionFile } from './companion-file.ts';

/** Says why Aside can't start now, and what to do; undefined when nothing is in the way. Changes nothing. */
export async function findObstacle(
  { host, port, dataDir }: Pick<Settings, 'host' | 'port' | 'dataDir'>,
  buildFolder: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const built = readCompanionFile(buildFolder);
  if (built && (await isOurs(built.address, built.token, signal))) {
    return launcherWords.runsWithBuild(built.address, buildFolder);
  }
  if (port === 0) return undefined;
  const address = dialAddress(host, port);
  if (await isOurs(address, readKey(dataDir), signal)) {
    return launcherWords.runsWithData(address, dataDir);
  }
  return await whyNotListening(host, port);
}

/** Whether a companion answers there that proves it knows the key. */
async function isOurs(address: string, token: string | undefined, signal: AbortSignal): Promise<boolean> {
  const key = token === undefined ? undefined : toStoredKey(token);
  if (!key) return false;
  const found = await dial(address, key, signal);
  if (found.kind !== 'ours') return false;
  found.line.close();
  return true;
}

/** A key that can't be used is for the companion to explain. */
function readKey(dataDir: string): string | undefined {
  try {
    return readLocalKey(dataDir);
  } catch (error) {
    if (error instanceof LocalKeyError) return undefined;
    throw error;
  }
}

/** Listens as the companion is about to, for a moment, and lets nobody in. */
async function whyNotListening(host: string, port: number): Promise<string | undefined> {
  try {
    const createClosed = () => createServer().on('connection', (socket) => socket.destroy());
    const { servers } = await listen(createClosed, await findListenAddress(host), port);
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    return undefined;
  } catch (error) {
    if (error instanceof ListenError) return launcherWords.unchanged(error.message);
    throw error;
  }
}
