import type { WxtBrowser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCard } from '../components/card/mount-card.tsx';
import type { Citing } from '../components/markdown/citations/lazy-citing.ts';
import { speakLanguage } from '../components/speak-language.ts';
import { copyText } from '../sidebar/browser/copy-text.ts';
import { createSteadyStorage } from '../sidebar/browser/steady-storage.ts';
import { tellDocument } from '../sidebar/browser/tell-document.ts';
import { type CardWelcome, type FrameOrder, type FrameRequest, parseWelcome } from '../sidebar/card/card-channel.ts';
import { createCardConversation } from '../sidebar/card/card-conversation.ts';
import { CARD_PORT } from '../sidebar/card/card-messages.ts';
import { systemClock } from '../sidebar/connection/clock.ts';
import { followLook } from '../sidebar/settings/follow-look.ts';
import { createSettings, type Settings } from '../sidebar/settings/settings.ts';
import { createLazyPart } from '../sidebar/state/lazy-part.ts';
import type { WordsLoader } from '../words/load-words.ts';
import { wordsFile } from '../words/words-file.ts';

/** A port is the same in every browser, and the polyfill for what isn't would be a tenth of this script. */
const { browser, chrome } = globalThis as { browser?: WxtBrowser; chrome?: WxtBrowser };
const extension = (browser ?? chrome) as WxtBrowser;

/** Runs in the card's own page, which does nothing before the script beside its frame has said what it is about. */
export default defineUnlistedScript(() => {
  const listener = (event: MessageEvent) => {
    const welcome = parseWelcome(event.data);
    const [port] = event.ports;
    if (!welcome || !port || event.source !== window.parent) return;
    window.removeEventListener('message', listener);
    void begin(welcome, port);
  };
  window.addEventListener('message', listener);
});

/** Files of the package that the card shares with the panel; no bundler is to look for them. */
const packedWords: WordsLoader = {
  first: (code) => import(/* @vite-ignore */ `/${wordsFile(code, 'first')}`),
  rest: (code) => import(/* @vite-ignore */ `/${wordsFile(code, 'rest')}`),
};

/** Likewise; see `launcher/citing-file.ts`. */
const CITING_FILE = '/citing.js';
const citing: Citing = createLazyPart(async () => (await import(/* @vite-ignore */ CITING_FILE)).citing);

async function begin(welcome: CardWelcome, port: MessagePort): Promise<void> {
  const settings = await readSettings();
  const preferred = [extension.i18n.getUILanguage()];
  await speakLanguage({ chosen: settings.language, preferred, load: packedWords, tell: tellDocument });
  followLook(settings, document.documentElement, null);
  start(welcome, port, settings);
}

/** What is set, as the panel has it. */
async function readSettings(): Promise<Settings> {
  const { local } = extension.storage;
  return createSettings(local, await createSteadyStorage(local).get(null));
}

function start({ turn, canInsert }: CardWelcome, port: MessagePort, settings: Settings): void {
  const tell = (request: FrameRequest) => port.postMessage(request);
  const conversation = createCardConversation({
    turn,
    connect: () => extension.runtime.connect({ name: CARD_PORT }),
    clock: systemClock,
    onContinued: close,
  });

  function close(): void {
    conversation.close();
    tell({ type: 'close' });
  }

  port.onmessage = ({ data }: MessageEvent<FrameOrder>) => {
    if (data.type === 'leave') close();
  };
  mountCard(document, conversation, settings, {
    close,
    copyText: (text) => copyText(document, text),
    insert: canInsert ? (text) => tell({ type: 'insert', text }) : null,
    citing,
    onHeight: (height) => tell({ type: 'height', height }),
  });
  settings.value('theme').subscribe((theme) => tell({ type: 'theme', theme }));
  tell({ type: 'ready' });
}
