import type { Problem } from '../../sidebar/state/problem.ts';
import { LazyCommand } from '../LazyCommand.tsx';
import { problemWords } from '../problem-words.ts';

/** Cause, cure, and the command that is the cure. */
export function ProblemWords({ problem }: { problem: Problem }) {
  const { message, cure, command } = problemWords(problem);
  return (
    <>
      {message !== '' && <p class="problem-message">{message}</p>}
      {cure !== '' && <p>{cure}</p>}
      {command !== '' && <LazyCommand command={command} />}
    </>
  );
}
