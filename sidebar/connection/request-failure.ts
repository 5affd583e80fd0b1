/** No answer came to a request, in words for a person. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  /** What to do about it. */
  readonly cure: string;

  constructor(message: string, cure: string) {
    super(message);
    this.cure = cure;
  }
}

export function notConnected(): RequestFailure {
  return new RequestFailure('There is no connection to the companion.', 'Try again once there is one.');
}

export function connectionBroke(): RequestFailure {
  return new RequestFailure('The connection to the companion broke before it answered.', 'Try again.');
}
