/** What is wrong, why, and what to do. All but the title may be empty. */
export interface ProblemSentences {
  title: string;
  message: string;
  cure: string;
  /** To copy and run, when that is the cure. */
  command: string;
}

/** The sentences of one problem. */
export function told(title: string, message: string, cure: string, command = ''): ProblemSentences {
  return { title, message, cure, command };
}

/** Why what was asked of the companion came to nothing, where it gave no reason of its own. */
type FailureSentences = Readonly<
  Record<'not_connected' | 'connection_broke' | 'no_answer', readonly [message: string, cure: string]>
>;

/** What could not be done, by its title. */
type Because = (given: { why?: keyof FailureSentences; said?: string }) => ProblemSentences;

/**
 * Gives what is said of a failure by its title. With no `why` the companion has its own reason.
 *
 * @param again what to do then
 */
export function createFailed(failures: FailureSentences, again: string): (title: string) => Because {
  return (title) =>
    ({ why, said = '' }) => {
      const [message, cure] = why === undefined ? [said, said === '' ? '' : again] : failures[why];
      return told(title, message, cure);
    };
}
