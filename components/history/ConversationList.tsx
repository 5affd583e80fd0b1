import { useId } from 'preact/hooks';
import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { nameGroup } from '../../words/describe-date.ts';
import { historyWords } from '../../words/spoken.ts';
import { ConversationRow, type RowActions } from './ConversationRow.tsx';
import { HistoryProblem } from './HistoryProblem.tsx';
import { Skeleton } from './Skeleton.tsx';

/** The stored conversations, grouped by the day of their last use. */
export function ConversationList(props: {
  history: HistoryState;
  shown: string;
  active: string;
  renamed: string;
  unfolded: string;
  actions: RowActions;
  pair: () => void;
}) {
  const { history } = props;
  const id = useId();
  const groups = history.groups.value;
  const problem = history.problem.value;
  const status = history.status.value;
  const now = new Date();
  if (groups.length === 0) {
    if (problem) {
      return <HistoryProblem problem={problem} retry={history.retry} pair={props.pair} />;
    }
    if (status !== 'ready') return <Skeleton text={historyWords.loadingChats} />;
    return (
      <div class="history-note">
        <p class="history-note-title">{historyWords.noChats}</p>
        <p>{historyWords.noChatsHint}</p>
      </div>
    );
  }
  // One row is in the order of tabs: the one that had the focus last, or the first.
  const rows = groups.flatMap(({ conversations }) => conversations.map(({ conversation }) => conversation));
  const active = rows.includes(props.active) ? props.active : rows[0];
  return (
    <>
      {groups.map(({ key, conversations }, index) => (
        <section key={JSON.stringify(key)} aria-labelledby={`${id}-${index}`}>
          <h3 class="chat-group" id={`${id}-${index}`}>
            {nameGroup(key, now)}
          </h3>
          <ul class="chat-list">
            {conversations.map((summary) => (
              <ConversationRow
                key={summary.conversation}
                summary={summary}
                isShown={summary.conversation === props.shown}
                isActive={summary.conversation === active}
                isRenamed={summary.conversation === props.renamed}
                isUnfolded={summary.conversation === props.unfolded}
                actions={props.actions}
              />
            ))}
          </ul>
        </section>
      ))}
      {history.more.value === 'loading' && <p class="history-foot">{historyWords.loadingMore}</p>}
      {problem && <HistoryProblem problem={problem} retry={history.retry} />}
    </>
  );
}
