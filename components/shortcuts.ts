import { pressedKey } from './pressed-key.ts';

/** The key combinations that are in force, as the browser writes them; empty where there is none. */
export interface Shortcuts {
  /** Opens and closes the panel. */
  open: string;
  /** Asks about the selection. */
  ask: string;
  /** Summarises the page. */
  summarise: string;
}

export const NO_SHORTCUTS: Shortcuts = { open: '', ask: '', summarise: '' };

/** A key of the panel's own, with what is held: `Control` is the command key on a Mac. */
export type PanelKey = readonly [...held: ('Alt' | 'Control' | 'Shift')[], key: string];

/** The keys of the panel, by what they do. Those that handle a key and the list of keys read it here. */
export const PANEL_KEYS = {
  send: ['Enter'],
  newLine: ['Shift', 'Enter'],
  editLast: ['ArrowUp'],
  stop: ['Escape'],
  pickTab: ['@'],
  pastePlain: ['Control', 'Shift', 'v'],
  undo: ['Control', 'z'],
  moveUp: ['Alt', 'ArrowUp'],
  moveDown: ['Alt', 'ArrowDown'],
  quote: ['q'],
  findChat: ['Control', 'k'],
  listKeys: ['?'],
} as const satisfies Record<string, PanelKey>;

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'> &
  Partial<Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>>;

/** Whether this key was pressed, and nothing else held. What a key writes says by itself whether Shift was held. */
export function isPressed(event: Pressed, name: keyof typeof PANEL_KEYS): boolean {
  const held: readonly string[] = PANEL_KEYS[name].slice(0, -1);
  const wanted = PANEL_KEYS[name].at(-1) ?? '';
  const isCommand = held.includes('Control');
  const key = pressedKey(event);
  return (
    (isCommand ? key.toLowerCase() : key) === wanted &&
    (event.altKey ?? false) === held.includes('Alt') &&
    (event.ctrlKey || event.metaKey || false) === isCommand &&
    ((wanted.length === 1 && !isCommand) || event.shiftKey === held.includes('Shift'))
  );
}

/** Whether keys write there. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
