import type { Browser, WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { PanelHost } from '../browser/panel-host.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { ChatMessageInput } from '../connection/turn-observer.ts';
import { deliver } from '../inbox/inbox.ts';
import { CARD_PORT, type CardTab } from './card-messages.ts';
import { removeCardRecord, removeCardRecords, writeCardRecord } from './card-record.ts';
import { leaveCardTurn } from './card-turn.ts';
import { type CardServices, serveCard } from './serve-card.ts';
import { createSharedConnection } from './shared-connection.ts';

/** The background's side of the in-page cards: puts them into pages and relays the answers that the companion streams. */
export interface CardHost {
  /**
   * Explains a selection in a card on its page; where no card can be, in the panel. Resolves with whether there was room
   * for it.
   */
  ask(tab: CardTab & { incognito: boolean }, selection: SourcePart): Promise<boolean>;
  dispose(): void;
}

export interface CardHostOptions {
  browser: WxtBrowser;
  panel: PanelHost;
  /** Called when a card needs the companion and there is no connection; it is disposed once no card does. */
  connect(): Promise<CompanionConnection>;
  /** The model that the person chose; empty for the companion's default. */
  chosenModel(): Promise<string>;
  /** The code of the language that the card speaks. */
  language(): Promise<string>;
  /** Puts an error into words. */
  describe: CardServices['describe'];
  /** Puts into words why there is no connection. */
  describeProblem: CardServices['describeProblem'];
  clock?: Clock;
}

export function createCardHost(options: CardHostOptions): CardHost {
  const {
    browser,
    panel,
    connect,
    chosenModel,
    language: spoken,
    describe,
    describeProblem,
    clock = systemClock,
  } = options;
  const session = createSteadyStorage(browser.storage.session);
  const companion = createSharedConnection(connect);
  const services: CardServices = { session, panel, companion, clock, describe, describeProblem, absent: new Map() };

  let injecting = Promise.resolve();

  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== CARD_PORT) return;
    const { sender } = port;
    const { id, windowId } = sender?.tab ?? {};
    // Only the card's own script in the top frame of a tab: no other page of ours, and no frame that may be another's.
    if (sender?.id !== browser.runtime.id || sender.frameId !== 0 || id === undefined || windowId === undefined) {
      port.disconnect();
      return;
    }
    serveCard(services, port, { id, windowId });
  };
  const onTabRemoved = (tabId: number) => void removeCardRecords(session, tabId);
  browser.runtime.onConnect.addListener(onConnect);
  browser.tabs.onRemoved.addListener(onTabRemoved);

  /** The script that the page is given finds its turn beside it; two of them at once must not find each other's. */
  function inject(tabId: number, turn: string): Promise<void> {
    const target = { tabId, frameIds: [0] };
    injecting = injecting
      .catch(() => {})
      .then(async () => {
        await browser.scripting.executeScript({ target, func: leaveCardTurn, args: [turn] });
        // Its words are a script of their own, so that a page is given one language.
        const files = [`/card-words-${await spoken()}.js`, '/card.js'] as unknown as ['/card.js'];
        await browser.scripting.executeScript({ target, files });
      });
    return injecting;
  }

  return {
    async ask(tab, selection) {
      const language = browser.i18n.getUILanguage();
      const model = await chosenModel();
      const [conversation, turn] = [crypto.randomUUID(), crypto.randomUUID()];
      const chat: ChatMessageInput = {
        type: 'chat',
        turn,
        conversation,
        parent: null,
        task: 'explain',
        question: [selection],
        language,
        ...(model !== '' && { model }),
        // What is asked in a private window is not kept.
        ...(tab.incognito && { temporary: true }),
      };
      if (!(await writeCardRecord(session, tab.id, { conversation, turn, chat }))) return false;
      try {
        await inject(tab.id, turn);
        await removeCardRecords(session, tab.id, turn);
        return true;
      } catch {
        await removeCardRecord(session, tab.id, turn);
        const item = { id: turn, task: 'explain' as const, sources: [selection], send: true, language };
        const [, isDelivered] = await Promise.all([panel.open(tab.windowId), deliver(session, tab.windowId, item)]);
        return isDelivered;
      }
    },

    dispose() {
      browser.runtime.onConnect.removeListener(onConnect);
      browser.tabs.onRemoved.removeListener(onTabRemoved);
    },
  };
}
