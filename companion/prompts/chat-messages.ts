import { fence } from './fence.ts';
import { SYSTEM_INSTRUCTION, taskInstruction } from './instructions.ts';
import type { Prompt } from './prompt.ts';
import { cutRepetition } from './repetition.ts';
import { isText, type Source } from './source.ts';
import { separateThoughts } from './thought-separator.ts';
import { sanitiseUntrusted } from './untrusted-text.ts';

/** One message of a model's chat template. */
export interface RoleMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
  /** Base64, for models that can see. */
  images?: string[];
}

/**
 * A prompt as chat messages: sources fenced, the question last, where small models heed it most. Typed words alone
 * go as they are, without a system message, so that a model's own one holds.
 *
 * @param nonceFor gives the fence of a text its nonce; see `nonce.ts`
 * @param system what the person has it told before everything else
 */
export function toChatMessages(prompt: Prompt, nonceFor: (text: string) => string, system = ''): RoleMessage[] {
  const messages: RoleMessage[] = [];
  const hasText = [prompt, ...prompt.history].some(({ sources }) => sources.some(isText));
  const ours = hasText ? SYSTEM_INSTRUCTION : '';
  const told = [system.trim(), ours].filter((text) => text !== '').join('\n\n');
  if (told !== '') messages.push({ role: 'system', content: told });
  for (const { question, sources, answer } of prompt.history) {
    messages.push(toUserMessage(sources, question || taskInstruction('chat', ''), nonceFor));
    // An answer may repeat what a page said. A cancelled turn may have none; two user messages in a row are an error for
    // some templates. Thoughts in one that was kept before they were told apart are no part of it.
    messages.push({
      role: 'assistant',
      content: sanitiseUntrusted(cutRepetition(separateThoughts(answer).content)) || '…',
    });
  }
  messages.push(toUserMessage(prompt.sources, lastWords(prompt), nonceFor));
  return messages;
}

function toUserMessage(sources: readonly Source[], words: string, nonceFor: (text: string) => string): RoleMessage {
  const texts = sources.filter(isText).map((source) => fence(source, nonceFor(source.text)));
  const images = sources.flatMap(({ data }) => (data ? [Buffer.from(data).toString('base64')] : []));
  return { role: 'user', content: [...texts, words].join('\n\n'), ...(images.length > 0 && { images }) };
}

function lastWords({ task, style, question, sources, language }: Prompt): string {
  if (task === 'chat') return question || taskInstruction('chat', language);
  // Without sources the typed words are the text that the task is about.
  if (sources.length === 0) return `${question}\n\n${taskInstruction(task, language, style)}`.trim();
  return `${taskInstruction(task, language, style)}\n${question}`.trim();
}
