import type { Browser, WxtBrowser } from 'wxt/browser';
import type { SourcePart } from '../../protocol/question-parts.ts';
import type { PanelHost } from '../browser/panel-host.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import type { ChatMessageInput } from '../connection/turn-observer.ts';
import { deliver } from '../inbox/inbox.ts';
import { showPassage } from '../pages/show-passage.ts';
import { CARD_FRAME_MS, CARD_PAGE } from './card-channel.ts';
import { CARD_PORT, type CardTab } from './card-messages.ts';
import { removeCardRecord, removeCardRecords, writeCardRecord } from './card-record.ts';
import { leaveCard } from './left-card.ts';
import { type CardServices, serveCard } from './serve-card.ts';
import { createSharedConnection } from './shared-connection.ts';

/** The background's side of the in-page cards: puts them into pages and relays the answers that the companion streams. */
export interface CardHost {
  /**
   * Explains a selection in a card on its page; where no card can be, in the panel. Resolves with whether there was room
   * for it.
   */
  ask(tab: CardTab, selection: SourcePart): Promise<boolean>;
  dispose(): void;
}

export interface CardHostOptions {
  browser: WxtBrowser;
  panel: PanelHost;
  /**
   * Called when a card needs the companion and there is no connection; it is disposed once no card does.
   *
   * @param isPrivate for the cards of private windows, which may have been paired by themselves
   */
  connect(isPrivate: boolean): Promise<CompanionConnection>;
  /** The model that the person chose; empty for the companion's default. */
  chosenModel(): Promise<string>;
  clock?: Clock;
}

/** WXT types the names of scripts from its last look at the folder, which may be older than this one. */
const SCRIPT = '/card-place.js' as '/card.js';

function isCardPage(address = ''): boolean {
  const url = URL.parse(address);
  return url !== null && /^(?:chrome|moz)-extension:$/.test(url.protocol) && url.pathname === CARD_PAGE;
}

export function createCardHost(options: CardHostOptions): CardHost {
  const { browser, panel, connect, chosenModel, clock = systemClock } = options;
  const session = createSteadyStorage(browser.storage.session);
  const companion = createSharedConnection(() => connect(false));
  const companionInPrivate = createSharedConnection(() => connect(true));
  const services: CardServices = {
    session,
    panel,
    // The card's own tab is the one that is in front: it was clicked there.
    showPassage: (windowId, passage) => showPassage(browser, { windowId, ownTabId: undefined }, passage),
    companion,
    clock,
    chosenModel,
    absent: new Map(),
    awaited: new Map(),
  };

  /** By tab: a page that hangs holds up no other one. */
  const injecting = new Map<number, Promise<void>>();

  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== CARD_PORT) return;
    const { sender } = port;
    const { id, windowId, incognito = false } = sender?.tab ?? {};
    // Only the card's own page, in a tab: no other page of ours, and none of our scripts in a page.
    const isCard = sender?.id === browser.runtime.id && isCardPage(sender.url);
    if (!isCard || id === undefined || windowId === undefined) {
      port.disconnect();
      return;
    }
    const shared = incognito ? { ...services, companion: companionInPrivate } : services;
    serveCard(shared, port, { id, windowId, incognito });
  };
  const onTabRemoved = (tabId: number) => {
    injecting.delete(tabId);
    void removeCardRecords(session, tabId);
  };
  browser.runtime.onConnect.addListener(onConnect);
  browser.tabs.onRemoved.addListener(onTabRemoved);

  /** The script that the page is given finds its turn beside it; two of them at once must not find each other's. */
  function inject(tabId: number, turn: string): Promise<void> {
    const target = { tabId, frameIds: [0] };
    const before = injecting.get(tabId) ?? Promise.resolve();
    const own = before
      .catch(() => {})
      .then(async () => {
        const injectImmediately = true;
        await browser.scripting.executeScript({ target, func: leaveCard, args: [{ turn }], injectImmediately });
        await browser.scripting.executeScript({ target, files: [SCRIPT], injectImmediately });
      });
    injecting.set(tabId, own);
    return own;
  }

  async function askInPanel(tab: CardTab, turn: string, selection: SourcePart): Promise<boolean> {
    await removeCardRecord(session, tab.id, turn);
    const language = browser.i18n.getUILanguage();
    const item = { id: turn, task: 'explain' as const, sources: [selection], send: true, language };
    const [, isDelivered] = await Promise.all([panel.open(tab.windowId), deliver(session, tab.windowId, item)]);
    return isDelivered;
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
      // A page may forbid frames to everything in it.
      const stopWaiting = clock.after(CARD_FRAME_MS, () => {
        services.awaited.delete(turn);
        void askInPanel(tab, turn, selection);
      });
      services.awaited.set(turn, () => {
        services.awaited.delete(turn);
        stopWaiting();
      });
      try {
        await inject(tab.id, turn);
        return true;
      } catch {
        services.awaited.get(turn)?.();
        return askInPanel(tab, turn, selection);
      }
    },

    dispose() {
      browser.runtime.onConnect.removeListener(onConnect);
      browser.tabs.onRemoved.removeListener(onTabRemoved);
    },
  };
}
