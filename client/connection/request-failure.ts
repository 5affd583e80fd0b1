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
