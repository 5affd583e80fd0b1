import { PAIR_COMMAND } from '../../sidebar/access/pair-command.ts';
import { words } from '../../words/spoken.ts';
import { firstRunWords, pairingWords } from '../../words/spoken-later.ts';
import { Command } from '../Command.tsx';

/** The companion runs, and does not know this browser yet. */
export function UnpairedNote({ pair }: { pair: () => void }) {
  return (
    <>
      <p class="start-hint">{firstRunWords.unpaired}</p>
      <p>{pairingWords.pairRun}</p>
      <Command command={PAIR_COMMAND} />
      <div class="notice-actions">
        <button type="button" class="button is-primary" onClick={pair}>
          {words.pairBrowser}
        </button>
      </div>
    </>
  );
}
