import type { Speech } from './speaking.ts';

/** In a browser no language is part of a script: one is loaded before the first word is said. */
const words: Speech = { language: 'en' };

export default words;
