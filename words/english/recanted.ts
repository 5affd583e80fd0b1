/** All that came so far as the answer was the model thinking; for programs, and the command line. */
export const RECANTED = 'The text so far was the model thinking. Its answer follows.';
