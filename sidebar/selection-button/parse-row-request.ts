import { isSelectionItem } from '../gestures/menus.ts';
import type { RowRequest } from './row-messages.ts';

/** Reads what came from a page; undefined for what is no such request. */
export function parseRowRequest(value: unknown): RowRequest | undefined {
  const { type, want, action, isInFrame } = (value ?? {}) as Record<string, unknown>;
  if (type !== 'selection-button') return undefined;
  if (want === 'contents') return { type, want };
  if (want !== 'action' || !isSelectionItem(action)) return undefined;
  return { type, want, action, isInFrame: isInFrame === true };
}
