import type { citationWords } from './english/citations.ts';
import type { closeReasons } from './english/close-reasons.ts';
import type { commandLineWords } from './english/command-line.ts';
import type { commandWords } from './english/commands.ts';
import type { doctorWords } from './english/doctor.ts';
import type { errors } from './english/errors.ts';
import type { exportWords } from './english/exports.ts';
import type { historyWords } from './english/history.ts';
import type { launcherWords } from './english/launcher.ts';
import type { manifestWords, menuWords } from './english/menus.ts';
import type { modelWords } from './english/models.ts';
import type { notices } from './english/notices.ts';
import type { landings, pageHints } from './english/pages.ts';
import type { pairingWords } from './english/pairing.ts';
import type { pairingFailures } from './english/pairing-failures.ts';
import type { words } from './english/panel.ts';
import type { problems } from './english/problems.ts';
import type { readerWords } from './english/reader.ts';
import type { receiptWords } from './english/receipts.ts';
import type { servers } from './english/servers.ts';
import type { settingsWords } from './english/settings.ts';
import type { sourceWords } from './english/sources.ts';
import type { startWords } from './english/start.ts';
import type { summaryWords } from './english/summaries.ts';
import type { thoughtWords } from './english/thoughts.ts';
import type { transferWords } from './english/transfers.ts';
import type { tuningWords } from './english/tuning.ts';
import type { english } from './english.ts';

/** The same sentences in any words: text stays text, and a function is given the same and gives text too. */
type AnyWords<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => AnyWords<Said>
    : { readonly [K in keyof T]: AnyWords<T[K]> };

/**
 * All that Aside says, by where it is loaded. English is the first; a further language has to match it: a sentence that is
 * missing, one too many, or another parameter does not compile.
 */
export type Catalogue = AnyWords<{
  turns: typeof english;
  errors: typeof errors;
  notices: typeof notices;
  servers: typeof servers;
  panel: typeof words;
  thoughts: typeof thoughtWords;
  history: typeof historyWords;
  transfers: typeof transferWords;
  receipts: typeof receiptWords;
  sources: typeof sourceWords;
  models: typeof modelWords;
  pairing: typeof pairingWords;
  pairingFailures: typeof pairingFailures;
  doctor: typeof doctorWords;
  commands: typeof commandWords;
  commandLine: typeof commandLineWords;
  problems: typeof problems;
  settings: typeof settingsWords;
  exports: typeof exportWords;
  start: typeof startWords;
  closeReasons: typeof closeReasons;
  reader: typeof readerWords;
  summaries: typeof summaryWords;
  citations: typeof citationWords;
  tuning: typeof tuningWords;
  pageHints: typeof pageHints;
  landings: typeof landings;
  menus: typeof menuWords;
  manifest: typeof manifestWords;
  launcher: typeof launcherWords;
}>;
