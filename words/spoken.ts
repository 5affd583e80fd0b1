/** What is said before anything is opened, in the language that is spoken. All else: `spoken-later.ts`. */
import { wordsOf } from './speaking.ts';

export const turnWords = /* @__PURE__ */ wordsOf('first', 'turns');
export const words = /* @__PURE__ */ wordsOf('first', 'panel');
export const receiptWords = /* @__PURE__ */ wordsOf('first', 'receipts');
export const thoughtWords = /* @__PURE__ */ wordsOf('first', 'thoughts');
