import type { WxtBrowser } from 'wxt/browser';
import type { SearchHit } from '../../protocol/conversation-requests.ts';
import type { PanelHost } from '../browser/panel-host.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import { createSharedConnection } from '../card/shared-connection.ts';
import { type Clock, systemClock } from '../connection/clock.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { deliver, type InboxItem } from '../inbox/inbox.ts';

/** What the address bar says behind the keyword. */
export interface OmniboxWords {
  addressBar: string;
  addressBarAsk(question: string): string;
  addressBarChat(title: string, date: string): string;
}

export interface OmniboxOptions {
  browser: WxtBrowser;
  panel: PanelHost;
  /** Called when chats are looked for; disposed once the address bar is left. */
  connect(): Promise<CompanionConnection>;
  /** In the language that is set, with its code. */
  words(): Promise<{ language: string; words: OmniboxWords }>;
  clock?: Clock;
}

/** The suggestions that were shown last, by what the browser says when one is picked. */
export const SUGGESTED_CHATS_KEY = 'suggested-chats';

/** More than the browser shows. */
const MOST_CHATS = 6;
const LEAST_CHARS = 2;
const PAUSE_MS = 150;
/** The address bar may be left without a word about it, and an open connection keeps the background awake. */
const IDLE_MS = 30_000;

/**
 * The keyword in the address bar: what is typed behind it is asked in a new chat, and chats that have it in them are
 * suggested.
 */
export function createOmnibox(options: OmniboxOptions): { dispose(): void } {
  const { browser, panel, clock = systemClock } = options;
  const { omnibox } = browser;
  const session = createSteadyStorage(browser.storage.session);
  const companion = createSharedConnection(options.connect);
  /** The window in front. Known before Enter, since the panel can't be opened any more once that was asked. */
  let windowId: number | undefined;
  let held: ReturnType<typeof companion.acquire> | undefined;
  let stopIdling = () => {};
  let stopPause = () => {};
  /** What is typed counts until something else is. */
  let latest = {};

  function release(): void {
    stopIdling();
    stopPause();
    latest = {};
    held?.release();
    held = undefined;
  }

  async function findWindow(): Promise<number | undefined> {
    const { id } = await browser.windows.getLastFocused();
    windowId = id;
    return id;
  }

  /** Chrome reads XML here, and Firefox nothing but text. */
  const written = (text: string) => ('sidebarAction' in browser ? text : escapeXml(text));

  const onStarted = () => {
    void findWindow();
    void options.words().then(({ words }) => omnibox.setDefaultSuggestion({ description: written(words.addressBar) }));
  };

  const onChanged: Parameters<typeof omnibox.onInputChanged.addListener>[0] = (typed, suggest) => {
    void findWindow();
    const own = {};
    latest = own;
    stopIdling();
    stopIdling = clock.after(IDLE_MS, release);
    stopPause();
    stopPause = clock.after(PAUSE_MS, () => void show(typed.trim(), own, suggest));
  };

  async function show(typed: string, own: object, suggest: Parameters<typeof onChanged>[1]): Promise<void> {
    const { words, language } = await options.words();
    if (own !== latest) return;
    const ask = typed === '' ? words.addressBar : words.addressBarAsk(typed);
    omnibox.setDefaultSuggestion({ description: written(ask) });
    // A companion that is away or does not know us has no chats for us: the question can be asked all the same.
    const hits = typed.length < LEAST_CHARS ? [] : await find(typed).catch(() => []);
    if (own !== latest) return;
    const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
    const chats = new Map<string, string>();
    for (const { conversation, title, at } of hits) {
      const name = words.addressBarChat(title, dates.format(at));
      if (![...chats.values()].includes(conversation) && !chats.has(name)) chats.set(name, conversation);
    }
    await session.set({ [SUGGESTED_CHATS_KEY]: Object.fromEntries(chats) });
    if (own === latest) suggest([...chats.keys()].map((name) => ({ content: name, description: written(name) })));
  }

  async function find(query: string): Promise<readonly SearchHit[]> {
    held ??= companion.acquire();
    const connection = await held.connection;
    return (await connection.request({ type: 'search', query, limit: MOST_CHATS }, 'ever')).hits;
  }

  const onEntered = (typed: string) => {
    release();
    // First thing: after any await the browser opens no panel any more.
    if (windowId !== undefined) void panel.open(windowId);
    void answer(typed.trim(), windowId);
  };

  async function answer(typed: string, opened: number | undefined): Promise<void> {
    const window = opened ?? (await findWindow());
    if (window === undefined) return;
    if (opened === undefined) void panel.open(window);
    if (typed === '') return;
    const { [SUGGESTED_CHATS_KEY]: chats } = await session.get(SUGGESTED_CHATS_KEY);
    const conversation = (chats as Record<string, string> | undefined)?.[typed];
    const item: InboxItem = {
      id: crypto.randomUUID(),
      task: 'chat',
      sources: [],
      language: browser.i18n.getUILanguage(),
      ...(conversation === undefined ? { send: true, question: typed } : { send: false, attachTurn: { conversation } }),
    };
    await deliver(session, window, item);
  }

  omnibox.onInputStarted.addListener(onStarted);
  omnibox.onInputChanged.addListener(onChanged);
  omnibox.onInputEntered.addListener(onEntered);
  omnibox.onInputCancelled.addListener(release);
  return {
    dispose() {
      release();
      omnibox.onInputStarted.removeListener(onStarted);
      omnibox.onInputChanged.removeListener(onChanged);
      omnibox.onInputEntered.removeListener(onEntered);
      omnibox.onInputCancelled.removeListener(release);
    },
  };
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
}
