/** What companions know of each other can't be had; with words for the person who started this one. */
export class LiveError extends Error {
  override readonly name = 'LiveError';
}

/** What companions know of each other can't be asked now: it may be done again later, and may have been done all the same. */
export class LiveAwayError extends Error {
  override readonly name = 'LiveAwayError';
  readonly code = 'ETIMEDOUT';
}

/** For those who wait until it can be asked again, as for what others have now. @throws what is another error */
export function noneWhileAway(error: unknown): undefined {
  if (!(error instanceof LiveAwayError)) throw error;
}
