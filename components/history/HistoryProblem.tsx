import type { Problem } from '../../sidebar/state/problem.ts';
import { words } from '../../words/spoken.ts';
import { ProblemWords } from '../notices/ProblemWords.tsx';
import { problemWords } from '../problem-words.ts';

/** Why there is nothing to show, and what to do. */
export function HistoryProblem(props: {
  problem: Problem;
  retry: () => void;
  /** Where pairing may be the cure: leads there. */
  pair?: () => void;
}) {
  return (
    <div class="history-note">
      <p class="history-note-title">{problemWords(props.problem).title}</p>
      <ProblemWords problem={props.problem} />
      {props.problem.pairable && props.pair && (
        <button type="button" class="button" onClick={props.pair}>
          {words.pairBrowser}
        </button>
      )}
      {props.problem.retryable && (
        <button type="button" class="button" onClick={() => props.retry()}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
