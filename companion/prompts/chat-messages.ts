import type { Attachment } from '../../protocol/attachment.ts';
import { fence } from './fence.ts';
import { systemInstruction, taskInstruction } from './instructions.ts';
import type { Prompt } from './prompt.ts';
import { cutRepetition } from './repetition.ts';
import { separateThoughts } from './thought-separator.ts';
import { sanitiseUntrusted } from './untrusted-text.ts';

/** One message of a model's chat template. */
export interface RoleMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/**
 * A prompt as chat messages: attachments fenced, the question last, where small models heed it most. Typed words alone
 * go as they are, without a system message, so that a model's own one holds.
 *
 * @param nonceFor gives the fence of a text its nonce; see `nonce.ts`
 */
export function toChatMessages(prompt: Prompt, nonceFor: (text: string) => string): RoleMessage[] {
  const messages: RoleMessage[] = [];
  const hasText = prompt.attachments.length > 0 || prompt.history.some(({ attachments }) => attachments.length > 0);
  if (hasText || prompt.task !== 'chat') messages.push({ role: 'system', content: systemInstruction(prompt.task) });
  for (const { question, attachments, answer } of prompt.history) {
    messages.push({ role: 'user', content: compose(attachments, question || taskInstruction('chat', ''), nonceFor) });
    // An answer may repeat what a page said. A cancelled turn may have none; two user messages in a row are an error for
    // some templates. Thoughts in one that was kept before they were told apart are no part of it.
    messages.push({
      role: 'assistant',
      content: sanitiseUntrusted(cutRepetition(separateThoughts(answer).content)) || '…',
    });
  }
  messages.push({ role: 'user', content: compose(prompt.attachments, lastWords(prompt), nonceFor) });
  return messages;
}

function compose(attachments: readonly Attachment[], words: string, nonceFor: (text: string) => string): string {
  return [...attachments.map((attachment) => fence(attachment, nonceFor(attachment.text))), words].join('\n\n');
}

function lastWords({ task, question, attachments, language }: Prompt): string {
  if (task === 'chat') return question || taskInstruction('chat', language);
  // Without attachments the typed words are the text that the task is about.
  if (attachments.length === 0) return `${question}\n\n${taskInstruction(task, language)}`.trim();
  return `${taskInstruction(task, language)}\n${question}`.trim();
}
