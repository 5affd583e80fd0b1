/**
 * What a log line may carry: short facts that the companion made itself. There is no room for objects on purpose, so
 * that nobody logs a request, a message or an upstream's reply by accident.
 */
export type LogFields = Record<string, string | number | boolean | undefined>;

/** Never prompts, pages, answers, tokens or queries: neither in `fields` nor in `message`. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** A log whose every line carries these fields too. */
export function logWith(fields: LogFields, log: Log): Log {
  return {
    debug: (more, message) => log.debug({ ...fields, ...more }, message),
    info: (more, message) => log.info({ ...fields, ...more }, message),
    warn: (more, message) => log.warn({ ...fields, ...more }, message),
    error: (more, message) => log.error({ ...fields, ...more }, message),
  };
}

/** Where an error came from, without its message: V8 quotes the text it failed to parse in there. */
export function toLogFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { errorName: error.name, errorCode: code, stack: frames.map((line) => line.trim()).join('\n') };
}
