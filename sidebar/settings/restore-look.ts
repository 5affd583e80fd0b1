const KEY = 'look';
const NAMES = ['theme', 'textSize', 'density', 'sendKey'] as const;

/** What a document has to know before its first frame. */
export type Look = Partial<Record<(typeof NAMES)[number], string>>;

/** Shows a document as it was set, from what the last one left: what is kept for good is read too late for a first frame. */
export function restoreLook(root: HTMLElement, area: Pick<Storage, 'getItem'>): void {
  try {
    showLook(root, JSON.parse(area.getItem(KEY) ?? '{}'));
  } catch {
    // As the system has it, then.
  }
}

export function showLook(root: HTMLElement, look: Look): void {
  for (const name of NAMES) if (look[name] !== undefined) root.dataset[name] = String(look[name]);
}

/** Leaves it for the next document. */
export function leaveLook(area: Pick<Storage, 'setItem'>, look: Look): void {
  try {
    area.setItem(KEY, JSON.stringify(look));
  } catch {
    // The next document is shown right a moment later.
  }
}
