import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { CommandError, EXIT } from '../command-error.ts';
import type { CommandLine } from '../command-line.ts';
import { reachCompanion } from '../companion/reach-companion.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { provedRequest, readText } from './proved-request.ts';

const ImportedSchema = v.pipe(v.string(), v.parseJson(), v.object({ conversations: v.array(v.string()) }));

/** Hands a file to the companion, which reads it in a thread of its own. */
export async function importConversations(
  { operand = '', settings }: CommandLine,
  terminal: Terminal,
): Promise<number> {
  const interrupt = new AbortController();
  terminal.onInterrupt(() => interrupt.abort());
  const body = operand === '-' ? pipedIn(terminal) : await openFile(operand);
  const reached = await reachCompanion(settings, interrupt.signal);
  try {
    const response = await provedRequest(reached, { method: 'POST', path: '/import', body }, interrupt.signal);
    const imported = v.safeParse(ImportedSchema, await readText(response));
    if (!imported.success) throw new CommandError('The companion gave an answer that was not understood.');
    const count = imported.output.conversations.length;
    terminal.say(count === 1 ? 'Imported 1 conversation.' : `Imported ${count} conversations.`);
    return EXIT.ok;
  } finally {
    reached.line.close();
  }
}

function pipedIn({ input }: Terminal): Readable {
  if (!input) throw new CommandError('Nothing is piped in.', 'Name a file.');
  return input;
}

async function openFile(file: string): Promise<Readable> {
  const stream = createReadStream(file);
  try {
    await once(stream, 'readable');
    return stream;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new CommandError(`${file} can't be read (${code}).`);
  }
}
