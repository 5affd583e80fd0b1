/**
 * What stands in Redis, which somebody else may write to as well; undefined where it can't be read. Whoever calls it goes on with what
 * comes after: one that stops at it would stop for good.
 */
export function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
