import { onTestFinished, vi } from 'vitest';
import type { RowContents } from '../../../sidebar/selection-button/row-messages.ts';

export const CONTENTS: RowContents = {
  language: 'en',
  look: { theme: 'dark', textSize: 'large' },
  styles: '.row {}',
  actions: [
    { id: 'ask-here', title: 'Ask here' },
    { id: 'translate', title: 'Translate' },
  ],
};

/** What this document's browser lacks: a top layer, and the places of text. `root` finds the row, as no page can. */
export function fakeRowBrowser() {
  const shown = vi.fn();
  HTMLElement.prototype.showPopover = shown;
  const attach = vi.spyOn(HTMLElement.prototype, 'attachShadow');
  const box = { left: 100, top: 100, right: 300, bottom: 120 };
  vi.spyOn(Range.prototype, 'getClientRects').mockReturnValue([box] as never);
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(800);
  onTestFinished(() => {
    vi.restoreAllMocks();
    document.getSelection()?.removeAllRanges();
    document.body.innerHTML = '';
    for (const host of document.querySelectorAll('aside-selection')) host.remove();
  });
  const host = () => document.querySelector<HTMLElement>('aside-selection');
  const root = () => {
    const { calls, results, instances } = attach.mock;
    void calls;
    return results[instances.indexOf(host() as never)]?.value as ShadowRoot;
  };
  return { attach, shown, host, root, buttons: () => [...root().querySelectorAll('button')] };
}

/** An event, as a person's or as one that the page made up. */
export function event<E extends Event>(made: E, isTrusted = true): E {
  Object.defineProperty(made, 'isTrusted', { value: isTrusted });
  return made;
}

export const click = (detail: number, isTrusted = true) =>
  event(new MouseEvent('click', { detail, bubbles: true, cancelable: true }), isTrusted);

export const key = (type: 'keydown' | 'keyup', name: string, values: KeyboardEventInit = {}) =>
  event(new KeyboardEvent(type, { key: name, bubbles: true, composed: true, cancelable: true, ...values }));
