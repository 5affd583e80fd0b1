/** `Live` can't be used. The message is for the person who started the companion. */
export class LiveError extends Error {
  override readonly name = 'LiveError';
}

/** `Live` can't be reached now. The call may be made again later, and may have taken effect all the same. */
export class LiveAwayError extends Error {
  override readonly name = 'LiveAwayError';
  readonly code = 'ETIMEDOUT';
}

/** For those who wait until it can be asked again, as for what others have now. @throws what is another error */
export function noneWhileAway(error: unknown): undefined {
  if (!(error instanceof LiveAwayError)) throw error;
}
