import type { Readable } from 'node:stream';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError } from '../command-error.ts';

/**
 * The whole text that is piped in.
 *
 * @throws {CommandError} it is longer than `maxChars` UTF-16 units, or no UTF-8 text
 */
export async function readInput(input: Readable, maxChars: number, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const piece of input.iterator({ destroyOnReturn: true })) {
      signal.throwIfAborted();
      text += decoder.decode(piece as Buffer, { stream: true });
      if (text.length > maxChars) {
        throw new CommandError(...commandLineWords.piped.tooLong(maxChars));
      }
    }
    return text + decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandError(...commandLineWords.piped.notText());
  }
}
