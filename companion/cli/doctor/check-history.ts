import { describeNotice } from '../../../words/describe-notice.ts';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import type { CompanionLine } from '../companion/dial.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Whether the companion that runs can keep conversations. */
export function checkHistory({ welcome }: CompanionLine): Finding {
  if (welcome.notice === undefined) return ok(doctorWords.about.history, doctorWords.history.kept);
  return problem(doctorWords.about.history, toTerminalLine(describeNotice(welcome.notice)), '');
}
