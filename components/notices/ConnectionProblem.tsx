import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import type { Problem } from '../../sidebar/state/problem.ts';
import { words } from '../../words/spoken.ts';
import { ProblemWords } from './ProblemWords.tsx';

/** What is said of a problem with the connection below its title, and what can be done about it. */
export function ConnectionProblem(props: {
  connection: Pick<ConnectionState, 'retry'>;
  problem: Problem;
  /** See `ConnectionNotice`. */
  openCompanion: (() => void) | undefined;
}) {
  const { connection, problem } = props;
  return (
    <>
      <ProblemWords problem={problem} />
      <div class="notice-actions">
        {problem.pairable && (
          <button type="button" class="button" onClick={props.openCompanion}>
            {words.pairBrowser}
          </button>
        )}
        {problem.retryable && (
          <button type="button" class="button" onClick={() => connection.retry()}>
            {words.retry}
          </button>
        )}
        {!problem.pairable && props.openCompanion && (
          <button type="button" class="text-button" onClick={props.openCompanion}>
            {words.companionMenu}
          </button>
        )}
      </div>
    </>
  );
}
