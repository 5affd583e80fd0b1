import { type AnswerPart, appendToParts, asKnownPart } from '../../../protocol/parts.ts';
import { RECANTED, type SaidText } from '../store.ts';

/** The answer that a turn had given so far, of what it has said piece by piece. */
export function readSaid(said: Iterable<Pick<SaidText, 'kind' | 'text'>>): AnswerPart[] {
  const parts: AnswerPart[] = [];
  for (const { kind, text } of said) {
    if (kind === 'part') {
      const part: AnswerPart = JSON.parse(text);
      if (part.type === RECANTED.type) recant(parts);
      else parts.push(part);
      continue;
    }
    appendToParts(parts, kind === 'content' ? 'token' : kind, text);
  }
  return parts;
}

/** The one that has more text, thoughts included; of equal ones the first. */
export function withMoreText(one: readonly AnswerPart[], other: readonly AnswerPart[]): readonly AnswerPart[] {
  return countSaid(other) > countSaid(one) ? other : one;
}

/** Characters, and one for each part, so that a step without words counts too. */
function countSaid(parts: readonly AnswerPart[]): number {
  const lengthOf = (part: AnswerPart) => {
    const known = asKnownPart(part);
    return (known?.type === 'step' ? known.note : known?.text)?.length ?? 0;
  };
  return parts.reduce((sum, part) => sum + 1 + lengthOf(part), 0);
}

function recant(parts: AnswerPart[]): void {
  for (const part of parts) if (part.type === 'text') part.type = 'thinking';
}
