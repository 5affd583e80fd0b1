import { once } from 'node:events';
import { connect } from 'node:net';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { toStoredKey } from '../../access/keys/keyring.ts';
import { type CompanionLine, dial } from '../companion/dial.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

const { about, port: words } = doctorWords;

export interface PortCheck {
  finding: Finding;
  /** Of the companion that runs there and is ours; to be closed. */
  line?: CompanionLine;
}

/** The program that listens at `address` (`host:port`), seen with the key of this data folder, if there is one. */
export async function checkPort(
  address: string,
  token: string | undefined,
  version: string,
  signal: AbortSignal,
): Promise<PortCheck> {
  const key = token === undefined ? undefined : toStoredKey(token);
  const finder = finderOf(address.slice(address.lastIndexOf(':') + 1));
  if (!key) {
    if (await isTaken(address, signal)) {
      return { finding: problem(about.port, ...words.taken(address, finder)) };
    }
    return { finding: nobody(address) };
  }
  const found = await dial(address, key, signal);
  switch (found.kind) {
    case 'ours': {
      const running = found.line.welcome.version;
      const finding =
        running === version
          ? ok(about.port, words.ours(toTerminalLine(running), address))
          : problem(about.port, ...words.otherVersion(toTerminalLine(running), address, version));
      return { finding, line: found.line };
    }
    case 'nobody':
      return { finding: nobody(address) };
    case 'other-key':
      return { finding: problem(about.port, ...words.otherKey(address, finder)) };
    case 'refused':
      return { finding: problem(about.port, ...words.refused(address, toTerminalLine(found.why))) };
    case 'stranger':
      return { finding: problem(about.port, ...words.stranger(address, toTerminalLine(found.why), finder)) };
  }
}

function nobody(address: string): Finding {
  return ok(about.port, words.free(address));
}

function finderOf(port: string): string {
  return process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -nP -iTCP:${port} -sTCP:LISTEN`;
}

async function isTaken(address: string, signal: AbortSignal): Promise<boolean> {
  const { hostname, port } = new URL(`http://${address}`);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80), signal });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    socket.destroy();
  }
}
