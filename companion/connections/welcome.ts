import type { Welcome } from '../../protocol/companion-messages.ts';
import type { Limits } from '../../protocol/limits.ts';

/** What `welcome` says to everybody. */
export type Greeting = Pick<Welcome, 'version' | 'epoch'>;

/** The companion's first frame, with the limits as they hold for this caller. */
export function createWelcome(
  greeting: Greeting,
  caller: Pick<Welcome, 'role' | 'features' | 'notice' | 'nonce' | 'proof'>,
  limits: Limits,
): Welcome {
  return {
    type: 'welcome',
    ...greeting,
    ...caller,
    limits: {
      frameBytes: caller.role === 'client' ? limits.frameBytes : limits.guestFrameBytes,
      messageChars: limits.messageChars,
      attachmentChars: limits.attachmentChars,
      attachments: limits.attachments,
    },
  };
}
