/** What shows a pairing code, in Aside's folder. */
export const PAIR_COMMAND = 'npm run -s aside -- pair';
