/** A browser that takes longer for one command never answers it: a test then fails at the step that hangs. */
export const PROTOCOL_TIMEOUT_MS = 45_000;

/** A page waits as long by default for what is to appear in it, and to be loaded. */
export const PAGE_TIMEOUT_MS = 40_000;

/** Browsers that start at the same time on a small machine take their time. */
export const LAUNCH_TIMEOUT_MS = 60_000;
