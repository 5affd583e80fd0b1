import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { first } from '../words/de/first.ts';
import type { Speech } from '../words/speaking.ts';

/** Runs in a page before the card, which speaks these words. */
export default defineUnlistedScript(() => {
  (globalThis as { asideWords?: Speech }).asideWords = { language: 'de', first };
});
