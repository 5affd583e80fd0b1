/** The scripts that are injected into pages, and how many bytes each may have. */
export const INJECTED_SCRIPTS: readonly (readonly [name: string, maxBytes: number])[] = [
  ['capture.js', 80_000],
  ['formulas.js', 12_000],
  ['transcript.js', 8_000],
  ['selection.js', 40_000],
  ['selection-button.js', 8_000],
  ['card-place.js', 20_000],
  ['card.js', 140_000],
];
