import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { ImportPreview } from '../../../protocol/import-preview.ts';
import { describeImported } from '../../../words/describe-import.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { askCompanion } from '../companion/ask-companion.ts';
import type { CompanionLine } from '../companion/dial.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { isYes } from './is-yes.ts';
import { listPreview } from './list-preview.ts';

const { import: words } = commandLineWords;

/** Bytes that are sent at once; never more UTF-16 units than that. */
const PART_BYTES = 256 * 1024;
const ID = 'import';

/** Hands a file to the companion, says what would come of it, and has that taken over when the person wants it. */
export async function importConversations(
  { operand = '', flags, settings }: CommandLine,
  terminal: Terminal,
): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const file = operand === '-' ? pipedIn(terminal) : await openFile(operand);
  const { line } = await reachCompanion(settings, interrupt.signal);
  interrupt.signal.addEventListener('abort', () => line.close());
  try {
    const progress = createProgress(terminal);
    const preview = await send(line, file, progress).finally(progress.end);
    for (const sentence of listPreview(preview)) terminal.say(sentence);
    if (preview.chats + preview.continued === 0) {
      if (preview.known > 0) return EXIT.ok;
      throw new CommandError(words.nothing);
    }
    if (!flags.has('yes') && !(await isWanted(terminal, interrupt.signal))) {
      terminal.say(words.nothing);
      return EXIT.ok;
    }
    await askCompanion(line, { type: 'confirm', id: ID });
    for (const sentence of describeImported({ ...preview, skipped: 0, files: 0 })) terminal.say(sentence);
    return EXIT.ok;
  } catch (error) {
    interrupt.signal.throwIfAborted();
    throw error;
  } finally {
    line.close();
  }
}

async function isWanted(terminal: Terminal, signal: AbortSignal): Promise<boolean> {
  const answer = await terminal.ask(words.confirm, signal);
  if (answer !== undefined) return isYes(answer);
  throw new CommandError(...words.nobodyToAsk());
}

/** @throws {CommandError} it is no text, or the companion refused it */
async function send(line: CompanionLine, file: Readable, progress: Progress): Promise<ImportPreview> {
  let decoder: ReturnType<typeof decoderFor> | undefined;
  let offset = 0;
  async function sendPart(text: string, isLast: boolean): Promise<ImportPreview | null> {
    const answer = await askCompanion(line, { type: 'import', id: ID, offset, text, isLast });
    offset = answer.bytes;
    progress.tell(words.progress(offset));
    return answer.preview;
  }
  try {
    for await (const bytes of file as AsyncIterable<Buffer>) {
      decoder ??= decoderFor(bytes);
      for (let start = 0; start < bytes.length; start += PART_BYTES) {
        await sendPart(decoder.decode(bytes.subarray(start, start + PART_BYTES), { stream: true }), false);
      }
    }
    const preview = await sendPart(decoder?.decode() ?? '', true);
    if (preview) return preview;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandError(...words.notText());
  }
  throw new CommandError(words.notUnderstood);
}

/** Programs on Windows write UTF-16, and begin it with a mark. */
function decoderFor(bytes: Buffer) {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true });
}

function pipedIn({ input }: Terminal): Readable {
  if (!input) throw new CommandError(...commandLineWords.piped.nothing());
  return input;
}

async function openFile(file: string): Promise<Readable> {
  const stream = createReadStream(file, { highWaterMark: PART_BYTES });
  try {
    await once(stream, 'readable');
    return stream;
  } catch (error) {
    const code = String(error instanceof Error && 'code' in error ? error.code : error);
    throw new CommandError(words.notReadable(file, code));
  }
}
