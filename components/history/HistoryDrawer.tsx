import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { Drawer } from '../Drawer.tsx';
import { DrawerSearch } from '../DrawerSearch.tsx';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import '../styles/history.css';
import { historyWords, words } from '../../words/spoken.ts';
import { findRows, moveInRows } from '../rows/move-in-rows.ts';
import { ConversationList } from './ConversationList.tsx';
import type { RowActions } from './ConversationRow.tsx';
import { describeFailure } from './describe-failure.ts';
import { HistoryStatus } from './HistoryStatus.tsx';
import { SearchResults } from './SearchResults.tsx';
import { TransferBar } from './transfers/TransferBar.tsx';
import { UndoToast } from './UndoToast.tsx';

/** Near enough to the end of the list to want more of it, in pixels. */
const NEAR_END = 400;

/**
 * The chats, over the panel. `close` is told whether a chat was opened; `pair` leads to where a guest gets a key.
 */
export function HistoryDrawer(props: {
  history: HistoryState;
  state: Pick<PanelState, 'conversation' | 'transfers'>;
  close: (hasOpened: boolean) => void;
  pair: () => void;
  share: () => void;
}) {
  const { history } = props;
  const { conversation } = props.state;
  const transfers = props.state.transfers.loaded.value;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const active = useSignal('');
  const renamed = useSignal('');
  const unfolded = useSignal('');
  /** The row to go to once the list is drawn again: the one that had the focus is gone. */
  const goTo = useRef<string | null>(null);

  useLayoutEffect(() => {
    field.current?.focus();
    history.look();
    void props.state.transfers.load();
    return () => {
      history.query.value = '';
      history.dismissFailure();
    };
  }, [history, props.state.transfers]);

  const isSearching = history.search.value.phase !== 'none';
  const loadMore = () => {
    const box = list.current;
    if (!isSearching && box && box.scrollHeight - box.clientHeight - box.scrollTop < NEAR_END) history.loadMore();
  };
  // A first part that does not fill the drawer can't be scrolled.
  useLayoutEffect(loadMore, [history.groups.value]);

  useLayoutEffect(() => {
    if (goTo.current === null || !list.current) return;
    const rows = findRows(list.current);
    const row = rows.find(({ dataset }) => dataset.row === goTo.current);
    (row ?? field.current)?.focus();
    goTo.current = null;
  });

  const open: RowActions['open'] = (id, turn) => {
    conversation.open(id, turn);
    props.close(true);
  };
  const actions: RowActions = {
    open,
    rename: history.rename,
    pin(id, pinned) {
      goTo.current = id;
      unfolded.value = '';
      history.pin(id, pinned);
    },
    remove(id) {
      goTo.current = findNeighbour(list.current, id);
      unfolded.value = '';
      history.remove(id);
    },
    ...(transfers?.isUnderWay.value === false && {
      exportChat(id, title, format) {
        goTo.current = id;
        unfolded.value = '';
        transfers.exportChats(format, { conversation: id, title });
      },
    }),
    share(id) {
      conversation.open(id);
      props.close(true);
      props.share();
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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const isWriting = event.target instanceof HTMLInputElement;
      if (pressedKey(event) !== 'z' || event.shiftKey || isWriting || !history.deleted.peek()) return;
      event.preventDefault();
      history.undo();
      return;
    }
    if (list.current && onListKey(event, list.current)) event.preventDefault();
  };

  /** Whether the key meant the list. */
  const onListKey = (event: KeyboardEvent, box: HTMLElement): boolean => {
    const key = pressedKey(event);
    if (event.target === field.current) return key === 'ArrowDown' && moveInRows(box, 'Home');
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (row === undefined) return false;
    if (moveInRows(box, key)) return true;
    if (key === 'ArrowUp') field.current?.focus();
    else if (isSearching) return false;
    else if (key === 'F2') actions.setRenamed(row);
    else if (key === 'Delete') actions.remove(row);
    else return false;
    return true;
  };

  return (
    <Drawer
      label={historyWords.title}
      close={() => props.close(false)}
      onKeyDown={onKeyDown}
      head={
        <DrawerSearch
          title={historyWords.title}
          label={historyWords.searchChats}
          field={field}
          query={history.query.value}
          setQuery={(typed) => {
            history.query.value = typed;
          }}
        />
      }
    >
      {history.failure.value && (
        <div class="drawer-failure">
          <p>{describeFailure(history.failure.value)}</p>
          <button type="button" class="icon-button" title={words.dismiss} onClick={() => history.dismissFailure()}>
            <Icon of={X} />
          </button>
        </div>
      )}
      <div
        class="drawer-list"
        ref={list}
        onScroll={loadMore}
        onFocusIn={(event) => {
          const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
          if (row !== undefined) active.value = row;
        }}
      >
        {isSearching ? (
          <SearchResults history={history} active={active.value} open={open} />
        ) : (
          <ConversationList
            history={history}
            shown={conversation.id.value}
            active={active.value}
            renamed={renamed.value}
            unfolded={unfolded.value}
            actions={actions}
            pair={props.pair}
          />
        )}
      </div>
      <UndoToast history={history} />
      {transfers && history.status.value === 'ready' && (
        <TransferBar transfers={transfers} hasChats={history.groups.value.length > 0} />
      )}
      <HistoryStatus history={history} />
    </Drawer>
  );
}

/** The row after the one that goes, or the one before it; empty when there is no other. */
function findNeighbour(list: HTMLElement | null, row: string): string {
  const rows = list ? findRows(list).map(({ dataset }) => dataset.row ?? '') : [];
  const index = rows.indexOf(row);
  return rows[index + 1] ?? rows[index - 1] ?? '';
}
