import type { Signal } from '@preact/signals';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import type { Selection } from '../../sidebar/state/history/selection.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import type { Transfers } from '../../sidebar/transfers/transfers.ts';
import { spokenLanguage } from '../../words/speaking.ts';
import { findRows } from '../rows/move-in-rows.ts';
import type { RowActions } from './ConversationRow.tsx';

export interface RowActionsOptions {
  history: HistoryState;
  conversation: Pick<PanelState['conversation'], 'open'>;
  /** Null while what exports chats is not there. */
  transfers: Transfers | null;
  selection: Selection;
  list: { readonly current: HTMLElement | null };
  /** All chats that can be gone through, by id. */
  order(): readonly string[];
  /** The chats that are being renamed, and whose actions are shown; empty: none. */
  renamed: Signal<string>;
  unfolded: Signal<string>;
  /** The row that has the focus once the list is drawn again. */
  goTo: { current: string | null };
  /** A chat was opened. */
  close(): void;
  share(): void;
}

/** What can be done with a chat of the list. The keyboard stays in the list, or goes with the chat that is opened. */
export function createRowActions(options: RowActionsOptions): RowActions {
  const { history, conversation, transfers, selection, list, order, renamed, unfolded, goTo, close, share } = options;

  const open: RowActions['open'] = (id, turn) => {
    conversation.open(id, turn);
    close();
  };
  /** What was unfolded has been used: the keyboard goes on at a row. */
  const foldAndGoTo = (row: string) => {
    goTo.current = row;
    unfolded.value = '';
  };
  return {
    open,
    click(event, id, turn) {
      if (event.shiftKey) selection.extend(id, order());
      else if (event.ctrlKey || event.metaKey || selection.chats.peek().size > 0) selection.toggle(id);
      else open(id, turn);
    },
    select(id) {
      foldAndGoTo(id);
      selection.toggle(id);
    },
    archive(id, archived) {
      foldAndGoTo(findNeighbour(list.current, id));
      history.arrange(archived ? 'archive' : 'unarchive', [id]);
    },
    rename: history.rename,
    pin(id, pinned) {
      foldAndGoTo(id);
      history.pin(id, pinned);
    },
    remove(id) {
      foldAndGoTo(findNeighbour(list.current, id));
      history.remove(id);
    },
    ...(transfers?.isUnderWay.value === false && {
      exportChat(id, title, format) {
        foldAndGoTo(id);
        transfers.exportChats(format, { conversation: id, title, language: spokenLanguage() });
      },
    }),
    share(id) {
      conversation.open(id);
      close();
      share();
    },
    setRenamed(id) {
      if (id === '') goTo.current = renamed.peek();
      unfolded.value = '';
      renamed.value = id;
    },
    setUnfolded(id) {
      unfolded.value = id;
    },
  };
}

/** The row after the one that goes, or the one before it; empty when there is no other. */
function findNeighbour(list: HTMLElement | null, row: string): string {
  const rows = list ? findRows(list).map(({ dataset }) => dataset.row ?? '') : [];
  const index = rows.indexOf(row);
  return rows[index + 1] ?? rows[index - 1] ?? '';
}
