import type { CapturedPage } from './capture-corpus.ts';

/** The mean F1 of each kind of page. */
export function meanByKind(pages: readonly CapturedPage[]): Record<string, number> {
  const kinds = [...new Set(pages.map(({ kind }) => kind))].sort();
  return Object.fromEntries(
    kinds.map((kind) => {
      const scores = pages.filter((page) => page.kind === kind).map(({ f1 }) => f1);
      return [kind, Number((scores.reduce((sum, f1) => sum + f1, 0) / scores.length).toFixed(4))];
    }),
  );
}
