import type { Limits } from '../../../protocol/limits.ts';
import type { Usage } from '../../../protocol/turn-events.ts';
import type { Clock } from '../../clock.ts';
import type { RoleMessage } from '../../prompts/chat-messages.ts';
import type { UpstreamHttp } from '../http.ts';
import type { UpstreamChatOptions, UpstreamFinish } from '../upstream.ts';
import { toRefusalError } from './refusal.ts';
import { failed, streamLines } from './stream-lines.ts';

export interface OllamaChat {
  http: UpstreamHttp;
  /** The server, as a person would type it. */
  address: string;
  clock: Clock;
  limits: Limits;
  model: string;
  messages: RoleMessage[];
  think: boolean | 'low' | 'medium' | 'high' | undefined;
  /** As Ollama names them. */
  options: Readonly<Record<string, number>>;
  /** How long the model stays in memory, as Ollama writes it; undefined: as long as the server has it by itself. */
  keepAlive: string | number | undefined;
}

/** One line of the stream. Only what is read here, and nothing of it is certain. */
interface ChatLine {
  message?: { content?: unknown; thinking?: unknown; tool_calls?: unknown };
  done?: unknown;
  done_reason?: unknown;
  prompt_eval_count?: unknown;
  eval_count?: unknown;
  eval_duration?: unknown;
}

/** Streams one answer of `/api/chat`; settles as {@link Upstream.chat} says. */
export async function streamOllamaChat(chat: OllamaChat, options: UpstreamChatOptions): Promise<UpstreamFinish> {
  const { address, clock, model } = chat;
  const startedAt = clock.now();
  let last: ChatLine | undefined;
  let hasToolCall = false;

  function onLine(line: ChatLine): void {
    if (last !== undefined) return;
    const thinking = line.message?.thinking;
    if (typeof thinking === 'string' && thinking !== '') options.onDelta('thinking', thinking);
    if (Array.isArray(line.message?.tool_calls)) hasToolCall = true;
    const content = line.message?.content;
    if (typeof content === 'string' && content !== '' && !options.signal.aborted) options.onDelta('token', content);
    if (line.done === true) last = line;
  }

  const { hasLine } = await streamLines(
    {
      ...chat,
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
        ...(Object.keys(chat.options).length > 0 && { options: chat.options }),
        ...(chat.keepAlive !== undefined && { keep_alive: chat.keepAlive }),
      },
      toError: toRefusalError,
    },
    options.signal,
    onLine,
  );
  if (last === undefined) throw failed(hasLine ? 'ended_early' : 'said_nothing', address);
  const instead = last.done_reason === 'load' ? 'loaded' : hasToolCall ? 'tool_call' : undefined;
  return {
    reason: last.done_reason === 'length' ? 'length' : 'stop',
    usage: toUsage(last, clock.now() - startedAt),
    ...(instead && { instead }),
  };
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

/** JSON can say 1e999, which is infinite here and could not be said again: no client would understand it. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
