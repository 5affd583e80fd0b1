import type { ErrorReason } from '../../../protocol/error-causes.ts';
import { describeError } from '../../../words/describe-error.ts';
import { CommandError } from '../command-error.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';

/** The companion's refusal, as the end of a command. */
export function toCommandError(refusal: ErrorReason): CommandError {
  const { message, cure } = describeError(refusal);
  return new CommandError(toTerminalLine(message), toTerminalLine(cure));
}
