import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import { words } from '../../words/spoken.ts';
import { problemWords } from '../problem-words.ts';
import { Notice } from './Notice.tsx';
import { ProblemWords } from './ProblemWords.tsx';

/** Why there is no companion, and what to do. Nothing while all is well, or in a gap too short to notice. */
export function ConnectionNotice(props: {
  connection: ConnectionState;
  /** Leads to the screen that shows, and changes, which companion the panel talks to and with which key; a member of a room has no say in that. */
  openCompanion: (() => void) | undefined;
}) {
  const { connection } = props;
  const problem = connection.problem.value;
  if (problem) {
    const { title } = problemWords(problem);
    return (
      <Notice tone="danger" label={title}>
        <h2 class="notice-title">{title}</h2>
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
      </Notice>
    );
  }
  if (connection.status.value !== 'reconnecting') return null;
  return (
    <Notice tone="plain" label={words.reconnecting}>
      <p>{words.reconnecting}</p>
    </Notice>
  );
}
