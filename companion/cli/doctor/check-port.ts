import { once } from 'node:events';
import { connect } from 'node:net';
import { toStoredKey } from '../../access/keys/keyring.ts';
import { type CompanionLine, dial } from '../companion/dial.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

export interface PortCheck {
  finding: Finding;
  /** Of the companion that runs there and is ours; to be closed. */
  line?: CompanionLine;
}

/** Who listens at `address` (`host:port`), seen with the key of this data folder, if there is one. */
export async function checkPort(
  address: string,
  token: string | undefined,
  version: string,
  signal: AbortSignal,
): Promise<PortCheck> {
  const key = token === undefined ? undefined : toStoredKey(token);
  const port = address.slice(address.lastIndexOf(':') + 1);
  const elsewhere = `Find it with ${finder(port)} and stop it, or start Aside with --port.`;
  if (!key) {
    if (await isTaken(address, signal)) {
      return {
        finding: problem('Port', `${address} is taken, and not by a companion of this data folder.`, elsewhere),
      };
    }
    return { finding: nobody(address) };
  }
  const found = await dial(address, key, signal);
  switch (found.kind) {
    case 'ours': {
      const running = found.line.welcome.version;
      const finding =
        running === version
          ? ok('Port', `Aside ${toTerminalLine(running)} listens on ${address}, and knows the key.`)
          : problem(
              'Port',
              `Aside ${toTerminalLine(running)} listens on ${address}; this is ${version}.`,
              'Stop it, then npm start.',
            );
      return { finding, line: found.line };
    }
    case 'nobody':
      return { finding: nobody(address) };
    case 'other-key':
      return {
        finding: problem(
          'Port',
          `${address} is taken by a companion that does not know the key of this data folder.`,
          `Name its folder with --data-dir. If you started none: ${finder(port)} says who it is.`,
        ),
      };
    case 'refused':
      return {
        finding: problem('Port', `${address} let us not in. ${toTerminalLine(found.why)}`, 'Try again in a moment.'),
      };
    case 'stranger':
      return {
        finding: problem('Port', `${address} is taken by another program. ${toTerminalLine(found.why)}`, elsewhere),
      };
  }
}

function nobody(address: string): Finding {
  return ok('Port', `${address} is free: no companion runs now; npm start starts it.`);
}

function finder(port: string): string {
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
