/** As an answer cites passages: `[1]` or `[1, 2]`. */
export const CITATION = /\[(\d{1,3}(?:, ?\d{1,3})*)\]/g;
