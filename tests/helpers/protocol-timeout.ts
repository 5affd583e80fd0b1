/** A browser that takes longer for one command never answers it: a test then fails at the step that hangs. */
export const PROTOCOL_TIMEOUT_MS = 45_000;
