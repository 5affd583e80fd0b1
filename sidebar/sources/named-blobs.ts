/** The hashes of content that sources name, among anything that is kept. */
export function namedBlobs(kept: readonly unknown[]): Set<string> {
  const hashes = kept.map((each) => (each as { blob?: unknown } | null)?.blob);
  return new Set(hashes.filter((hash) => typeof hash === 'string'));
}
