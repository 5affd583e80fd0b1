import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import { words } from '../../words/spoken.ts';
import { problemWords } from '../problem-words.ts';
import { ConnectionProblem } from './ConnectionProblem.tsx';
import { Notice } from './Notice.tsx';

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
        <ConnectionProblem connection={connection} problem={problem} openCompanion={props.openCompanion} />
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
