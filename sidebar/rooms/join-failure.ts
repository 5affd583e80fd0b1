import type { ErrorReason } from '../../protocol/error-causes.ts';

/** Why nobody was let into a room by a link. A refusal of the companion has its own words. */
export type JoinFailureReason =
  /** It is cut, or none at all. */
  | { code: 'no_link' }
  /** No link of this companion lets anybody in, or this one is unknown to it. */
  | { code: 'link_not_known' }
  | { code: 'unreachable' }
  | { code: 'too_many' }
  | { code: 'not_kept' }
  | { code: 'bad_name' }
  | { code: 'refused'; error: ErrorReason }
  | { code: 'unexpected'; said: string };

export class JoinFailure extends Error {
  override readonly name = 'JoinFailure';
  readonly reason: JoinFailureReason;

  constructor(reason: JoinFailureReason) {
    super(reason.code);
    this.reason = reason;
  }
}
