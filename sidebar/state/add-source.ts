import type { SourcePart } from '../../protocol/question-parts.ts';

/**
 * These sources with one more: last, or before another. A page replaces one of the same address, where it stands; what
 * is there already is not there twice.
 */
export function addSource(
  sources: readonly SourcePart[],
  added: SourcePart,
  before?: SourcePart,
): readonly SourcePart[] {
  const isReplaced = (other: SourcePart) =>
    other.type === added.type &&
    other.url === added.url &&
    (added.type === 'page' || (other.title === added.title && other.text === added.text && other.blob === added.blob));
  const rest = sources.filter((other) => !isReplaced(other));
  const at = before ? rest.indexOf(before) : -1;
  return at < 0 ? [...rest, added] : rest.toSpliced(at, 0, added);
}
