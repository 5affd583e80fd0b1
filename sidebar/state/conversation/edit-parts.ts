import type { TextPart } from '../../../protocol/parts.ts';
import { type QuestionPart, sourcesOf, TEXT_BREAK } from '../../../protocol/question-parts.ts';

/**
 * A question's parts with other words, and without the sources that were taken out. Whatever did not change stays as it
 * is: other parts, texts of several that were left alone, and what only a newer Aside knows of them.
 *
 * @param words what is to be said by all texts together
 * @param kept the places, among the sources, of those that go along again
 */
export function editParts(parts: readonly QuestionPart[], words: string, kept: readonly number[]): QuestionPart[] {
  const sources = new Set<QuestionPart>(sourcesOf(parts).filter((_, index) => kept.includes(index)));
  const texts = editTexts(parts.filter(isText), words);
  const edited = parts
    .map((part) => (isText(part) ? texts.get(part) : sources.has(part) ? part : undefined))
    .filter((part) => part !== undefined);
  return texts.size === 0 && words !== '' ? [...edited, { type: 'text', text: words }] : edited;
}

/** What becomes of each text: those at the beginning and the end that are among the words still stay. */
function editTexts(texts: readonly TextPart[], words: string): ReadonlyMap<TextPart, TextPart> {
  let rest = words;
  const before: TextPart[] = [];
  const after: TextPart[] = [];
  for (const part of texts.slice(0, -1)) {
    if (!rest.startsWith(part.text + TEXT_BREAK)) break;
    rest = rest.slice(part.text.length + TEXT_BREAK.length);
    before.push(part);
  }
  for (const part of texts.slice(before.length + 1).reverse()) {
    if (!rest.endsWith(TEXT_BREAK + part.text)) break;
    rest = rest.slice(0, -(part.text.length + TEXT_BREAK.length));
    after.push(part);
  }
  const edited = new Map([...before, ...after].map((part) => [part, part]));
  const changed = texts[before.length];
  if (changed && words !== '') edited.set(changed, rest === changed.text ? changed : { ...changed, text: rest });
  return edited;
}

function isText(part: QuestionPart): part is TextPart {
  return part.type === 'text';
}
