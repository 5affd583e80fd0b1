import { useSignal } from '@preact/signals';
import { ListFilter, X } from 'lucide';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { ChatFilter } from '../../protocol/chat-filter.ts';
import type { SearchHit } from '../../protocol/conversation-requests.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { createSelection } from '../../sidebar/state/history/selection.ts';
import { nameFilters } from '../../sidebar/state/history/typed-filters.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { Drawer } from '../Drawer.tsx';
import { DrawerSearch } from '../DrawerSearch.tsx';
import { Icon } from '../Icon.tsx';
import '../styles/history.css';
import { spokenLanguage } from '../../words/speaking.ts';
import { words } from '../../words/spoken.ts';
import { historyWords, transferWords } from '../../words/spoken-later.ts';
import { findRows } from '../rows/move-in-rows.ts';
import { ConversationList } from './ConversationList.tsx';
import { createChatKeys } from './chat-keys.ts';
import { describeFailure } from './describe-failure.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { HistoryStatus } from './HistoryStatus.tsx';
import { PageChatsChip } from './PageChatsChip.tsx';
import { createRowActions } from './row-actions.ts';
import { SearchResults } from './SearchResults.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { TransferBar } from './transfers/TransferBar.tsx';
import { UndoToast } from './UndoToast.tsx';

nameFilters(() => historyWords.filterNames);

/** Near enough to the end of the list to want more of it, in pixels. */
const NEAR_END = 400;

/**
 * The chats, over the panel. `close` is told whether a chat was opened; `pair` leads to where a guest gets a key.
 */
export function HistoryDrawer(props: {
  history: HistoryState;
  state: Pick<PanelState, 'conversation' | 'transfers' | 'pageChats'>;
  close: (hasOpened: boolean) => void;
  pair: () => void;
  share: () => void;
}) {
  const { history } = props;
  const { conversation, pageChats } = props.state;
  const transfers = props.state.transfers.loaded.value;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const active = useSignal('');
  const renamed = useSignal('');
  const unfolded = useSignal('');
  const areFiltersOpen = useSignal(false);
  const selection = useRef(createSelection()).current;
  const filterId = useId();
  /** The row to go to once the list is drawn again: the one that had the focus is gone. */
  const goTo = useRef<string | null>(null);

  useLayoutEffect(() => {
    field.current?.focus();
    history.look();
    void props.state.transfers.load();
    return () => {
      history.query.value = '';
      history.filter.value = {};
      history.dismissFailure();
    };
  }, [history, props.state.transfers]);

  const chats = selection.chats.value;
  const isSearching = history.search.value.phase !== 'none';
  const loadMore = () => {
    const box = list.current;
    if (!isSearching && box && box.scrollHeight - box.clientHeight - box.scrollTop < NEAR_END) history.loadMore();
  };
  // A first part that does not fill the drawer can't be scrolled.
  useLayoutEffect(loadMore, [history.groups.value]);

  // The list takes what stands in it, as soon as it is drawn; the rest is for the search.
  useLayoutEffect(() => {
    if (goTo.current === null || !list.current) return;
    const rows = findRows(list.current);
    const row = rows.find(({ dataset }) => dataset.row === goTo.current);
    if (!row && history.find(goTo.current) && !isSearching) return;
    (row ?? field.current)?.focus();
    goTo.current = null;
  });
  const order = () =>
    (isSearching ? hitsOf(history) : history.groups.peek().flatMap(({ conversations }) => conversations)).map(
      ({ conversation }) => conversation,
    );

  const actions = createRowActions({
    history,
    conversation,
    transfers,
    selection,
    list,
    order,
    renamed,
    unfolded,
    goTo,
    close: () => props.close(true),
    share: props.share,
  });

  const selectAll = async () => {
    const before = selection.chats.peek();
    const all = await history.findAll();
    // Somebody has gone on meanwhile: what is selected now is what they want.
    if (all && selection.chats.peek() === before) selection.replace(all);
  };
  const clearSelection = () => {
    goTo.current = active.peek();
    selection.clear();
  };
  const setFilter = (filter: ChatFilter) => {
    history.filter.value = filter;
    field.current?.focus();
  };

  const arrangeSelected = (what: 'archive' | 'unarchive' | 'delete') => {
    const chats = selection.chats.peek();
    // To the first row that stays.
    goTo.current = order().find((chat) => !chats.has(chat)) ?? '';
    history.arrange(what, [...chats]);
    selection.clear();
  };

  const onKeyDown = createChatKeys({
    history,
    selection,
    actions,
    list,
    field,
    order,
    selectAll: () => void selectAll(),
    deleteSelected: () => arrangeSelected('delete'),
    draw(chat) {
      goTo.current = chat;
      active.value = chat;
    },
  });

  return (
    <Drawer
      label={historyWords.title}
      close={() => props.close(false)}
      onEscape={() => {
        const isSelecting = selection.chats.peek().size > 0;
        if (isSelecting) clearSelection();
        return isSelecting;
      }}
      onKeyDown={onKeyDown}
      head={
        <>
          <DrawerSearch
            title={historyWords.title}
            label={historyWords.searchChats}
            field={field}
            query={history.query.value}
            setQuery={(typed, isComposing) => {
              history.query.value = typed;
              if (!isComposing) history.takeTyped();
            }}
          />
          <button
            type="button"
            class="icon-button"
            title={historyWords.filters}
            aria-expanded={areFiltersOpen.value}
            aria-controls={areFiltersOpen.value ? filterId : undefined}
            onClick={() => {
              areFiltersOpen.value = !areFiltersOpen.peek();
            }}
          >
            <Icon of={ListFilter} />
          </button>
        </>
      }
    >
      <div class="drawer-filters">
        {areFiltersOpen.value && <FilterPanel history={history} id={filterId} />}
        <FilterChips filter={history.filter.value} set={setFilter} />
        {pageChats && (
          <PageChatsChip
            pageChats={pageChats}
            filtered={history.filter.value.page}
            show={(page) => setFilter({ ...history.filter.peek(), page })}
          />
        )}
      </div>
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
          <SearchResults
            history={history}
            active={active.value}
            selected={selection.chats.value}
            click={actions.click}
          />
        ) : (
          <ConversationList
            history={history}
            place={{
              shown: conversation.id.value,
              active: active.value,
              renamed: renamed.value,
              unfolded: unfolded.value,
              selection,
            }}
            wanted={goTo}
            scroller={list}
            actions={actions}
            pair={props.pair}
          />
        )}
      </div>
      <UndoToast history={history} />
      {chats.size > 0 && (
        <SelectionBar
          history={history}
          selection={selection}
          selectAll={() => void selectAll()}
          clear={clearSelection}
          arrange={arrangeSelected}
          exportChats={
            transfers?.isUnderWay.value === false
              ? (format) => {
                  const conversations = [...chats];
                  clearSelection();
                  transfers.exportChats(format, {
                    conversations,
                    title: transferWords.allChats,
                    language: spokenLanguage(),
                  });
                }
              : undefined
          }
        />
      )}
      {transfers && history.status.value === 'ready' && chats.size === 0 && (
        <TransferBar transfers={transfers} hasChats={history.groups.value.length > 0} />
      )}
      <HistoryStatus history={history} selected={chats.size} />
    </Drawer>
  );
}

function hitsOf(history: HistoryState): readonly SearchHit[] {
  const search = history.search.peek();
  return 'hits' in search ? search.hits : [];
}
