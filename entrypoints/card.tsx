import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { copyText } from '../client/browser/copy-text.ts';
import { createCardAnswer } from '../client/card/card-answer.ts';
import { CARD_PORT } from '../client/card/card-messages.ts';
import { createCardSession } from '../client/card/card-session.ts';
import { selectionBox } from '../client/card/selection-box.ts';
import { systemClock } from '../client/connection/clock.ts';
import { mountCard } from '../components/card/mount-card.tsx';

/** The world that a page shares with our injected scripts outlives each run of this one. */
const world = globalThis as { closeAsideCard?: (() => void) | undefined };

/** Runs in a page for "Ask here", once for each question; a page has one card at a time. */
export default defineUnlistedScript(() => {
  world.closeAsideCard?.();
  const answer = createCardAnswer(() => close());
  const session = createCardSession({
    connect: () => browser.runtime.connect({ name: CARD_PORT }),
    observer: answer.observer,
    clock: systemClock,
  });
  const unmount = mountCard(document, answer, { ...session, close, copyText: (text) => copyText(document, text) }, () =>
    selectionBox(document),
  );
  world.closeAsideCard = close;

  function close(): void {
    world.closeAsideCard = undefined;
    session.close();
    unmount();
  }
});
