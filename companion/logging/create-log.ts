import { type DestinationStream, destination, pino } from 'pino';
import type { Log } from './log.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * A log of JSON lines. It goes to stderr unless told otherwise: stdout is for the few lines that are meant for people.
 * Written synchronously, so that the last lines before a crash are there.
 */
export function createLog(level: LogLevel, stream: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
