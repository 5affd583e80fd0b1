import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import type { Selection } from '../../sidebar/state/history/selection.ts';
import { pressedKey } from '../pressed-key.ts';
import { findRows, moveInRows, nextRow } from '../rows/move-in-rows.ts';
import type { RowActions } from './ConversationRow.tsx';
import { toChips } from './FilterChips.tsx';

export interface ChatKeysOptions {
  history: HistoryState;
  selection: Selection;
  actions: Pick<RowActions, 'setRenamed' | 'remove'>;
  list: { readonly current: HTMLElement | null };
  /** Where is searched. */
  field: { readonly current: HTMLInputElement | null };
  /** All chats that can be gone through, by id. */
  order(): readonly string[];
  selectAll(): void;
  deleteSelected(): void;
  /** Draws a row that is out of sight, and gives it the focus then. */
  draw(chat: string): void;
}

/** What the keys do in the drawer of chats: in its list, in its search, and with Ctrl or Command. */
export function createChatKeys(options: ChatKeysOptions): (event: KeyboardEvent) => void {
  const { history, selection, actions, list, field, order, draw } = options;
  const isSearching = history.search.value.phase !== 'none';

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (onCommand(event)) event.preventDefault();
    } else if (list.current && onListKey(event, list.current)) event.preventDefault();
  }

  /** Whether the key with Ctrl or Command meant the chats. */
  function onCommand(event: KeyboardEvent): boolean {
    const key = pressedKey(event);
    if (event.target instanceof HTMLInputElement || event.shiftKey) return false;
    if (key === 'z' && history.done.peek()) history.undo();
    else if (key === 'a') options.selectAll();
    else return false;
    return true;
  }

  /** Whether the key meant the list. */
  function onListKey(event: KeyboardEvent, box: HTMLElement): boolean {
    const key = pressedKey(event);
    if (event.target === field.current) return onFieldKey(key, box);
    const { row, chat = '' } = event.target instanceof HTMLElement ? event.target.dataset : {};
    if (row === undefined) return false;
    if (key === ' ') {
      if (event.shiftKey) selection.extend(chat, order());
      else selection.toggle(chat);
      return true;
    }
    const reached = isSearching ? moveInFound(box, key) : moveInChats(key, row);
    if (reached !== undefined) {
      if (event.shiftKey) extendTo(chat, reached);
      return true;
    }
    if (key === 'ArrowUp') field.current?.focus();
    else if (key === 'Delete' && selection.chats.peek().size > 0) options.deleteSelected();
    else if (isSearching) return false;
    else if (key === 'F2') actions.setRenamed(row);
    else if (key === 'Delete') actions.remove(row);
    else return false;
    return true;
  }

  function onFieldKey(key: string, box: HTMLElement): boolean {
    if (key === 'ArrowDown') return (isSearching ? moveInFound(box, 'Home') : moveInChats('Home', '')) !== undefined;
    if (key === 'Enter') history.takeTyped(true);
    const last = toChips(history.filter.peek()).at(-1);
    if (key !== 'Backspace' || field.current?.value !== '' || !last) return key === 'Enter';
    history.filter.value = last.rest;
    return true;
  }

  /** All that was found is drawn. */
  function moveInFound(box: HTMLElement, key: string): string | undefined {
    const isMoved = moveInRows(box, key) && document.activeElement instanceof HTMLElement;
    return isMoved ? (document.activeElement as HTMLElement).dataset.chat : undefined;
  }

  /** Of the chats a few are drawn: one that is not is drawn first. Gives the chat that the key leads to. */
  function moveInChats(key: string, from: string): string | undefined {
    const chats = order();
    const next = chats[nextRow(key, chats.indexOf(from), chats.length - 1) ?? -1];
    if (next === undefined) return undefined;
    const drawn = list.current && findRows(list.current).find(({ dataset }) => dataset.row === next);
    if (drawn) drawn.focus();
    else draw(next);
    return next;
  }

  function extendTo(from: string, to: string): void {
    const { chats } = selection;
    if (!chats.peek().has(from)) selection.toggle(from);
    selection.extend(to, order());
  }

  return onKeyDown;
}
