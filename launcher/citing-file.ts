/** The file of a built extension in which `citing.ts` is: the card, which is bundled by itself, loads it by this name. */
export const CITING_FILE = 'citing.js';
