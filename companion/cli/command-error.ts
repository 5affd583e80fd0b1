/** Exit statuses of every command. */
export const EXIT = {
  ok: 0,
  /** It was tried and failed; stderr says why and what to do. */
  failed: 1,
  /** The command line is wrong; nothing was tried. */
  usage: 2,
  /** Ctrl-C, as shells write it. */
  interrupted: 130,
} as const;

/** Ends a command. Both texts are for the person at the terminal. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What to do about it; may be empty. */
  readonly cure: string;

  constructor(message: string, cure = '') {
    super(message);
    this.cure = cure;
  }
}
