import { formatBytes } from './format-bytes.ts';
import { inSpokenLanguage } from './locale.ts';

const locale = inSpokenLanguage((spoken) => spoken);

/** For example `12 MB`. */
export function describeBytes(bytes: number): string {
  return formatBytes(bytes, locale());
}
