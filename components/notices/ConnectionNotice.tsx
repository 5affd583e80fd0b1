import type { ConnectionModel } from '../../client/models/connection-model.ts';
import { words } from '../words.ts';
import { Notice } from './Notice.tsx';
import { ProblemWords } from './ProblemWords.tsx';

/** Why there is no companion, and what to do. Nothing while all is well, or while nobody would notice. */
export function ConnectionNotice(props: { connection: ConnectionModel; copyText: (text: string) => Promise<void> }) {
  const { connection } = props;
  const problem = connection.problem.value;
  if (problem) {
    return (
      <Notice tone="danger" label={problem.title}>
        <h2 class="notice-title">{problem.title}</h2>
        <ProblemWords problem={problem} copyText={props.copyText} />
        {problem.retryable && (
          <div class="notice-actions">
            <button type="button" class="button" onClick={() => connection.retry()}>
              {words.retry}
            </button>
          </div>
        )}
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
