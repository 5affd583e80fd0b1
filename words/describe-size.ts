import { words } from './english/panel.ts';

/** For example `12,340 characters · 2,000 left out`. */
export function describeSize(chars: number, omittedChars: number): string {
  return omittedChars > 0 ? `${words.characters(chars)} · ${words.leftOut(omittedChars)}` : words.characters(chars);
}
