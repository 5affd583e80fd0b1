import type { ErrorMessage } from '../../protocol/companion-messages.ts';

/** The companion's `error` in answer to a request. */
export class CompanionRefusal extends Error {
  override readonly name = 'CompanionRefusal';
  readonly code: ErrorMessage['code'];
  readonly params: ErrorMessage['params'];

  constructor({ code, params }: ErrorMessage) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
