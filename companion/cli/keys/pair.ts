import { styleText } from 'node:util';
import type { CompanionMessage } from '../../../protocol/companion-messages.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { pageLink } from '../../web/page-link.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { askCompanion } from '../companion/ask-companion.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

const { pair: words } = commandLineWords;

type PairingEnded = Extract<CompanionMessage, { type: 'pairing_ended' }>;

/** Opens a pairing code, shows it, and waits until it has come to its end. */
export async function pair({ settings }: CommandLine, terminal: Terminal): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const { line, address } = await reachCompanion(settings, interrupt.signal);
  interrupt.signal.addEventListener('abort', () => line.close());
  try {
    const { code, validMs } = await askCompanion(line, { type: 'pairing', id: 'pair' });
    terminal.say(words.typeCode);
    terminal.output.write(`\n    ${styleText('bold', code)}\n\n`);
    // Before the words that follow it, which take another way.
    await terminal.flush();
    terminal.say(words.goodFor(validMs / 60_000, address));
    terminal.say(words.link(pageLink(address, code)));
    terminal.say(words.waiting);
    for await (const message of line.messages) {
      if (message.type === 'pairing_ended') return report(message, terminal);
    }
  } finally {
    line.close();
  }
  interrupt.signal.throwIfAborted();
  throw new CommandError(...words.lost());
}

function report({ reason, name = '' }: PairingEnded, terminal: Terminal): number {
  switch (reason) {
    case 'used':
      terminal.say(words.letIn(toTerminalLine(name)));
      return EXIT.ok;
    case 'expired':
      throw new CommandError(...words.expired());
    case 'replaced':
      throw new CommandError(...words.replaced());
    case 'rotated':
      throw new CommandError(...words.rotated());
    case 'tries':
      throw new CommandError(...words.tries());
    default:
      throw new CommandError(...words.ended());
  }
}
