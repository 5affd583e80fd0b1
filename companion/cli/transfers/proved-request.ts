import { type IncomingMessage, request } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { CommandError } from '../command-error.ts';
import type { ReachedCompanion } from '../companion/reach-companion.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

/** Far more than the ids of any import. */
const MAX_WORDS_CHARS = 4 * 1024 * 1024;

const RefusalSchema = v.object({ message: v.string(), cure: v.optional(v.string(), '') });

/**
 * Sends a request over plain HTTP, which shows the whole key: so only to a companion that has proved the key on a
 * connection that is still open, and thereby holds the port. A body is streamed.
 *
 * @throws {CommandError} it was refused, in the companion's words
 */
export async function provedRequest(
  { address, token }: ReachedCompanion,
  { method, path, body }: { method: 'GET' | 'POST'; path: string; body?: Readable },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const sent = request(`http://${address}${path}`, {
    method,
    signal,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  if (body) {
    // A refusal may come before the body was read; the answer says more than the pipe that broke.
    pipeline(body, sent).catch((error: Error) => sent.destroy(error));
  } else sent.end();
  const response = await answered.catch((error: NodeJS.ErrnoException) => {
    signal.throwIfAborted();
    throw new CommandError(`The companion broke off (${error.code ?? error.message}).`, 'Try again.');
  });
  if (response.statusCode === 200) return response;
  throw refusal(response.statusCode ?? 0, await readText(response));
}

export async function readText(response: IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8');
  for await (const piece of response) {
    text += piece;
    if (text.length > MAX_WORDS_CHARS) break;
  }
  return text;
}

function refusal(status: number, text: string): CommandError {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RefusalSchema), text);
  if (parsed.success)
    return new CommandError(toTerminalLine(parsed.output.message), toTerminalLine(parsed.output.cure));
  if (status === 404) {
    return new CommandError('The companion has no such thing (404).', 'Restart it if it is older than this command.');
  }
  return new CommandError(`The companion answered ${status}.`, 'Its log says why.');
}
