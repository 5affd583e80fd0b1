import * as v from 'valibot';
import type { Usage } from '../../../protocol/turn-events.ts';
import type { UpstreamFinish } from '../upstream.ts';
import { CountSchema } from './said-values.ts';

const TextSchema = v.fallback(v.nullish(v.string(), ''), '');

const EventSchema = v.object({
  error: v.optional(v.unknown()),
  choices: v.fallback(
    v.array(
      v.object({
        delta: v.fallback(
          // `reasoning_content` as llama.cpp, vLLM and DeepSeek call it, `reasoning` as Ollama and OpenRouter do.
          v.object({ content: TextSchema, reasoning_content: TextSchema, reasoning: TextSchema }),
          { content: '', reasoning_content: '', reasoning: '' },
        ),
        finish_reason: v.fallback(v.nullish(v.string()), null),
      }),
    ),
    [],
  ),
  usage: v.fallback(v.nullish(v.object({ prompt_tokens: CountSchema, completion_tokens: CountSchema })), null),
  /** llama.cpp's own. */
  timings: v.fallback(
    v.nullish(v.object({ predicted_per_second: v.fallback(v.pipe(v.number(), v.finite()), 0) })),
    null,
  ),
});

type Counts = { promptTokens: number; answerTokens: number; tokensPerSecond: number | undefined };

export interface ChatEvent {
  content: string;
  thinking: string;
  reason: UpstreamFinish['reason'] | undefined;
  usage: Counts | undefined;
  hasError: boolean;
}

/** One event of a stream of chat completions; undefined when it is none. */
export function readEvent(data: string): ChatEvent | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), EventSchema), data);
  if (!parsed.success) return undefined;
  const { choices, usage, timings, error } = parsed.output;
  const [choice] = choices;
  const finish = choice?.finish_reason ?? undefined;
  return {
    content: choice?.delta.content ?? '',
    thinking: choice?.delta.reasoning_content || choice?.delta.reasoning || '',
    reason: finish === undefined ? undefined : finish === 'length' ? 'length' : 'stop',
    usage: usage
      ? {
          promptTokens: usage.prompt_tokens,
          answerTokens: usage.completion_tokens,
          tokensPerSecond: timings?.predicted_per_second || undefined,
        }
      : undefined,
    hasError: error !== undefined && error !== null && error !== '',
  };
}

/** The speed is the server's own, else counted from the first word on. */
export function toUsage(
  counts: Counts | undefined,
  { startedAt, firstAt, now }: { startedAt: number; firstAt: number | undefined; now: number },
): Usage | undefined {
  if (counts === undefined) return undefined;
  const { promptTokens, answerTokens, tokensPerSecond } = counts;
  const seconds = (now - (firstAt ?? now)) / 1000;
  return {
    promptTokens,
    answerTokens,
    tokensPerSecond: tokensPerSecond ?? (seconds > 0 ? answerTokens / seconds : 0),
    totalMs: Math.round(now - startedAt),
  };
}
