import type { Attachment } from '../../protocol/attachment.ts';
import { sanitiseUntrusted } from './untrusted-text.ts';

/**
 * An attachment between marks that its text can't close: the marks carry a nonce that the page can't know, and the text
 * is searched for it all the same. This lowers the risk that a page speaks to the model, it does not remove it.
 */
export function fence(attachment: Attachment, nonce: string): string {
  const mark = `${attachment.kind}-${nonce}`;
  const head = [
    attachment.title.trim() === '' ? '' : `Title: ${oneLine(attachment.title)}`,
    attachment.url === '' ? '' : `Address: ${oneLine(attachment.url)}`,
    attachment.omittedChars > 0 ? `(${attachment.omittedChars} characters are left out)` : '',
  ].filter((line) => line !== '');
  const inside = `${head.join('\n')}\n\n${sanitiseUntrusted(attachment.text).trim()}`.trim();
  return `<${mark}>\n${breakUp(inside, nonce)}\n</${mark}>`;
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
