import { CITATION } from './citation-pattern.ts';

const END = /[.!?…]["'”’)]*(?=\s|$)|[。！？]|\n/g;

/**
 * The sentence that a citation belongs to, without citations. One behind the end of a sentence belongs to that sentence.
 *
 * @param at where the citation begins in `text`
 */
export function citingSentence(text: string, at: number): string {
  const before = text.slice(0, at).replace(CITATION, ' ').trimEnd();
  const closes = /[.!?…。！？]["'”’)]*$/.test(before);
  const body = closes ? before.replace(/[.!?…。！？]["'”’)]*$/, '') : before;
  const last = [...body.matchAll(END)].at(-1);
  const start = last ? last.index + last[0].length : 0;
  if (closes) return body.slice(start).trim();
  const after = text.slice(at).replace(CITATION, ' ');
  const end = after.matchAll(END).next().value;
  return `${body.slice(start)} ${end ? after.slice(0, end.index) : after}`.replace(/\s+/g, ' ').trim();
}
