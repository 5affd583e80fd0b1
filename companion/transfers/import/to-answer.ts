import type { AnswerPart } from '../../../protocol/parts.ts';

/** The parts of an answer of which a file has thoughts and text apart. */
export function toAnswer(thinking: string, text: string): AnswerPart[] {
  const thoughts = thinking === '' ? [] : [{ type: 'thinking', text: thinking }];
  return text === '' ? thoughts : [...thoughts, { type: 'text', text }];
}
