import type { ErrorMessage } from '../../protocol/companion-messages.ts';

/** The companion's `error` in answer to a request. */
export class CompanionRefusal extends Error {
  override readonly name = 'CompanionRefusal';
  readonly code: ErrorMessage['code'];
  /** What to do about it; may be empty. */
  readonly cure: string;

  constructor(error: ErrorMessage) {
    super(error.message);
    this.code = error.code;
    this.cure = error.cure;
  }
}
