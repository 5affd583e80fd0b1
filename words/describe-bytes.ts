import { oneDigit } from './one-digit.ts';

/** For example `12 MB`. */
export function describeBytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${oneDigit(bytes / 1e9)} GB`;
}
