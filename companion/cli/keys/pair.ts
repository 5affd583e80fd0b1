import { styleText } from 'node:util';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { ASIDE_COMMAND } from '../../own-command.ts';
import { pageLink } from '../../web/page-link.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { askCompanion } from '../companion/ask-companion.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

type PairingEnded = Extract<CompanionMessage, { type: 'pairing_ended' }>;

/** Opens a pairing code, shows it, and waits until it has come to its end. */
export async function pair({ settings }: CommandLine, terminal: Terminal): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const { line, address } = await reachCompanion(settings, interrupt.signal);
  interrupt.signal.addEventListener('abort', () => line.close());
  try {
    const { code, validMs } = await askCompanion(line, { type: 'pairing', id: 'pair' });
    terminal.say('Type this code where Aside asks for one:');
    terminal.output.write(`\n    ${styleText('bold', code)}\n\n`);
    // Before the words that follow it, which take another way.
    await terminal.flush();
    terminal.say(`It is good for ${validMs / 60_000} minutes, once. The address here is ${address}.`);
    terminal.say(`Or open this in a browser here: ${pageLink(address, code)}`);
    terminal.say('Waiting until somebody is in. Ctrl-C ends the waiting, and not the code.');
    for await (const message of line.messages) {
      if (message.type === 'pairing_ended') return report(message, terminal);
    }
  } finally {
    line.close();
  }
  interrupt.signal.throwIfAborted();
  throw new CommandError(
    'The connection to the companion was lost.',
    `Whether the code was used, ${ASIDE_COMMAND} clients says.`,
  );
}

function report({ reason, name = '' }: PairingEnded, terminal: Terminal): number {
  const again = `${ASIDE_COMMAND} pair gives a new one.`;
  switch (reason) {
    case 'used':
      terminal.say(`Let in: ${toTerminalLine(name)}. ${ASIDE_COMMAND} clients lists who has a key.`);
      return EXIT.ok;
    case 'expired':
      throw new CommandError('Nobody used the code in time.', again);
    case 'replaced':
      throw new CommandError('This code is void: a newer one was made.', 'Use that one.');
    case 'rotated':
      throw new CommandError('This code is void: local.key was replaced.', again);
    case 'tries':
      throw new CommandError('This code is void: too many wrong ones were tried.', again);
    default:
      throw new CommandError('This code is void.', `The companion that runs is newer than this command. ${again}`);
  }
}
