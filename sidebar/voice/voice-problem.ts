import type { ErrorReason } from '../../protocol/error-causes.ts';

/** Why a recording ended before its speaker ended it. */
export type CutOff = 'unplugged' | 'full';

/**
 * Why there are no words, or only some. `not_asked`: the browser asks in a page of its own. `busy`: another program has the
 * microphone. `on_device`: none of these, but that the browser makes the words from now on.
 */
export type VoiceProblem =
  | {
      code: 'not_asked' | 'denied' | 'no_microphone' | 'busy' | 'not_supported' | 'failed' | 'lost' | 'needs_companion';
    }
  | { code: CutOff }
  | { code: 'on_device' | 'not_on_device' | 'not_installed' }
  | { code: 'refused'; error: ErrorReason };
