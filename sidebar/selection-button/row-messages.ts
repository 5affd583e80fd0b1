import type { SelectionItem } from '../gestures/menus.ts';
import type { Look } from '../settings/restore-look.ts';

/** What a person has chosen, and whether of a selection in a frame of the page. */
export interface ChosenAction {
  action: SelectionItem;
  isInFrame: boolean;
}

/** The script in a page -> the background. */
export type RowRequest =
  /** What there is to show here; answered with {@link RowContents}, or null where buttons are off. */
  { type: 'selection-button'; want: 'contents' } | ({ type: 'selection-button'; want: 'action' } & ChosenAction);

/** The background -> the script in a page: something was changed, so ask again. */
export const ROW_CHANGED = { type: 'selection-button-changed' } as const;

/** What the script answers to that. */
export const ROW_TOLD = 'selection-button';

/** What the row shows, in the reader's language, and how: the script in the page is small, since most pages need no more. */
export interface RowContents {
  /** BCP 47. */
  language: string;
  /** How it is shown, as the panel is: names and values of attributes that the styles know. */
  look: Look;
  styles: string;
  actions: readonly { id: SelectionItem; title: string }[];
}

export function isRowChanged(value: unknown): boolean {
  return (value as { type?: unknown } | null)?.type === ROW_CHANGED.type;
}
