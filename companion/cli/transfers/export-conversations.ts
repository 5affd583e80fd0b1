import { randomBytes } from 'node:crypto';
import { createWriteStream, lstatSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { provedRequest } from './proved-request.ts';

/** Writes conversations as the companion streams them. */
export async function exportConversations(
  { operand, flags, settings }: CommandLine,
  terminal: Terminal,
): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const reached = await reachCompanion(settings, interrupt.signal);
  try {
    const query = new URLSearchParams({
      conversation: flags.get('conversation') ?? 'all',
      format: flags.get('format') ?? 'json',
    });
    const response = await provedRequest(reached, { method: 'GET', path: `/export?${query}` }, interrupt.signal);
    if (operand === undefined || operand === '-') await toOutput(response, terminal);
    else {
      await toFile(response, operand, interrupt.signal);
      terminal.say(`Written to ${operand}.`);
    }
    return EXIT.ok;
  } finally {
    reached.line.close();
  }
}

async function toOutput(response: NodeJS.ReadableStream, { output }: Terminal): Promise<void> {
  try {
    await pipeline(response, output);
  } catch (error) {
    // Nobody reads any more, as with `| head`.
    if (codeOf(error) !== 'EPIPE') throw brokenOff(error);
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
    if (codeOf(error) === 'ECONNRESET') throw brokenOff(error);
    throw new CommandError(`${file} can't be written (${codeOf(error)}).`, 'Choose another file.');
  }
}

function brokenOff(error: unknown): CommandError {
  return new CommandError(`The export broke off (${codeOf(error)}).`, 'Try again.');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
