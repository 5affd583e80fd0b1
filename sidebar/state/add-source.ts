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
  const rest = sources.filter((other) => !isSame(other, added));
  const at = before ? rest.indexOf(before) : -1;
  return at < 0 ? [...rest, added] : rest.toSpliced(at, 0, added);
}

/** These sources with one in the place of another, and not a second time elsewhere. */
export function replaceSource(
  sources: readonly SourcePart[],
  old: SourcePart,
  added: SourcePart,
): readonly SourcePart[] {
  return sources.flatMap((source) => {
    if (source === old) return [added];
    return isSame(source, added) ? [] : [source];
  });
}

function isSame(other: SourcePart, added: SourcePart): boolean {
  if (other.type !== added.type || other.url !== added.url) return false;
  if (added.type === 'page') return true;
  return other.title === added.title && other.text === added.text && other.blob === added.blob;
}
