import { aloudWords } from './aloud.ts';
import { chatMenuWords } from './chat-menu.ts';
import { citationWords } from './citations.ts';
import { againWords, compareWords } from './compare.ts';
import { composerWords } from './composer.ts';
import { copyWords } from './copying.ts';
import { diagramWords } from './diagrams.ts';
import { editingWords } from './editing.ts';
import { errors, THEN_RESTART, unknownError } from './errors.ts';
import { findWords } from './find.ts';
import { firstRunWords } from './first-run.ts';
import { historyWords } from './history.ts';
import { keyWords } from './keys.ts';
import { menus } from './menus.ts';
import { modelMenuWords } from './model-menu.ts';
import { modelWords } from './models.ts';
import { notices, unknownNotice } from './notices.ts';
import { pageNoticeWords } from './page-notice.ts';
import { landings, pageHints } from './pages.ts';
import { pairingWords } from './pairing.ts';
import { pairingFailures } from './pairing-failures.ts';
import { preferenceWords } from './preferences.ts';
import { problems } from './problems.ts';
import { promptWords } from './prompts.ts';
import { selectionButtonWords } from './selection-buttons.ts';
import { sentWords } from './sent.ts';
import { servers } from './servers.ts';
import { sharedChatWords } from './shared-chats.ts';
import { sourceWords } from './sources.ts';
import { summaryWords } from './summaries.ts';
import { transferWords } from './transfers.ts';
import { tuningWords } from './tuning.ts';
import { contentsWords, usageWords } from './usage.ts';
import { voiceWords } from './voice.ts';

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  notices,
  fallbacks: { error: unknownError, notice: unknownNotice, thenRestart: THEN_RESTART },
  servers,
  firstRun: firstRunWords,
  history: historyWords,
  menus,
  modelMenu: modelMenuWords,
  editing: editingWords,
  again: againWords,
  compare: compareWords,
  copying: copyWords,
  diagrams: diagramWords,
  usage: usageWords,
  contents: contentsWords,
  chatMenu: chatMenuWords,
  find: findWords,
  composer: composerWords,
  keys: keyWords,
  pageNotice: pageNoticeWords,
  rooms: sharedChatWords,
  sent: sentWords,
  transfers: transferWords,
  pairing: pairingWords,
  pairingFailures,
  problems,
  pageHints,
  landings,
  citations: citationWords,
  models: modelWords,
  sources: sourceWords,
  summaries: summaryWords,
  tuning: tuningWords,
  preferences: preferenceWords,
  voice: voiceWords,
  prompts: promptWords,
  selectionButtons: selectionButtonWords,
  aloud: aloudWords,
};
