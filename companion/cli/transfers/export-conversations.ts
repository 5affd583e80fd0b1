import { randomBytes } from 'node:crypto';
import { createWriteStream, lstatSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isatty } from 'node:tty';
import type { ExportFormat } from '../../../protocol/transfer-messages.ts';
import { spokenLanguage } from '../../../words/speaking.ts';
import { commandLineWords } from '../../../words/spoken-on-terminal.ts';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import type { CompanionLine } from '../companion/dial.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import { toCommandError } from '../companion/to-command-error.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

const ID = 'export';
const SILENT = { say() {}, rewrite: undefined };

/** Writes conversations as the companion streams them. */
export async function exportConversations(
  { operand, flags, settings }: CommandLine,
  terminal: Terminal,
): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const { line } = await reachCompanion(settings, interrupt.signal);
  interrupt.signal.addEventListener('abort', () => line.close());
  try {
    const conversation = flags.get('conversation');
    const parts = receive(line, (flags.get('format') ?? 'json') as ExportFormat, conversation);
    // What is refused leaves no file.
    const first = await parts.next();
    const toOutputAlone = operand === undefined || operand === '-';
    // Into the file itself, where that is shown on the terminal, goes no word of ours.
    const progress = createProgress(toOutputAlone && isShown(terminal.output) ? SILENT : terminal);
    const file = Readable.from(counted(startWith(first.value ?? '', parts), progress));
    if (toOutputAlone) await toOutput(file, terminal).finally(progress.end);
    else {
      await toFile(file, operand, interrupt.signal).finally(progress.end);
      terminal.say(commandLineWords.export.written(operand));
    }
    return EXIT.ok;
  } catch (error) {
    interrupt.signal.throwIfAborted();
    throw error;
  } finally {
    line.close();
  }
}

/**
 * The file as it comes. It is taken in however slowly it is written: a pager waits for its reader, and a companion does
 * not wait for a client.
 */
async function* receive(
  line: CompanionLine,
  format: ExportFormat,
  conversation: string | undefined,
): AsyncGenerator<string, undefined> {
  line.send({
    type: 'export',
    id: ID,
    format,
    language: spokenLanguage(),
    ...(conversation !== undefined && { conversation }),
  });
  for await (const message of line.messages) {
    if (!('id' in message) || message.id !== ID) continue;
    if (message.type === 'error') throw toCommandError(message);
    if (message.type !== 'export') continue;
    yield message.text;
    if (message.isLast) return;
  }
  throw new CommandError(...commandLineWords.export.brokeOff());
}

async function* counted(parts: AsyncIterable<string>, progress: Progress): AsyncGenerator<string> {
  let bytes = 0;
  for await (const part of parts) {
    bytes += Buffer.byteLength(part);
    progress.tell(commandLineWords.export.progress(bytes));
    yield part;
  }
}

async function* startWith(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function isShown(output: Terminal['output']): boolean {
  return 'fd' in output && typeof output.fd === 'number' && isatty(output.fd);
}

async function toOutput(response: NodeJS.ReadableStream, { output }: Terminal): Promise<void> {
  try {
    await pipeline(response, output);
  } catch (error) {
    // Nobody reads any more, as with `| head`.
    if (codeOf(error) !== 'EPIPE') throw error;
  }
}

/** Beside the file and then in its place, so that an export that breaks off leaves the one before alone. */
async function toFile(response: NodeJS.ReadableStream, file: string, signal: AbortSignal): Promise<void> {
  const isSpecial = !(lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? true);
  // A link or a device is written through, and not replaced.
  const draft = isSpecial ? file : `${file}.${randomBytes(6).toString('hex')}`;
  const target = createWriteStream(draft, { flags: isSpecial ? 'w' : 'wx', mode: 0o600 });
  try {
    await pipeline(response, target, { signal });
    if (!isSpecial) renameSync(draft, file);
  } catch (error) {
    if (!isSpecial) rmSync(draft, { force: true });
    signal.throwIfAborted();
    if (error instanceof CommandError) throw error;
    throw new CommandError(...commandLineWords.export.notWritable(file, codeOf(error)));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
