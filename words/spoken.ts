/** All parts of the catalogue, in the language that is spoken. */
import { wordsOf } from './speaking.ts';

export const turnWords = /* @__PURE__ */ wordsOf('first', 'turns');
export const words = /* @__PURE__ */ wordsOf('first', 'panel');
export const receiptWords = /* @__PURE__ */ wordsOf('first', 'receipts');
export const thoughtWords = /* @__PURE__ */ wordsOf('first', 'thoughts');

export const errors = /* @__PURE__ */ wordsOf('rest', 'errors');
export const notices = /* @__PURE__ */ wordsOf('rest', 'notices');
export const fallbacks = /* @__PURE__ */ wordsOf('rest', 'fallbacks');
export const servers = /* @__PURE__ */ wordsOf('rest', 'servers');
export const firstRunWords = /* @__PURE__ */ wordsOf('rest', 'firstRun');
export const historyWords = /* @__PURE__ */ wordsOf('rest', 'history');
export const transferWords = /* @__PURE__ */ wordsOf('rest', 'transfers');
export const pairingWords = /* @__PURE__ */ wordsOf('rest', 'pairing');
export const pairingFailures = /* @__PURE__ */ wordsOf('rest', 'pairingFailures');
export const problems = /* @__PURE__ */ wordsOf('rest', 'problems');
export const pageHints = /* @__PURE__ */ wordsOf('rest', 'pageHints');
export const landings = /* @__PURE__ */ wordsOf('rest', 'landings');
export const citationWords = /* @__PURE__ */ wordsOf('rest', 'citations');
export const modelWords = /* @__PURE__ */ wordsOf('rest', 'models');
export const sourceWords = /* @__PURE__ */ wordsOf('rest', 'sources');
export const summaryWords = /* @__PURE__ */ wordsOf('rest', 'summaries');
export const tuningWords = /* @__PURE__ */ wordsOf('rest', 'tuning');
export const modelMenuWords = /* @__PURE__ */ wordsOf('rest', 'modelMenu');
export const editingWords = /* @__PURE__ */ wordsOf('rest', 'editing');
export const pageNoticeWords = /* @__PURE__ */ wordsOf('rest', 'pageNotice');
export const roomWords = /* @__PURE__ */ wordsOf('rest', 'rooms');
export const sentWords = /* @__PURE__ */ wordsOf('rest', 'sent');
export const voiceWords = /* @__PURE__ */ wordsOf('rest', 'voice');
export const selectionButtonWords = /* @__PURE__ */ wordsOf('rest', 'selectionButtons');
export const aloudWords = /* @__PURE__ */ wordsOf('rest', 'aloud');
export const againWords = /* @__PURE__ */ wordsOf('rest', 'again');
export const compareWords = /* @__PURE__ */ wordsOf('rest', 'compare');
export const copyWords = /* @__PURE__ */ wordsOf('rest', 'copying');
export const chatMenuWords = /* @__PURE__ */ wordsOf('rest', 'chatMenu');
export const findWords = /* @__PURE__ */ wordsOf('rest', 'find');
