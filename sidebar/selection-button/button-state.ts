import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { WxtBrowser } from 'wxt/browser';
import { findPageTab, type PanelWindow } from '../browser/panel-window.ts';
import { createSteadyStorage } from '../browser/steady-storage.ts';
import type { StorageListener } from '../browser/storage-area.ts';
import { SELECTION_ITEMS, type SelectionItem } from '../gestures/menus.ts';
import { ALL_SITES, siteOf } from '../pages/site-access.ts';
import {
  BUTTON_SETTINGS_KEY,
  type ButtonSettings,
  parseButtonSettings,
  readButtonSettings,
} from './button-settings.ts';
import { findSites, parseSite, patternsOf } from './button-sites.ts';

/** Where buttons appear at selections, as a person sets it; the same in all windows. */
export interface ButtonState {
  readonly settings: ReadonlySignal<ButtonSettings>;
  /** Where buttons are on and the browser does not let us in (any more); `''` for all sites. */
  readonly closed: ReadonlySignal<readonly string[]>;
  /** The site that can be added, as it is typed. */
  readonly typed: Signal<string>;
  /** Why nothing came of the last click. */
  readonly problem: ReadonlySignal<'refused' | 'no_site' | null>;
  /** Offers the site beside the panel, where the browser tells which one it is. */
  look(): void;
  /** These four have to be called first thing in a handler: they may ask the browser, and that takes a click. */
  choose(where: ButtonSettings['where']): void;
  /** Adds the site that was typed. */
  add(): void;
  /** Asks for a site once more that is closed; `''` for all sites. */
  allow(site: string): void;
  remove(site: string): void;
  /** The last action stays: no row at all is what `nowhere` is for. */
  setAction(action: SelectionItem, isOn: boolean): void;
}

export interface ButtonStateOptions {
  browser: WxtBrowser;
  window: Pick<PanelWindow, 'windowId' | 'ownTabId'>;
}

export async function createButtonState({ browser, window }: ButtonStateOptions) {
  const local = createSteadyStorage(browser.storage.local);
  const settings = signal(await readButtonSettings(local));
  const closed = signal<readonly string[]>([]);
  const typed = signal('');
  const problem = signal<ButtonState['problem']['value']>(null);

  function change(values: Partial<ButtonSettings>): void {
    settings.value = { ...settings.peek(), ...values };
    void local.set({ [BUTTON_SETTINGS_KEY]: settings.peek() });
  }

  /** Asks the browser; a change that is refused is none. */
  function ask(origins: string[], then: () => void): void {
    problem.value = null;
    void browser.permissions.request({ origins }).then(
      (isGranted) => (isGranted ? then() : refuse()),
      // Chrome rejects what it can't ask for, such as a name that is no host.
      refuse,
    );
  }

  function refuse(): void {
    problem.value = 'refused';
  }

  async function findClosed(now: ButtonSettings): Promise<void> {
    const sites = await findSites(browser, now);
    if (settings.peek() === now) closed.value = sites.flatMap(({ site, isOpen }) => (isOpen ? [] : [site]));
  }

  const stopLooking = effect(() => void findClosed(settings.value));

  const onChanged: StorageListener = (changes) => {
    const changed = changes[BUTTON_SETTINGS_KEY];
    if (changed) settings.value = parseButtonSettings(changed.newValue);
  };
  const onPermission = () => void findClosed(settings.peek());
  local.onChanged.addListener(onChanged);
  browser.permissions.onAdded.addListener(onPermission);
  browser.permissions.onRemoved.addListener(onPermission);

  function add(): void {
    const site = parseSite(typed.peek());
    if (site === undefined) {
      problem.value = 'no_site';
      return;
    }
    ask(patternsOf(site), () =>
      batch(() => {
        const { sites } = settings.peek();
        change({ where: 'sites', sites: sites.includes(site) ? sites : [...sites, site] });
        typed.value = '';
      }),
    );
  }

  const state: ButtonState = {
    settings,
    closed,
    typed,
    problem,
    look: () =>
      void findPageTab(browser, window).then((tab) => {
        const site = siteOf(tab?.url ?? '')?.name ?? '';
        if (typed.peek() === '' && !settings.peek().sites.includes(site)) typed.value = site;
      }),
    choose(where) {
      problem.value = null;
      if (where === 'everywhere') return ask(ALL_SITES, () => change({ where }));
      // The first site is the one that is beside the panel.
      if (where === 'sites' && settings.peek().sites.length === 0 && typed.peek() !== '') return add();
      change({ where });
    },
    add,
    allow: (site) => ask(site === '' ? ALL_SITES : patternsOf(site), onPermission),
    remove: (site) => change({ sites: settings.peek().sites.filter((each) => each !== site) }),
    setAction(action, isOn) {
      const chosen = new Set(settings.peek().actions);
      if (isOn) chosen.add(action);
      else if (chosen.size > 1) chosen.delete(action);
      change({ actions: SELECTION_ITEMS.filter((item) => chosen.has(item)) });
    },
  };
  return {
    ...state,
    dispose() {
      stopLooking();
      local.onChanged.removeListener(onChanged);
      browser.permissions.onAdded.removeListener(onPermission);
      browser.permissions.onRemoved.removeListener(onPermission);
    },
  };
}
