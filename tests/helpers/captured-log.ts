import { createLog, type LogLevel } from '../../companion/logging/create-log.ts';
import type { Log } from '../../companion/logging/log.ts';

export interface CapturedLog extends Log {
  /** Everything written so far, as it would stand in the log. */
  text(): string;
  lines(): Record<string, unknown>[];
}

/** The real log, written to memory. */
export function createCapturedLog(level: LogLevel = 'debug'): CapturedLog {
  let text = '';
  const log = createLog(level, {
    write(line) {
      text += line;
    },
  });
  return Object.assign(log, {
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  });
}
