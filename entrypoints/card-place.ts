import type { WxtBrowser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import styles from '../components/card/card-place.css?inline';
import { pressedKey } from '../components/pressed-key.ts';
import { findAnswerField } from '../sidebar/card/answer-field.ts';
import { CARD_PAGE } from '../sidebar/card/card-channel.ts';
import { takeCard } from '../sidebar/card/left-card.ts';
import { mountCardFrame } from '../sidebar/card/mount-card-frame.ts';
import { createSelectionBox } from '../sidebar/card/selection-box.ts';
import { systemClock } from '../sidebar/connection/clock.ts';

/** The address of a page is the same in every browser, and the polyfill would be most of this script. */
const { browser, chrome } = globalThis as { browser?: WxtBrowser; chrome?: WxtBrowser };
const extension = (browser ?? chrome) as WxtBrowser;

/** In Chrome the address changes with each start of the browser, so that no page knows it beforehand; the origin is the id. */
const address = extension.runtime.getURL(CARD_PAGE as '/');
const origin = address.startsWith('chrome') ? `chrome-extension://${extension.runtime.id}` : new URL(address).origin;

/** Runs in a page for "Ask here", once for each question. */
export default defineUnlistedScript(() =>
  mountCardFrame({
    document,
    address,
    origin,
    welcome: takeCard(),
    selection: createSelectionBox(document),
    field: findAnswerField(document),
    styles,
    isEscape: (event) => pressedKey(event) === 'Escape',
    clock: systemClock,
  }),
);
