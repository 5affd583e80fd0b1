import type { Source } from './source.ts';
import { sanitiseUntrusted } from './untrusted-text.ts';

/** What a model is told of what a page kept to itself. */
const UNREAD = [
  ['editor', '(Of an editor in it, only the lines on screen are here)'],
  ['frame', '(A part of it that comes from another site is not here)'],
] as const;

/**
 * A source between marks that its text can't close: the marks carry a nonce that the page can't know, and the text
 * is searched for it all the same. This lowers the risk that a page speaks to the model, it does not remove it.
 */
export function fence(source: Source, nonce: string): string {
  const mark = `${source.type}-${nonce}`;
  const head = [
    source.title.trim() === '' ? '' : `Title: ${oneLine(source.title)}`,
    source.url === '' ? '' : `Address: ${oneLine(source.url)}`,
    source.turn === undefined ? '' : '(A part of your earlier answer)',
    ...UNREAD.flatMap(([part, words]) => (source.unread?.includes(part) ? [words] : [])),
    source.omittedChars > 0 ? `(${source.omittedChars} characters are left out)` : '',
  ].filter((line) => line !== '');
  const text = breakUp(`${head.join('\n')}\n\n${sanitiseUntrusted(source.text).trim()}`.trim(), nonce);
  return `<${mark}>\n${text}\n</${mark}>${fenceAround(source, nonce)}`;
}

/** The paragraph that a selection stands in, which is told apart from it. */
function fenceAround({ type, around = '' }: Source, nonce: string): string {
  if (type !== 'selection' || around.trim() === '') return '';
  const mark = `around-${nonce}`;
  return `\n<${mark}>\n${breakUp(sanitiseUntrusted(around).trim(), nonce)}\n</${mark}>`;
}

function oneLine(text: string): string {
  return sanitiseUntrusted(text).replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** Overlapping ones too: breaking one up may leave another whole. */
function breakUp(text: string, nonce: string): string {
  let broken = text;
  while (broken.includes(nonce)) broken = broken.split(nonce).join(`${nonce.slice(0, 1)}-${nonce.slice(1)}`);
  return broken;
}
