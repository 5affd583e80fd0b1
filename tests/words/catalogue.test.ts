import { expectTypeOf, it } from 'vitest';
import type { Catalogue } from '../../words/catalogue.ts';
import { citationWords } from '../../words/english/citations.ts';
import { closeReasons } from '../../words/english/close-reasons.ts';
import { commandLineWords } from '../../words/english/command-line.ts';
import { commandWords } from '../../words/english/commands.ts';
import { doctorWords } from '../../words/english/doctor.ts';
import { errors } from '../../words/english/errors.ts';
import { exportWords } from '../../words/english/exports.ts';
import { historyWords } from '../../words/english/history.ts';
import { launcherWords } from '../../words/english/launcher.ts';
import { manifestWords, menuWords } from '../../words/english/menus.ts';
import { modelWords } from '../../words/english/models.ts';
import { notices } from '../../words/english/notices.ts';
import { landings, pageHints } from '../../words/english/pages.ts';
import { pairingWords } from '../../words/english/pairing.ts';
import { pairingFailures } from '../../words/english/pairing-failures.ts';
import { words } from '../../words/english/panel.ts';
import { problems } from '../../words/english/problems.ts';
import { readerWords } from '../../words/english/reader.ts';
import { receiptWords } from '../../words/english/receipts.ts';
import { servers } from '../../words/english/servers.ts';
import { settingsWords } from '../../words/english/settings.ts';
import { sourceWords } from '../../words/english/sources.ts';
import { startWords } from '../../words/english/start.ts';
import { summaryWords } from '../../words/english/summaries.ts';
import { thoughtWords } from '../../words/english/thoughts.ts';
import { transferWords } from '../../words/english/transfers.ts';
import { tuningWords } from '../../words/english/tuning.ts';
import { english } from '../../words/english.ts';

it('a language matches the catalogue in all of its sentences and their parameters', () => {
  const whole = {
    turns: english,
    errors,
    notices,
    servers,
    panel: words,
    thoughts: thoughtWords,
    history: historyWords,
    transfers: transferWords,
    receipts: receiptWords,
    sources: sourceWords,
    models: modelWords,
    pairing: pairingWords,
    pairingFailures,
    doctor: doctorWords,
    commands: commandWords,
    commandLine: commandLineWords,
    problems,
    settings: settingsWords,
    exports: exportWords,
    start: startWords,
    closeReasons,
    reader: readerWords,
    summaries: summaryWords,
    citations: citationWords,
    tuning: tuningWords,
    pageHints,
    landings,
    menus: menuWords,
    manifest: manifestWords,
    launcher: launcherWords,
  } satisfies Catalogue;
  expectTypeOf(whole).toExtend<Catalogue>();
  expectTypeOf({
    ...whole,
    pairing: { ...pairingWords, asPaired: (age: number) => `${age}` },
  }).not.toExtend<Catalogue>();
  const { undo: _missing, ...rest } = words;
  expectTypeOf({ ...whole, panel: rest }).not.toExtend<Catalogue>();
});
