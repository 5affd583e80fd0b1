import type { ErrorReason } from '../../protocol/error-causes.ts';

/** Why no key came of it, in words for a person. */
export class PairingFailure extends Error {
  override readonly name = 'PairingFailure';
  /** What to do; may be empty. */
  readonly cure: string;
  /** What has to be entered anew for the next try to be another one; `nothing`: the same may succeed. */
  readonly about: 'address' | 'code' | 'nothing';

  /** The companion's reason, in place of the words. */
  readonly error: ErrorReason | undefined;

  constructor(about: PairingFailure['about'], message: string, cure: string, error?: ErrorReason) {
    super(message);
    this.about = about;
    this.cure = cure;
    this.error = error;
  }
}
