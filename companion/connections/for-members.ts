import type { TurnRecord } from '../../protocol/companion-messages.ts';
import { isKnownSource, type QuestionPart } from '../../protocol/question-parts.ts';

/** A turn as members are told of it: with what it was about by its title, address and size, never its content. */
export function forMembers(record: TurnRecord): TurnRecord {
  return { ...record, question: record.question.map(withoutContent) };
}

function withoutContent(part: QuestionPart): QuestionPart {
  if (part.type === 'text') return part;
  if (!isKnownSource(part)) return { type: part.type };
  const { title, url, language, omittedChars, width, height, pages, omittedPages, chars, tokens } = part;
  const counts = { width, height, pages, omittedPages, chars, tokens };
  const known = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
  return { type: part.type, title, url, language, text: '', omittedChars, ...known };
}
