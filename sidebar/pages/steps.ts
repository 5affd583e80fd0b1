/** What a pause comes upon: the page that is being read, or a copy that nothing changes any more. */
export type Step = 'page' | 'copy';

/** Work that can be interrupted between its steps, so that a page stays responsive meanwhile. */
export type Steps<Result> = Generator<Step, Result>;

export function inOnePiece<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
