import { words } from '../words/spoken.ts';
import { CopyButton } from './CopyButton.tsx';

/** What is to be run in a terminal, to copy. */
export function Command({ command }: { command: string }) {
  return (
    <div class="command">
      <code>{command}</code>
      <CopyButton text={() => command} label={words.copyCommand} />
    </div>
  );
}
