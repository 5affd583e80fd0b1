import type { WxtBrowser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCard } from '../components/card/mount-card.tsx';
import { copyText } from '../sidebar/browser/copy-text.ts';
import { CARD_PORT } from '../sidebar/card/card-messages.ts';
import { createCardSession } from '../sidebar/card/card-session.ts';
import { createCardState } from '../sidebar/card/card-state.ts';
import { takeCardTurn } from '../sidebar/card/card-turn.ts';
import { selectionBox } from '../sidebar/card/selection-box.ts';
import { systemClock } from '../sidebar/connection/clock.ts';
import { type Speech, speak } from '../words/speaking.ts';

/** A port is the same in every browser, and the polyfill for what isn't would be a tenth of this script. */
const { browser, chrome } = globalThis as { browser?: WxtBrowser; chrome?: WxtBrowser };
const extension = (browser ?? chrome) as WxtBrowser;

/** The globals of our scripts in this page, which outlive each run of this one. */
const globals = globalThis as {
  closeAsideCard?: (() => void) | undefined;
  /** What the script before this one has left. */
  asideWords?: Speech;
};

/** Runs in a page for "Ask here", once for each question; a page has one card at a time. */
export default defineUnlistedScript(() => {
  if (globals.asideWords) speak(globals.asideWords);
  globals.closeAsideCard?.();
  const turn = takeCardTurn();
  const { state, observer, markStopping } = createCardState(turn, () => close());
  const session = createCardSession({
    turn,
    connect: () => extension.runtime.connect({ name: CARD_PORT }),
    observer,
    clock: systemClock,
  });
  const actions = {
    ...session,
    stop() {
      markStopping();
      session.stop();
    },
    close,
    copyText: (text: string) => copyText(document, text),
  };
  const unmount = mountCard(document, state, actions, () => selectionBox(document));
  globals.closeAsideCard = close;

  function close(): void {
    globals.closeAsideCard = undefined;
    session.close();
    unmount();
  }
});
