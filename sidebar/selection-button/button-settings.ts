import type { StorageArea } from '../browser/storage-area.ts';
import { isSelectionItem, SELECTION_ITEMS, type SelectionItem } from '../gestures/menus.ts';

/** Where buttons appear at a selection, and which. */
export interface ButtonSettings {
  where: 'nowhere' | 'sites' | 'everywhere';
  /** Names of hosts, for `sites`; kept while they are not in use. */
  sites: readonly string[];
  /** In the menu's order; never empty. */
  actions: readonly SelectionItem[];
}

export const DEFAULT_BUTTON_SETTINGS: ButtonSettings = {
  where: 'nowhere',
  sites: [],
  actions: ['ask-selection', 'translate', 'ask-here'],
};

/** Under this name they are kept in the storage that outlives the browser. */
export const BUTTON_SETTINGS_KEY = 'selectionButton';

export async function readButtonSettings(local: Pick<StorageArea, 'get'>): Promise<ButtonSettings> {
  return parseButtonSettings((await local.get(BUTTON_SETTINGS_KEY))[BUTTON_SETTINGS_KEY]);
}

/** Reads what is kept; what makes no sense, since another version wrote it, is as by default. */
export function parseButtonSettings(value: unknown): ButtonSettings {
  const { where, sites, actions } = (value ?? {}) as Partial<Record<keyof ButtonSettings, unknown>>;
  const chosen = new Set(Array.isArray(actions) ? actions.filter(isSelectionItem) : []);
  return {
    where: where === 'sites' || where === 'everywhere' ? where : DEFAULT_BUTTON_SETTINGS.where,
    sites: Array.isArray(sites) ? [...new Set(sites.filter((site) => typeof site === 'string'))] : [],
    actions: chosen.size === 0 ? DEFAULT_BUTTON_SETTINGS.actions : SELECTION_ITEMS.filter((item) => chosen.has(item)),
  };
}
