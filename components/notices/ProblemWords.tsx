import type { Problem } from '../../sidebar/state/problem.ts';
import { CopyButton } from '../CopyButton.tsx';
import { words } from '../words.ts';

/** Cause, cure, and the command that is the cure. */
export function ProblemWords(props: { problem: Problem; copyText: (text: string) => Promise<void> }) {
  const { message, cure, command } = props.problem;
  return (
    <>
      {message !== '' && <p class="problem-message">{message}</p>}
      {cure !== '' && <p>{cure}</p>}
      {command !== '' && (
        <div class="command">
          <code>{command}</code>
          <CopyButton text={() => command} copyText={props.copyText} label={words.copyCommand} />
        </div>
      )}
    </>
  );
}
