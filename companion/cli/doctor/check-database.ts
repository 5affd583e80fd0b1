import { describeError } from '../../../words/describe-error.ts';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { StoreError } from '../../store/store-error.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Whether the database that was named can be asked. Its client is loaded only then. */
export async function checkDatabase(url: string): Promise<Finding> {
  const { about, history } = doctorWords;
  const { checkDatabase: ask } = await import('../../store/postgres/check-database.ts');
  try {
    const { name, version } = await ask(url);
    return ok(about.history, toTerminalLine(history.answers(name, version)));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { message, cure } = describeError(error.reason);
    return problem(about.history, toTerminalLine(message), toTerminalLine(cure));
  }
}
