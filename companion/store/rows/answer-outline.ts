/**
 * How an answer is stored: all its text in one column and all its thinking in another, which are searched and read for a
 * model as they are, and an outline that puts them back in order.
 */
import { type AnswerPart, answerText, asKnownPart, thinkingText } from '../../../protocol/parts.ts';

export interface StoredAnswer {
  content: string;
  thinking: string;
  /** JSON; null: thoughts, then text. */
  outline: string | null;
}

/** A part of an outline: a text by its length in UTF-16 units, any other part as it is. */
type OutlinePart = { type: 'text' | 'thinking'; chars: number; ms?: number } | AnswerPart;

export function toStoredAnswer(parts: readonly AnswerPart[]): StoredAnswer {
  const outline = parts.map((part): OutlinePart => {
    const known = asKnownPart(part);
    if (known?.type !== 'text' && known?.type !== 'thinking') return part;
    const { text, ...rest } = known;
    return { ...rest, chars: text.length };
  });
  const isPlain = parts.length === 1 && parts[0]?.type === 'text';
  return {
    content: answerText(parts),
    thinking: thinkingText(parts),
    outline: isPlain ? null : JSON.stringify(outline),
  };
}

export function readStoredAnswer({ content, thinking, outline }: StoredAnswer): AnswerPart[] {
  if (outline === null) {
    const thoughts: AnswerPart[] = thinking === '' ? [] : [{ type: 'thinking', text: thinking }];
    return content === '' ? thoughts : [...thoughts, { type: 'text', text: content }];
  }
  const place = { text: 0, thinking: 0 };
  const texts = { text: content, thinking };
  return (JSON.parse(outline) as OutlinePart[]).map((part) => {
    if ((part.type !== 'text' && part.type !== 'thinking') || !('chars' in part)) return part as AnswerPart;
    const { type, chars, ...rest } = part as Extract<OutlinePart, { chars: number }>;
    const start = place[type];
    place[type] += chars;
    return { ...rest, type, text: texts[type].slice(start, start + chars) };
  });
}
