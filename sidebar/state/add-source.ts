import type { SourcePart } from '../../protocol/question-parts.ts';

/** These sources with one more. A page replaces one of the same address, a quote only its equal. */
export function addSource(sources: readonly SourcePart[], added: SourcePart): readonly SourcePart[] {
  const isReplaced = (other: SourcePart) =>
    other.type === added.type && other.url === added.url && (added.type === 'page' || other.text === added.text);
  return [...sources.filter((other) => !isReplaced(other)), added];
}
