import type { Problem } from '../../sidebar/state/problem.ts';
import { words } from '../../words/spoken.ts';
import { CopyButton } from '../CopyButton.tsx';
import { problemWords } from '../problem-words.ts';

/** Cause, cure, and the command that is the cure. */
export function ProblemWords({ problem }: { problem: Problem }) {
  const { message, cure, command } = problemWords(problem);
  return (
    <>
      {message !== '' && <p class="problem-message">{message}</p>}
      {cure !== '' && <p>{cure}</p>}
      {command !== '' && (
        <div class="command">
          <code>{command}</code>
          <CopyButton text={() => command} label={words.copyCommand} />
        </div>
      )}
    </>
  );
}
