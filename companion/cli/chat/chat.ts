import { randomUUID } from 'node:crypto';
import type { ClientMessageInput } from '../../../protocol/client-messages.ts';
import { encode } from '../../../protocol/codec.ts';
import type { Welcome } from '../../../protocol/companion-messages.ts';
import { LIMITS } from '../../../protocol/limits.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import { readInput } from '../terminal/read-input.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createTerminalText } from '../terminal/terminal-text.ts';
import { chatQuestion } from './chat-question.ts';
import { chatWords } from './chat-words.ts';

/** Asks one question and prints its answer. Resolves with the exit status. */
export async function chat({ operand, flags, settings }: CommandLine, terminal: Terminal): Promise<number> {
  const beforeAsking = new AbortController();
  let interrupts = 0;
  let cancel = (): void => beforeAsking.abort();
  terminal.onInterrupt(() => {
    interrupts += 1;
    if (interrupts === 1) cancel();
    else terminal.die();
  });

  const { input } = terminal;
  const maxChars = operand === undefined ? LIMITS.messageChars : LIMITS.sourceChars;
  // Nothing to cancel yet, and a read that waits for its writer can't be given up.
  if (input) cancel = terminal.die;
  const piped = input && (await readInput(input, maxChars, beforeAsking.signal));
  const question = chatQuestion(operand, piped);
  cancel = () => beforeAsking.abort();

  const { line } = await reachCompanion(settings, beforeAsking.signal);
  const turn = randomUUID();
  const model = flags.get('model');
  const request: ClientMessageInput = {
    type: 'chat',
    turn,
    conversation: randomUUID(),
    parent: null,
    question,
    ...(model !== undefined && { model }),
    temporary: flags.has('temporary'),
  };
  refuseOversized(request, line.welcome.limits);
  cancel = () => line.send({ type: 'cancel', turn });
  let isPipeBroken = false;
  terminal.output.on('error', () => {
    // Nobody reads any more, as with `| head`: no reason to go on, and no failure.
    if (!isPipeBroken) line.send({ type: 'cancel', turn });
    isPipeBroken = true;
  });

  const text = createTerminalText();
  let last = '\n';
  function print(piece: string): void {
    if (piece === '' || isPipeBroken) return;
    last = piece.slice(-1);
    terminal.output.write(piece);
  }

  line.send(request);
  try {
    for await (const message of line.messages) {
      if (!('turn' in message) || message.turn !== turn) continue;
      if (message.type === 'token') print(text.clean(message.content));
      const isEnd = message.type === 'done' || message.type === 'cancelled' || message.type === 'error';
      if (isEnd && last !== '\n') print('\n');
      const words = chatWords(message);
      if (words !== undefined && !isPipeBroken) terminal.say(words);
      if (!isEnd) continue;
      await terminal.flush();
      if (isPipeBroken || message.type === 'done') return EXIT.ok;
      return message.type === 'cancelled' && interrupts > 0 ? EXIT.interrupted : EXIT.failed;
    }
  } finally {
    line.close();
  }
  if (last !== '\n') print('\n');
  await terminal.flush();
  throw new CommandError(...commandLineWords.chat.lost());
}

function refuseOversized(request: Extract<ClientMessageInput, { type: 'chat' }>, limits: Welcome['limits']): void {
  if (Buffer.byteLength(encode(request)) <= limits.frameBytes) return;
  throw new CommandError(...commandLineWords.chat.tooLarge());
}
