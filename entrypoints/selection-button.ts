import type { WxtBrowser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pressedKey } from '../components/pressed-key.ts';
import { systemClock } from '../sidebar/connection/clock.ts';
import { isRowChanged, ROW_TOLD, type RowRequest } from '../sidebar/selection-button/row-messages.ts';
import { watchSelection } from '../sidebar/selection-button/watch-selection.ts';

/** The messages are the same in every browser, and the polyfill would be most of this script. */
const { browser, chrome } = globalThis as { browser?: WxtBrowser; chrome?: WxtBrowser };
const extension = (browser ?? chrome) as WxtBrowser;

/** Our scripts' own globals, which no script of the page can see. */
const globals = globalThis as { asideSelection?: { dispose(): void } | undefined };

async function tell(request: RowRequest) {
  return extension.runtime.sendMessage(request);
}

/** Runs in the pages in which a person wants buttons beside what they select, and in no other. */
export default defineUnlistedScript(() => {
  // One may be here already: the browser ran it, or it is of the extension before an update.
  globals.asideSelection?.dispose();
  const watch = watchSelection({
    document,
    ask: () => tell({ type: 'selection-button', want: 'contents' }),
    act: (chosen) => void tell({ type: 'selection-button', want: 'action', ...chosen }).catch(() => {}),
    keyOf: pressedKey,
    clock: systemClock,
    onEnd() {
      extension.runtime.onMessage?.removeListener(changed);
      globals.asideSelection = undefined;
    },
  });
  const changed = (message: unknown, _sender: unknown, answer: (value: unknown) => void) => {
    if (!isRowChanged(message)) return;
    watch.refresh();
    answer(ROW_TOLD);
  };
  extension.runtime.onMessage.addListener(changed);
  globals.asideSelection = watch;
});
