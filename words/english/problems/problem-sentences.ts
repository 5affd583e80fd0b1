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
