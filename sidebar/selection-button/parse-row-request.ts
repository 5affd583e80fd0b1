import { isSelectionItem } from '../gestures/menus.ts';
import type { RowRequest } from './row-messages.ts';

/** Reads what came from a page; undefined for what is no such request. */
export function parseRowRequest(value: unknown): RowRequest | undefined {
  const { type, want, action } = (value ?? {}) as Record<'type' | 'want' | 'action', unknown>;
  if (type !== 'selection-button') return undefined;
  if (want === 'contents') return { type, want };
  return want === 'action' && isSelectionItem(action) ? { type, want, action } : undefined;
}
