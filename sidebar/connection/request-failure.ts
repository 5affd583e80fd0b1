export type RequestFailureCode = 'not_connected' | 'connection_broke' | 'no_answer';

/** No answer came to a request. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly code: RequestFailureCode;

  constructor(code: RequestFailureCode) {
    super(code);
    this.code = code;
  }
}

export function notConnected(): RequestFailure {
  return new RequestFailure('not_connected');
}

export function connectionBroke(): RequestFailure {
  return new RequestFailure('connection_broke');
}
