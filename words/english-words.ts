import { first } from './english/first.ts';
import { rest } from './english/rest.ts';
import { terminal } from './english/terminal.ts';
import type { Speech } from './speaking.ts';

/** A program on a terminal speaks English until it knows better, and to the article's clients always. */
const words: Speech = { language: 'en', first, rest, terminal };

export default words;
