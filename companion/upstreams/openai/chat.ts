import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';
import type { NamedServer } from '../../../protocol/error-causes.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Usage } from '../../../protocol/turn-events.ts';
import type { Clock } from '../../clock.ts';
import { isOurFault, silentError, toConnectionError } from '../connection-failure.ts';
import type { HttpHead } from '../http.ts';
import { type JsonServer, readJson, within } from '../read-json.ts';
import { nameOf, notThisKind, redirected } from '../refusal.ts';
import { watchSilence } from '../silence-watch.ts';
import { type UpstreamChatOptions, UpstreamError, type UpstreamFinish } from '../upstream.ts';
import { readEvent, toUsage } from './events.ts';
import type { toVisionMessages } from './vision-messages.ts';

export interface OpenaiChat {
  server: JsonServer;
  clock: Clock;
  limits: Limits;
  model: string;
  messages: ReturnType<typeof toVisionMessages>;
  /** More of the request, as such servers name it. */
  options: Readonly<Record<string, unknown>>;
}

/** Streams one answer of `/chat/completions`; settles as {@link Upstream.chat} says. */
export async function streamOpenaiChat(chat: OpenaiChat, options: UpstreamChatOptions): Promise<UpstreamFinish> {
  const { server, clock, limits, model, messages, options: more } = chat;
  const startedAt = clock.now();
  const dead = new AbortController();
  const silence = watchSilence({
    clock,
    silenceMs: limits.upstreamSilenceMs,
    isAlive: (signal) => isAlive(chat, signal),
    onDead: () => dead.abort(silentError(server, limits.upstreamSilenceMs)),
  });
  const decoder = new StringDecoder('utf8');
  const body: Buffer[] = [];
  let head: HttpHead | undefined;
  let bytes = 0;
  let bytesOfEvent = 0;
  let isDone = false;
  let reason: UpstreamFinish['reason'] | undefined;
  let usage: Usage | null = null;
  let firstAt: number | undefined;

  function refused(status: number, text: string): UpstreamError {
    const contentType = status === 200 ? 'application/json' : (head?.headers['content-type'] ?? '');
    return server.toRefusalError({ status, body: text, contentType, model });
  }

  function onData(data: string): void {
    bytesOfEvent = 0;
    if (options.signal.aborted || isDone) return;
    if (data.trim() === '[DONE]') {
      isDone = true;
      return;
    }
    const event = readEvent(data);
    if (event === undefined) throw failed('garbled', server);
    if (event.hasError) throw refused(200, data);
    if (event.thinking !== '' || event.content !== '') firstAt ??= clock.now();
    if (event.thinking !== '') options.onDelta('thinking', event.thinking);
    if (event.content !== '' && !options.signal.aborted) options.onDelta('token', event.content);
    reason = event.reason ?? reason;
    usage = toUsage(event.usage, { startedAt, firstAt, now: clock.now() }) ?? usage;
  }

  const parser = createParser({ onEvent: ({ data }) => onData(data) });
  try {
    await server.http.exchange({
      method: 'POST',
      path: '/chat/completions',
      body: { ...more, model, messages, stream: true, stream_options: { include_usage: true } },
      signal: AbortSignal.any([options.signal, dead.signal]),
      onHead(given) {
        head = given;
        silence.heard();
        if (given.status >= 300 && given.status < 400) throw redirected(server, given.headers.location);
      },
      onBytes(chunk) {
        silence.heard();
        bytes += chunk.length;
        if (head?.status === 200 && isEventStream(head)) {
          bytesOfEvent += chunk.length;
          if (bytes > limits.upstreamAnswerBytes) throw failed('garbled', server);
          parser.feed(decoder.write(chunk));
          if (bytesOfEvent > limits.upstreamLineBytes) throw failed('garbled', server);
          return;
        }
        body.push(chunk);
        if (bytes > limits.upstreamRefusalBytes) throw refused(head?.status ?? 0, Buffer.concat(body).toString());
      },
    });
    parser.feed(`${decoder.end()}\n\n`);
  } catch (error) {
    // What the server said last explains more than how its connection ended.
    if (options.signal.aborted) throw options.signal.reason;
    if (error instanceof UpstreamError || isOurFault(error)) throw error;
    throw toConnectionError(error, server, head !== undefined);
  } finally {
    silence.dispose();
  }
  if (options.signal.aborted) throw options.signal.reason;
  const text = Buffer.concat(body).toString();
  if (head !== undefined && head.status !== 200) throw refused(head.status, text);
  if (text !== '') throw readEvent(text)?.hasError ? refused(200, text) : notThisKind(server);
  if (!isDone && reason === undefined) throw failed('ended_early', server);
  return { reason: reason ?? 'stop', usage };
}

function isEventStream(head: HttpHead): boolean {
  return !/json|html/i.test(head.headers['content-type'] ?? '');
}

async function isAlive({ server, clock, limits }: OpenaiChat, signal: AbortSignal): Promise<boolean> {
  const timing = { clock, timeoutMs: limits.upstreamProbeMs, server };
  await within(timing, signal, (timed) => readJson(server, { path: '/models' }, timed));
  return true;
}

function failed(cause: 'garbled' | 'ended_early', server: NamedServer): UpstreamError {
  return new UpstreamError('upstream_failed', { cause, ...nameOf(server) });
}
