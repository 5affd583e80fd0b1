import type { NamedServer } from '../../../protocol/error-causes.ts';
import type { Limits } from '../../../protocol/limits.ts';
import type { Usage } from '../../../protocol/turn-events.ts';
import type { Clock } from '../../clock.ts';
import type { RoleMessage } from '../../prompts/chat-messages.ts';
import { isOurFault, silentError, toConnectionError } from '../connection-failure.ts';
import type { HttpHead, UpstreamHttp } from '../http.ts';
import { createNdjsonParser, NdjsonError, type NdjsonParser } from '../ndjson.ts';
import { redirected } from '../refusal.ts';
import { watchSilence } from '../silence-watch.ts';
import { type UpstreamChatOptions, UpstreamError, type UpstreamFinish } from '../upstream.ts';
import { notOllama, toRefusalError } from './refusal.ts';

export interface OllamaChat {
  http: UpstreamHttp;
  /** The server, as a person would type it. */
  address: string;
  clock: Clock;
  limits: Limits;
  model: string;
  messages: RoleMessage[];
  think: boolean | undefined;
  /** Tokens; undefined: as many as the server gives by itself. */
  context: number | undefined;
}

/** One line of the stream. Only what is read here, and nothing of it is certain. */
interface ChatLine {
  message?: { content?: unknown; thinking?: unknown; tool_calls?: unknown };
  error?: unknown;
  done?: unknown;
  done_reason?: unknown;
  prompt_eval_count?: unknown;
  eval_count?: unknown;
  eval_duration?: unknown;
}

/** Streams one answer of `/api/chat`; settles as {@link Upstream.chat} says. */
export async function streamOllamaChat(chat: OllamaChat, options: UpstreamChatOptions): Promise<UpstreamFinish> {
  const { http, address, clock, limits, model } = chat;
  const startedAt = clock.now();
  const dead = new AbortController();
  const silence = watchSilence({
    clock,
    silenceMs: limits.upstreamSilenceMs,
    isAlive: (signal) => isAlive(http, signal),
    onDead: () => dead.abort(silentError(at(address), limits.upstreamSilenceMs)),
  });
  let head: HttpHead | undefined;
  let lines: NdjsonParser | undefined;
  let last: ChatLine | undefined;
  let hasLine = false;
  let hasToolCall = false;
  const refusal: Buffer[] = [];
  let bytes = 0;

  function refused(status: number): UpstreamError {
    const contentType = head?.headers['content-type'] ?? '';
    return toRefusalError({ status, body: Buffer.concat(refusal).toString(), contentType, model, address });
  }

  function onLine(value: unknown): void {
    const line = value as ChatLine | null;
    if (options.signal.aborted || last !== undefined) return;
    if (line === null || typeof line !== 'object') throw notOllama(address);
    hasLine = true;
    if (line.error !== undefined && line.error !== null && line.error !== '') {
      throw toRefusalError({ status: 200, body: JSON.stringify(line), contentType: '', model, address });
    }
    const thinking = line.message?.thinking;
    if (typeof thinking === 'string' && thinking !== '') options.onDelta('thinking', thinking);
    if (Array.isArray(line.message?.tool_calls)) hasToolCall = true;
    const content = line.message?.content;
    if (typeof content === 'string' && content !== '' && !options.signal.aborted) options.onDelta('token', content);
    if (line.done === true) last = line;
  }

  try {
    await http.exchange({
      method: 'POST',
      path: '/api/chat',
      // Without `truncate` an overflowing prompt loses its beginning without a word, without `shift` a long answer
      // loses the page it is about while it is written: here the one is refused, the other ends with `length`.
      body: {
        model,
        messages: chat.messages,
        stream: true,
        truncate: false,
        shift: false,
        ...(chat.think === undefined ? {} : { think: chat.think }),
        ...(chat.context === undefined ? {} : { options: { num_ctx: chat.context } }),
      },
      signal: AbortSignal.any([options.signal, dead.signal]),
      onHead(given) {
        head = given;
        silence.heard();
        if (given.status >= 300 && given.status < 400) throw redirected(at(address), given.headers.location);
        if (given.status !== 200) return;
        lines = createNdjsonParser(onLine, limits.upstreamLineBytes);
      },
      onBytes(chunk) {
        silence.heard();
        bytes += chunk.length;
        if (lines !== undefined) {
          if (bytes > limits.upstreamAnswerBytes) throw failed('endless', address);
          lines.push(chunk);
          return;
        }
        refusal.push(chunk);
        // All of Ollama's are shorter. What goes on after that may go on for ever.
        if (bytes > limits.upstreamRefusalBytes) throw refused(head?.status ?? 0);
      },
    });
    lines?.end();
  } catch (error) {
    // What the server said last explains more than how its connection ended.
    if (options.signal.aborted) throw options.signal.reason;
    if (error instanceof UpstreamError) throw error;
    // A page, or anything else that never began to be an answer and does not even call itself one.
    if (error instanceof NdjsonError && !hasLine && !isJson(head)) throw notOllama(address);
    if (error instanceof NdjsonError) throw failed('garbled', address);
    if (isOurFault(error)) throw error;
    throw toConnectionError(error, at(address), head !== undefined);
  } finally {
    silence.dispose();
  }
  if (options.signal.aborted) throw options.signal.reason;
  if (head !== undefined && head.status !== 200) throw refused(head.status);
  if (last === undefined) throw failed(hasLine ? 'ended_early' : 'said_nothing', address);
  const instead = last.done_reason === 'load' ? 'loaded' : hasToolCall ? 'tool_call' : undefined;
  return {
    reason: last.done_reason === 'length' ? 'length' : 'stop',
    usage: toUsage(last, clock.now() - startedAt),
    ...(instead && { instead }),
  };
}

function isJson(head: HttpHead | undefined): boolean {
  return /json/i.test(head?.headers['content-type'] ?? '');
}

async function isAlive(http: UpstreamHttp, signal: AbortSignal): Promise<boolean> {
  let status = 0;
  await http.exchange({
    method: 'GET',
    path: '/api/version',
    signal,
    onHead: (head) => {
      status = head.status;
    },
    onBytes: () => {},
  });
  return status === 200;
}

function toUsage(last: ChatLine, totalMs: number): Usage | null {
  if (!isCount(last.eval_count)) return null;
  const seconds = isCount(last.eval_duration) ? last.eval_duration / 1e9 : 0;
  return {
    // Ollama leaves it out when the whole prompt was in its cache.
    promptTokens: isCount(last.prompt_eval_count) ? last.prompt_eval_count : 0,
    answerTokens: last.eval_count,
    tokensPerSecond: seconds > 0 ? last.eval_count / seconds : 0,
    totalMs: Math.round(totalMs),
  };
}

/** JSON can say 1e999, which is infinite here and could not be said again: no client would understand the terminal. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function failed(cause: 'endless' | 'garbled' | 'ended_early' | 'said_nothing', address: string): UpstreamError {
  return new UpstreamError('upstream_failed', { cause, ...at(address) });
}

function at(address: string): NamedServer {
  return { server: 'ollama', address };
}
