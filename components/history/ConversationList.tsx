import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ChatRow, toRows } from '../../sidebar/state/history/chat-rows.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import type { Selection } from '../../sidebar/state/history/selection.ts';
import { nameGroup } from '../../words/describe-date.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { findRows } from '../rows/move-in-rows.ts';
import { useWindowedRows } from '../rows/use-windowed-rows.ts';
import { ConversationRow, type RowActions } from './ConversationRow.tsx';
import { asGrid, asRow, ROW_HEADER } from './grid-roles.ts';
import { HistoryProblem } from './HistoryProblem.tsx';
import { Skeleton } from './Skeleton.tsx';

/** What the list shows beside the chats themselves. Empty: no row is in that state. */
export interface ListPlace {
  shown: string;
  active: string;
  renamed: string;
  unfolded: string;
  selection: Selection;
}

/** The stored conversations, grouped by the day of their last use. */
export function ConversationList(props: {
  history: HistoryState;
  place: ListPlace;
  /** The row to go to once it is drawn. */
  wanted: RefObject<string | null>;
  scroller: RefObject<HTMLElement | null>;
  actions: RowActions;
  pair: () => void;
}) {
  const { history } = props;
  const problem = history.problem.value;
  const status = history.status.value;
  const rows = toRows(history.groups.value);
  if (rows.length === 0) {
    if (problem) {
      return <HistoryProblem problem={problem} retry={history.retry} pair={props.pair} />;
    }
    if (status !== 'ready') return <Skeleton text={historyWords.loadingChats} />;
    const isFiltered = history.isFiltered.value;
    return (
      <div class="history-note">
        <p class="history-note-title">{isFiltered ? historyWords.noneMatch : historyWords.noChats}</p>
        <p>{isFiltered ? historyWords.noneMatchHint : historyWords.noChatsHint}</p>
      </div>
    );
  }
  return (
    <>
      <ChatGrid {...props} rows={rows} />
      {history.more.value === 'loading' && <p class="history-foot">{historyWords.loadingMore}</p>}
      {problem && <HistoryProblem problem={problem} retry={history.retry} />}
    </>
  );
}

/** Of the chats those near the ones on screen are drawn: there may be thousands. */
function ChatGrid(props: {
  rows: readonly ChatRow[];
  place: ListPlace;
  wanted: RefObject<string | null>;
  scroller: RefObject<HTMLElement | null>;
  actions: RowActions;
}) {
  const { rows, place, wanted } = props;
  const list = useRef<HTMLDivElement>(null);
  const now = new Date();
  const chats = rows.flatMap((row) => ('summary' in row ? row.key : []));
  // One row is in the order of tabs: the one that had the focus last, or the first.
  const active = chats.includes(place.active) ? place.active : (chats[0] ?? '');
  const headings = rows.flatMap((row) => ('heading' in row ? row.key : []));
  const kept = new Set([...headings, active, place.renamed, place.unfolded, wanted.current ?? '']);
  const drawn = useWindowedRows({ keys: rows.map(({ key }) => key), kept, scroller: props.scroller, list });
  const selected = place.selection.chats.value;

  useLayoutEffect(() => {
    if (!wanted.current || !list.current) return;
    const found = findRows(list.current).find(({ dataset }) => dataset.row === wanted.current);
    if (!found) return;
    wanted.current = null;
    found.focus();
  });

  return (
    <div
      class="chat-list"
      ref={list}
      {...asGrid(historyWords.title, rows.length)}
      style={{ paddingBlockEnd: `${drawn.after}px` }}
    >
      {drawn.rows.map(({ index, gap }) => {
        const row = rows[index] as ChatRow;
        const position = { index, gap };
        if ('heading' in row) {
          return (
            <div
              key={row.key}
              class="chat-group"
              {...asRow(index)}
              data-key={row.key}
              style={{ marginBlockStart: `${gap}px` }}
            >
              <span {...ROW_HEADER}>{nameGroup(row.heading, now)}</span>
            </div>
          );
        }
        return (
          <ConversationRow
            key={row.key}
            summary={row.summary}
            position={position}
            isShown={row.key === place.shown}
            isActive={row.key === active}
            isRenamed={row.key === place.renamed}
            isUnfolded={row.key === place.unfolded}
            isSelected={selected.has(row.key)}
            isSelecting={selected.size > 0}
            actions={props.actions}
          />
        );
      })}
    </div>
  );
}
