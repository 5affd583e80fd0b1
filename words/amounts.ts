import { formatBytes } from './format-bytes.ts';
import { once } from './once.ts';
import { ownLocale } from './own-locale.ts';

/** How a language writes amounts; apart from its numbers, since the first screen has none. */
export interface Amounts {
  /** For example `40%` of 0.4. */
  percent(share: number): string;
  /** For example `12 MB`. */
  bytes(count: number): string;
}

/** @param language BCP 47 */
export function createAmounts(language: string): Amounts {
  const percents = once(() => new Intl.NumberFormat(ownLocale(language), { style: 'percent' }));
  return {
    percent: (share) => percents().format(share),
    bytes: (count) => formatBytes(count, ownLocale(language)),
  };
}
