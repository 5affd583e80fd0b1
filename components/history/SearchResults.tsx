import { Check } from 'lucide';
import type { SearchHit } from '../../protocol/conversation-requests.ts';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { shortDate } from '../../words/describe-date.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import type { RowActions } from './ConversationRow.tsx';
import { asGrid, asRow, CELL } from './grid-roles.ts';
import { HistoryProblem } from './HistoryProblem.tsx';
import { keepSpace } from './keep-space.ts';
import { Skeleton } from './Skeleton.tsx';
import { Snippet } from './Snippet.tsx';

/** What was found, the latest first; a hit opens its conversation where the words stand. */
export function SearchResults(props: {
  history: HistoryState;
  active: string;
  selected: ReadonlySet<string>;
  click: RowActions['click'];
}) {
  const state = props.history.search.value;
  if (state.phase === 'none') return null;
  if (state.phase === 'failed') {
    return <HistoryProblem problem={state.problem} retry={() => props.history.searchAgain()} />;
  }
  if (state.hits.length === 0) {
    if (state.phase === 'searching') return <Skeleton text={historyWords.searching} />;
    return (
      <div class="history-note">
        <p class="history-note-title">{historyWords.foundNothing(state.query)}</p>
        <p>{historyWords.foundNothingHint}</p>
      </div>
    );
  }
  const now = new Date();
  const active = state.hits.some((hit) => keyOf(hit) === props.active) ? props.active : keyOf(state.hits[0]);
  return (
    <div class="chat-list hits" {...asGrid(historyWords.title)} aria-busy={state.phase === 'searching'}>
      {state.hits.map((hit, index) => (
        <div key={keyOf(hit)} class="chat-row" {...asRow(index, props.selected.has(hit.conversation))}>
          <div class="chat-cell" {...CELL}>
            <button
              type="button"
              class="chat-open hit"
              data-row={keyOf(hit)}
              data-chat={hit.conversation}
              tabIndex={keyOf(hit) === active ? 0 : -1}
              onClick={(event) => props.click(event, hit.conversation, hit.turn ?? undefined)}
              onKeyUp={keepSpace}
            >
              <span class="chat-title" dir="auto">
                {props.selected.size > 0 && (
                  <span class="chat-check">{props.selected.has(hit.conversation) && <Icon of={Check} />}</span>
                )}
                {hit.turn === null ? <Snippet snippet={hit.snippet} /> : hit.title || historyWords.untitled}
              </span>
              {hit.archived && <span class="chat-mark">{historyWords.archived}</span>}
              <span class="hit-date">{shortDate(hit.at, now)}</span>
              {hit.turn !== null && (
                <span class="hit-snippet" dir="auto">
                  <Snippet snippet={hit.snippet} />
                </span>
              )}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}

function keyOf(hit: SearchHit | undefined): string {
  return hit ? `${hit.conversation} ${hit.turn ?? ''}` : '';
}
