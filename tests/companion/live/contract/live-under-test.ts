import type { Live } from '../../../../companion/live/live.ts';

/** One companion. */
export interface CompanionUnderTest {
  live: Live;
  /** From now on nothing that it says reaches the others, and nothing of theirs reaches it. It goes on by itself. */
  cutOff(): Promise<void>;
  /** Resolves once it knows of the others again. */
  reconnect(): Promise<void>;
}

/** Several companions that share what they know of each other. They begin with nothing, and end with the test. */
export interface LiveUnderTest {
  open(): Promise<CompanionUnderTest>;
  /** Lets time go by, on a clock of its own: nobody waits for it. What was said before has arrived then. */
  elapse(ms: number): Promise<void>;
}

export type BeginLive = () => LiveUnderTest | Promise<LiveUnderTest>;
