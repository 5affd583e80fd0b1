import type { HistoryState } from '../../sidebar/state/history/history-state.ts';
import { describeDone } from '../../words/describe-done.ts';
import { historyWords } from '../../words/spoken-later.ts';
import { problemWords } from '../problem-words.ts';
import { describeFailure } from './describe-failure.ts';

/**
 * Tells a screen reader what happened in the drawer. It stands inside, since everything outside of an open dialog is
 * silent.
 */
export function HistoryStatus({ history, selected }: { history: HistoryState; selected: number }) {
  return (
    <div class="visually-hidden" role="status">
      {describe(history, selected)}
    </div>
  );
}

function describe(history: HistoryState, selected: number): string {
  const done = history.done.value;
  const search = history.search.value;
  const problem = history.problem.value;
  if (history.failure.value) return describeFailure(history.failure.value);
  if (selected > 0) return historyWords.selected(selected);
  if (done) return `${describeDone(done)}. ${historyWords.undoKeys('Ctrl+Z')}.`;
  if (search.phase === 'failed') return problemWords(search.problem).title;
  if (search.phase === 'found') {
    return search.hits.length > 0 ? historyWords.found(search.hits.length) : historyWords.foundNothing(search.query);
  }
  return search.phase === 'none' ? (problem ? problemWords(problem).title : '') : '';
}
